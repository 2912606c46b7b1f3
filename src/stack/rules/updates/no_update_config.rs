//! # no-update-config
//!
//! ## What it does
//! Flags replicated services with two tasks or more and no `deploy.update_config`.
//!
//! ## Why it is bad
//! Without `update_config` one task after the other is replaced without a pause, and a failure stops half way.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {replicas: 2}
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {replicas: 2, update_config: {parallelism: 1, delay: 10s, failure_action: rollback, monitor: 30s}}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {replicas: 2, update_config: {order: start-first, failure_action: rollback}}
//! ```
//!
//! ## Fix safety
//! Unsafe: the figures are ours; yours depend on how long a task needs to start.

use crate::{
    diagnostic::{Fix, FixAvailability, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule, edits,
        rules::support::{
            health::time_to_fail,
            meta::{BASE, CREATE, SERVICES},
        },
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST40",
        slug: "no-update-config",
        severity: Severity::Info,
        fix: FixAvailability::Sometimes,
        summary: "Several tasks and nothing said about updates",
        why: "Without `update_config` one task after the other is replaced without a pause, and a failure stops half way.",
        sources: &[SERVICES, CREATE],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        if service.mode() == "replicated" && service.replicas() >= 2 && service.deploy.update.is_none() {
            let message = format!("service `{}` says nothing about its updates", service.name);
            let place = service.deploy.replicas.as_ref().map_or(service.key, |r| r.place);
            let watched = service.healthcheck.as_ref().and_then(time_to_fail).map_or(0, |n| n / 1_000_000_000 + 10);
            let value =
                format!("{{parallelism: 1, delay: 10s, failure_action: rollback, monitor: {}s}}", watched.max(30));
            let fix = edits::set(context, &service.name, &["deploy", "update_config"], &value)
                .map(|e| Fix::risky("Add an update configuration", vec![e]));
            findings.push(
                Found::new(&RULE, place, message)
                    .help(
                        "Say how many at once, the pause, how long a task is watched, and `failure_action: rollback`.",
                    )
                    .fix(fix),
            );
        }
    }
}
