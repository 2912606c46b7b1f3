//! # all-at-once
//!
//! ## What it does
//! Flags `parallelism: 0` (all), and a parallelism of as many tasks as there are, on services with two tasks or
//! more.
//!
//! ## Why it is bad
//! For a moment no task runs: an outage that the number of replicas was to prevent.
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
        why: "For a moment no task runs: an outage that the number of replicas was to prevent.",
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
                service.replicas() >= 2 && (parallelism.value == 0 || parallelism.value >= service.replicas())
            }
            "global" => parallelism.value == 0,
            _ => false,
        };
        if is_all && !service.is_start_first() {
            let message = format!("an update of `{}` stops all of its tasks at once", service.name);
            findings.push(
                Found::new(&RULE, parallelism.place, message)
                    .help("Replace one or two at a time, or start the new ones first: `order: start-first`."),
            );
        }
    }
}
