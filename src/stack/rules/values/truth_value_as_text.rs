//! # truth-value-as-text
//!
//! ## What it does
//! Flags `true` and `false` without quotes among environment, labels, driver options, logging options, sysctls and
//! build arguments. `yes` and `on` are texts.
//!
//! ## Why it is bad
//! Environment, labels and options take texts and numbers; `true` without quotes is refused.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     environment: {DEBUG: true}
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     environment: {DEBUG: "true"}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     environment: {DEBUG: "true"}
//! ```
//!
//! ## Fix safety
//! Safe: the container gets the word that stands there.

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
        code: "ST06",
        slug: "truth-value-as-text",
        fix: FixAvailability::Sometimes,
        summary: "A truth value where a text must stand",
        why: "Environment, labels and options take texts and numbers; `true` without quotes is refused.",
        sources: &[SCHEMA],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for fault in context.faults().filter(|f| rule_of(f) == RULE.meta.code) {
        let message = format!("`{}` must be a text or a number, and this is {}", fault.name(), fault.item.kind());
        let fix = edits::quote(context, fault.place).map(|e| Fix::safe("Put it in quotes", vec![e]));
        findings.push(Found::new(&RULE, fault.place, message).help("Put it in quotes.").fix(fix));
    }
}
