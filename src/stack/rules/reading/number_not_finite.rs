//! # number-not-finite
//!
//! ## What it does
//! Flags the YAML numbers `.inf`, `-.inf` and `.nan`.
//!
//! ## Why it is bad
//! The client cannot hand these numbers on and refuses the file.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     environment: {LIMIT: .inf}
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     environment: {LIMIT: ".inf"}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     environment: {LIMIT: ".inf"}
//! ```
//!
//! ## Fix safety
//! Safe: with quotes it is the text that stands there.

use crate::{
    diagnostic::{Fix, FixAvailability, Group, Refuser, RuleMeta, rule_file},
    stack::{Context, Findings, Found, Rule, edits, read::ReadFaultKind, rules::support::meta::BASE},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST113",
        slug: "number-not-finite",
        group: Group::Syntax,
        fix: FixAvailability::Sometimes,
        summary: "`.inf` or `.nan` as a value",
        why: "The client cannot hand these numbers on and refuses the file.",
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for fault in context.files.iter().flat_map(|f| &f.file.faults) {
        if fault.kind == ReadFaultKind::NotFinite {
            let found = Found::new(
                &RULE,
                fault.place,
                "YAML reads this as a number without end, which the client cannot hand on",
            );
            let fix = edits::quote(context, fault.place).map(|e| Fix::safe("Put it in quotes", vec![e]));
            findings.push(found.help("Put it in quotes if the text is meant.").fix(fix));
        }
    }
}
