//! # deprecated-key
//!
//! ## What it does
//! Flags `container_name` and `expose`. dclint asks for unique and well-formed container names: in a swarm there
//! are none.
//!
//! ## Why it is bad
//! The client prints "Ignoring deprecated options": tasks of a swarm have names of their own, and containers on one
//! network reach every port of each other.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     container_name: web
//! ```
//!
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     expose: ["80"]
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     hostname: web
//! ```
//!
//! ## Fix safety
//! Safe: a swarm does nothing with the key.

use crate::{
    diagnostic::{Fix, FixAvailability, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule, edits, keys,
        rules::support::meta::{BASE, DEPLOY, TYPES},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST28",
        slug: "deprecated-key",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        summary: "`container_name` or `expose`, which the client calls deprecated",
        why: "The client prints \"Ignoring deprecated options\": tasks of a swarm have names of their own, and containers on one network reach every port of each other.",
        sources: &[TYPES, DEPLOY],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in context.written_services() {
        for entry in service.item.entries() {
            let Some(known) = keys::find(&keys::DEPRECATED, &entry.name) else { continue };
            let message = format!("`{}` of service `{}` is ignored: {}", entry.name, service.name, known.effect);
            let fix = edits::remove(context, entry.key, entry.item.place, service.item.entries().len())
                .map(|e| Fix::safe(format!("Remove `{}`", entry.name), vec![e]));
            findings.push(Found::new(&RULE, entry.key, message).help(known.instead).fix(fix));
        }
    }
}
