//! # reservation-over-node
//!
//! ## What it does
//! Flags reservations that are larger than a whole node.
//!
//! ## Why it is bad
//! The scheduler finds no node for such a task: it stays pending for ever.
//!
//! ## Example
//! ```yaml flagged=5 swarm={"node":{"cpu_m":2000,"memory_mib":4096}}
//! services:
//!   db:
//!     image: postgres:17
//!     deploy:
//!       resources: {reservations: {memory: 6G}}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean swarm={"node":{"cpu_m":2000,"memory_mib":4096}}
//! services:
//!   db:
//!     image: postgres:17
//!     deploy:
//!       resources: {reservations: {memory: 2G}}
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
    stack::{Findings, Found, units::size},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST21",
        slug: "reservation-over-node",
        group: Group::Sizing,
        severity: Severity::Error,
        summary: "A reservation that no node can meet",
        why: "The scheduler finds no node for such a task: it stays pending for ever.",
        sources: &[SERVICES, SCHEDULER],
        file: rule_file!(),
        ..BASE
    },
    check,
};

fn check(plan: &Plan<'_>, findings: &mut Findings) {
    for service in plan.services() {
        let node = plan.largest(service);
        let memory = i64::from(node.memory_mib) << 20;
        let processors = i64::from(node.cpu_m) * 1_000_000;
        let reserved = &service.deploy.reservations;
        if let Some(asked) = reserved.memory.as_ref().filter(|m| m.value > memory) {
            let message = format!(
                "a task of `{}` reserves {}, and a node has {} MiB",
                service.name,
                size::show(asked.value),
                node.memory_mib
            );
            findings.push(Found::of(&RULE.meta, asked.place, message).help("Reserve less, or use larger nodes."));
        }
        if let Some(asked) = reserved.cpus.as_ref().filter(|c| c.value > processors) {
            let message = format!(
                "a task of `{}` reserves {} thousandths of a processor, and a node has {}",
                service.name,
                asked.value / 1_000_000,
                node.cpu_m
            );
            findings.push(Found::of(&RULE.meta, asked.place, message).help("Reserve less, or use larger nodes."));
        }
    }
}
