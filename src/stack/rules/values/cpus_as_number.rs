//! # cpus-as-number
//!
//! ## What it does
//! Flags `cpus` of limits and reservations without quotes.
//!
//! ## Why it is bad
//! `cpus` must be a text: `cpus: 0.5` without quotes is refused.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {resources: {limits: {cpus: 0.5}}}
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {resources: {limits: {cpus: "0.5"}}}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {resources: {limits: {cpus: "0.5"}}}
//! ```
//!
//! ## Fix safety
//! Safe: the share stays the same.

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
        code: "ST04",
        slug: "cpus-as-number",
        fix: FixAvailability::Sometimes,
        summary: "`cpus` as a number",
        why: "`cpus` must be a text: `cpus: 0.5` without quotes is refused.",
        sources: &[SCHEMA],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for fault in context.faults().filter(|f| rule_of(f) == RULE.meta.code) {
        let message = format!("`cpus` must be a text, and this is {}", fault.item.kind());
        let fix = edits::quote(context, fault.place).map(|e| Fix::safe("Put it in quotes", vec![e]));
        findings.push(Found::new(&RULE, fault.place, message).help("Put it in quotes.").fix(fix));
    }
}
