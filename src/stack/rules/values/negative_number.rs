//! # negative-number
//!
//! ## What it does
//! Flags negative numbers of replicas, attempts, ports and the like.
//!
//! ## Why it is bad
//! The client refuses numbers below 0 here.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {replicas: -1}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {replicas: 1}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::{
            meta::{BASE, SCHEMA},
            topics::rule_of,
        },
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST95",
        slug: "negative-number",
        summary: "A number below 0",
        why: "The client refuses numbers below 0 here.",
        sources: &[SCHEMA],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for fault in context.faults().filter(|f| rule_of(f) == RULE.meta.code) {
        let message = format!("`{}` must not be below 0, and this is {}", fault.name(), fault.item.kind());

        findings.push(Found::new(&RULE, fault.place, message).help("Write a number from 0 up."));
    }
}
