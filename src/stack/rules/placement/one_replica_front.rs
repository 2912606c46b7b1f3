//! # one-replica-front
//!
//! ## What it does
//! Flags services that publish a port on every node, run one task, and keep no data on a volume.
//!
//! ## Why it is bad
//! With one task every update and every lost node is an outage until the next task runs.
//!
//! ## Example
//! ```yaml flagged=2
//! services:
//!   web:
//!     image: nginx:1.27
//!     ports: ["80:80"]
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     ports: ["80:80"]
//!     deploy:
//!       replicas: 2
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     ports: ["80:80"]
//!     deploy: {replicas: 2}
//! ```
//!
//! ## Fix safety
//! Unsafe: not every program can run twice.

use crate::{
    diagnostic::{Fix, FixAvailability, Group, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule, edits,
        model::{MountType, PortMode},
        rules::support::{
            images,
            meta::{BASE, SERVICES},
        },
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST44",
        slug: "one-replica-front",
        group: Group::Scale,
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        summary: "One task only of a service at the front",
        why: "With one task every update and every lost node is an outage until the next task runs.",
        sources: &[SERVICES],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        let is_published = service.ports.iter().any(|p| p.mode == PortMode::Ingress);
        let keeps_data = service.volumes.iter().any(|v| v.kind != MountType::Tmpfs && !v.read_only)
            || images::is_store(context, service);
        if service.mode() == "replicated" && service.replicas() == 1 && is_published && !keeps_data {
            let message = format!("service `{}` is reached from outside and runs one task", service.name);
            let place = service.deploy.replicas.as_ref().map_or(service.key, |r| r.place);
            // One more than an update touches at once.
            let tasks = service.update_parallelism().clamp(1, 8) + 1;
            let title = if tasks == 2 { "Run two tasks".to_owned() } else { format!("Run {tasks} tasks") };
            let fix = edits::set(context, &service.name, &["deploy", "replicas"], &tasks.to_string())
                .map(|e| Fix::risky(title, vec![e]));
            findings.push(Found::new(&RULE, place, message).help("Run two or more: `deploy.replicas: 2`. A service that cannot run twice should say so in a comment with an ignore.").fix(fix));
        }
    }
}
