//! # unknown-update-order
//!
//! ## What it does
//! Flags other words under `update_config.order` and `rollback_config.order`.
//!
//! ## Why it is bad
//! `order` takes `stop-first` and `start-first` only.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {update_config: {order: start}}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {update_config: {order: start-first}}
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
        code: "ST79",
        slug: "unknown-update-order",
        summary: "An order of updates that there is not",
        why: "`order` takes `stop-first` and `start-first` only.",
        sources: &[SCHEMA],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for fault in context.faults().filter(|f| rule_of(f) == RULE.meta.code) {
        let message = format!("`order` is `stop-first` or `start-first`, and this is {}", fault.item.kind());

        findings.push(Found::new(&RULE, fault.place, message).help(
            "Write `start-first` to start the new task before the old one stops, `stop-first` for the other way round.",
        ));
    }
}
