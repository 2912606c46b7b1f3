//! # invalid-cpus
//!
//! ## What it does
//! Flags `cpus` such as `50%`, `500m` or with more than nine decimals.
//!
//! ## Why it is bad
//! `cpus` takes a number of at most nine decimals; the client refuses anything else.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {resources: {limits: {cpus: "500m"}}}
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
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::meta::{BASE, CONVERT},
        units::cpus,
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST82",
        slug: "invalid-cpus",
        summary: "A share of processors that cannot be read",
        why: "`cpus` takes a number of at most nine decimals; the client refuses anything else.",
        sources: &[CONVERT],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in context.written_services() {
        for kind in ["limits", "reservations"] {
            let Some(item) = service.item.find(&["deploy", "resources", kind, "cpus"]) else { continue };
            let Some(text) = item.text().filter(|t| !t.is_empty()) else { continue };
            let what = match cpus::parse(text) {
                Ok(_) => continue,
                Err(cpus::Fault::NotANumber) => "is no number",
                Err(cpus::Fault::TooPrecise) => "has more than nine decimals",
            };
            let message = format!("`{text}` {what}");
            findings.push(
                Found::new(&RULE, item.place, message)
                    .help("Write a share of processors, for example `\"0.5\"` for half of one."),
            );
        }
    }
}
