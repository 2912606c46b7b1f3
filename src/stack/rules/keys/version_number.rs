//! # version-number
//!
//! ## What it does
//! Flags `version:` with a value that is no text.
//!
//! ## Why it is bad
//! The client takes a text only: `version: 3.8` without quotes is refused.
//!
//! dclint wants no `version` at all (no-version-field), which is fine for a stack file too.
//!
//! ## Example
//! ```yaml flagged=1
//! version: 3.8
//! services:
//!   web:
//!     image: nginx:1.27
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! version: "3.8"
//! services:
//!   web:
//!     image: nginx:1.27
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! version: "3.8"
//! services:
//!   web:
//!     image: nginx:1.27
//! ```
//!
//! ## Fix safety
//! Safe: the version stays the same.

use crate::{
    diagnostic::{Fix, FixAvailability, Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule, edits,
        rules::support::{
            meta::{BASE, SCHEMA},
            topics::rule_of,
        },
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST07",
        slug: "version-number",
        fix: FixAvailability::Sometimes,
        summary: "`version` as a number",
        why: "The client takes a text only: `version: 3.8` without quotes is refused.",
        sources: &[SCHEMA],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for fault in context.faults().filter(|f| rule_of(f) == RULE.meta.code) {
        let found =
            Found::new(&RULE, fault.place, format!("`version` must be a text, and this is {}", fault.item.kind()));
        let fix = edits::quote(context, fault.place).map(|e| Fix::safe("Put it in quotes", vec![e]));
        findings.push(found.help("Put it in quotes, or remove the line: the newest version counts then.").fix(fix));
    }
}
