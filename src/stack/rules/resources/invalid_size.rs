//! # invalid-size
//!
//! ## What it does
//! Flags `memory` of limits and reservations that the client cannot read.
//!
//! ## Why it is bad
//! `memory` takes a number with `b`, `k`, `m`, `g` or `t` behind it; the client refuses anything else, the empty
//! text included.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {resources: {limits: {memory: 512x}}}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {resources: {limits: {memory: 512M}}}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Refuser, RuleMeta, rule_file},
    stack::{Context, Findings, Found, Rule, rules::support::meta::BASE, units::size},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST83",
        slug: "invalid-size",
        summary: "A size that cannot be read",
        why: "`memory` takes a number with `b`, `k`, `m`, `g` or `t` behind it; the client refuses anything else, the empty text included.",
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in context.written_services() {
        for kind in ["limits", "reservations"] {
            let Some(item) = service.item.find(&["deploy", "resources", kind, "memory"]) else { continue };
            let Some(text) = item.text().filter(|t| size::parse(t).is_none()) else { continue };
            let message = format!("`{text}` is no size");
            findings.push(
                Found::new(&RULE, item.place, message).help("Write a number with a unit, for example `512M` or `1G`."),
            );
        }
    }
}
