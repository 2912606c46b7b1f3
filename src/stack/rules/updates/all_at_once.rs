//! # all-at-once
//!
//! ## What it does
//! Flags `parallelism: 0` (all), and a parallelism of as many tasks as there are, on services with two tasks or
//! more. Where the new tasks start first, it is an info.
//!
//! ## Why it is bad
//! For a moment no task runs: an outage that the number of replicas was to prevent. Where the new tasks start first,
//! a bad release takes over all at once, and the nodes carry the service twice.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {replicas: 2, update_config: {parallelism: 2, failure_action: rollback}}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {replicas: 2, update_config: {parallelism: 1, failure_action: rollback}}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::meta::{BASE, SERVICES},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST41",
        slug: "all-at-once",
        severity: Severity::Warning,
        summary: "An update that replaces all tasks at once",
        why: "For a moment no task runs: an outage that the number of replicas was to prevent; a bad release reaches all tasks before one of them can fail.",
        sources: &[SERVICES],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        let Some(parallelism) = service.deploy.update.as_ref().and_then(|u| u.parallelism.as_ref()) else { continue };
        let is_all = match service.mode() {
            "replicated" => {
                parallelism.value == 0 || (service.replicas() >= 2 && parallelism.value >= service.replicas())
            }
            "global" => parallelism.value == 0,
            _ => false,
        };
        if !is_all {
            continue;
        }
        let found = if service.is_start_first() {
            Found::new(
                &RULE,
                parallelism.place,
                format!("an update of `{}` replaces all of its tasks at once", service.name),
            )
            .severity(Severity::Info)
        } else {
            Found::new(
                &RULE,
                parallelism.place,
                format!("an update of `{}` stops all of its tasks at once", service.name),
            )
        };
        findings.push(found.help("Replace one or two at a time: `parallelism: 1`."));
    }
}
