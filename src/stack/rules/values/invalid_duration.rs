//! # invalid-duration
//!
//! ## What it does
//! Flags texts in places for times that the client cannot read.
//!
//! ## Why it is bad
//! Times need a number with a unit and no blank: `10s`, `1m30s`.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     stop_grace_period: "10"
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     stop_grace_period: 10s
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
        code: "ST78",
        slug: "invalid-duration",
        summary: "A duration that is none",
        why: "Times need a number with a unit and no blank: `10s`, `1m30s`.",
        sources: &[SCHEMA],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for fault in context.faults().filter(|f| rule_of(f) == RULE.meta.code) {
        let message = format!("`{}` is a time, and the client cannot read {}", fault.name(), fault.item.kind());

        findings.push(
            Found::new(&RULE, fault.place, message)
                .help("Write a number with a unit: `ms`, `s`, `m` or `h`, for example `1m30s`."),
        );
    }
}
