//! # replicas-over-nodes
//!
//! ## What it does
//! Flags services with more replicas than the nodes that may run them take by `max_replicas_per_node`.
//!
//! ## Why it is bad
//! The tasks that find no node stay pending for ever.
//!
//! ## Example
//! ```yaml flagged=5 swarm={"existing_nodes":3}
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       replicas: 7
//!       placement: {max_replicas_per_node: 2}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean swarm={"existing_nodes":3}
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       replicas: 6
//!       placement: {max_replicas_per_node: 2}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use super::{
    Rule,
    meta::{BASE, SCHEDULER, SERVICES},
};
use crate::{
    cross::on_swarm::Plan,
    diagnostic::{Group, RuleMeta, Severity, rule_file},
    stack::{Findings, Found},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST20",
        slug: "replicas-over-nodes",
        group: Group::Sizing,
        severity: Severity::Error,
        summary: "More replicas than the nodes may take",
        why: "The tasks that find no node stay pending for ever.",
        sources: &[SERVICES, SCHEDULER],
        file: rule_file!(),
        ..BASE
    },
    check,
};

fn check(plan: &Plan<'_>, findings: &mut Findings) {
    for service in plan.services().filter(|s| s.mode() == "replicated") {
        let Some(most) = service.deploy.max_replicas_per_node.as_ref().filter(|m| m.value > 0) else { continue };
        let nodes = plan.eligible(service);
        let room = nodes.saturating_mul(most.value);
        let replicas = service.replicas();
        if replicas <= room {
            continue;
        }
        let place = service.deploy.replicas.as_ref().map_or(most.place, |r| r.place);
        let message = format!(
            "service `{}` asks for {replicas} tasks, and {nodes} nodes with {} each take {room}",
            service.name, most.value
        );
        findings.push(
            Found::of(&RULE.meta, place, message)
                .help("Raise `max_replicas_per_node`, add nodes, or ask for fewer replicas."),
        );
    }
}
