//! # no-room-to-update
//!
//! ## What it does
//! Flags services whose update starts the new task first where no node has room for it, all services of the stack
//! in their places.
//!
//! ## Why it is bad
//! The update waits for room without end, with the old version still serving.
//!
//! ## Example
//! ```yaml flagged=10 swarm={"existing_nodes":1,"node":{"cpu_m":4000,"memory_mib":8192},"worker_failures_to_survive":0}
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       replicas: 1
//!       resources: {reservations: {memory: 4G}}
//!       update_config:
//!         parallelism: 1
//!         failure_action: rollback
//!         order: start-first
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean swarm={"existing_nodes":1,"node":{"cpu_m":4000,"memory_mib":8192},"worker_failures_to_survive":0}
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       replicas: 1
//!       resources: {reservations: {memory: 1G}}
//!       update_config:
//!         parallelism: 1
//!         failure_action: rollback
//!         order: start-first
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use super::{
    Rule,
    meta::{BASE, SCHEDULER, UPDATER},
};
use crate::{
    cross::on_swarm::Plan,
    diagnostic::{Group, RuleMeta, Severity, rule_file},
    stack::{Findings, Found, model::Service},
    swarm::drill::Action,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST43",
        slug: "no-room-to-update",
        group: Group::Sizing,
        severity: Severity::Warning,
        summary: "No room for the new task of an update",
        why: "The update waits for room without end, with the old version still serving.",
        sources: &[UPDATER, SCHEDULER],
        file: rule_file!(),
        ..BASE
    },
    check,
};

/// More services than this are not tried.
const TRIED: usize = 200;

fn check(plan: &Plan<'_>, findings: &mut Findings) {
    let is_meant = |s: &&Service| s.is_start_first() && !s.is_job();
    let Some(drill) = plan.services().find(is_meant).and_then(|_| plan.drill()) else { return };
    // Each update is tried on a copy: what waits without one is the same for all.
    let waiting = drill.pending();
    for service in plan.services().filter(is_meant).take(TRIED) {
        let Some(order) = service.deploy.update.as_ref().and_then(|u| u.order.as_ref()) else { continue };
        // What finds no place at all is told elsewhere.
        let is_own = |number: usize| plan.input.services.get(number).is_some_and(|s| s.name == service.name);
        if waiting.iter().any(|p| is_own(p.service)) {
            continue;
        }
        let Ok(step) = drill.clone().act(&Action::Update { service: service.name.clone(), order: None }) else {
            continue;
        };
        if let Some(pending) = step.pending.first() {
            let message = format!("an update of `{}` finds no node for its new task: {}", service.name, pending.why);
            findings.push(
                Found::of(&RULE.meta, order.place, message).help(
                    "Write `stop-first`, or leave room on the nodes for as many more tasks as `parallelism` says.",
                ),
            );
        }
    }
}
