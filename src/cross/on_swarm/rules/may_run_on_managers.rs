//! # may-run-on-managers
//!
//! ## What it does
//! Flags services without a constraint on the role, on a swarm of ten nodes and more whose managers are not
//! drained.
//!
//! ## Why it is bad
//! What runs on a manager shares its processors and memory with the control of the swarm: a task that leaks can
//! cost the quorum.
//!
//! ## Example
//! ```yaml flagged=2 swarm={"existing_nodes":12,"managers":12}
//! services:
//!   web:
//!     image: nginx:1.27
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed swarm={"existing_nodes":12,"managers":12}
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       placement:
//!         constraints: [node.role == worker]
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean swarm={"existing_nodes":12,"managers":12}
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {placement: {constraints: [node.role == worker]}}
//! ```
//!
//! ## Fix safety
//! Unsafe: a service that needs the managers, as those do that ask the swarm's API, would stay pending.

use super::{
    Rule,
    meta::{BASE, MANAGERS},
};
use crate::{
    cross::on_swarm::Plan,
    diagnostic::{Fix, FixAvailability, Group, RuleMeta, Severity, rule_file},
    stack::{Findings, Found, edits, units::constraint::Key},
    swarm::tier::Tier,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST64",
        slug: "may-run-on-managers",
        group: Group::Sizing,
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        summary: "A service that may run on managers",
        why: "What runs on a manager shares its processors and memory with the control of the swarm: a task that leaks can cost the quorum.",
        sources: &[MANAGERS],
        file: rule_file!(),
        ..BASE
    },
    check,
};

fn check(plan: &Plan<'_>, findings: &mut Findings) {
    let (tier, nodes) = (plan.decision.tier, plan.decision.nodes);
    if tier < Tier::Flexy || nodes.managers_dedicated {
        return;
    }
    for service in plan.services().filter(|s| !s.is_global()) {
        let names_role =
            service.constraints().any(|c| matches!(c.key, Key::Role | Key::Hostname | Key::Id | Key::Label(_)));
        if names_role {
            continue;
        }
        let message = format!("tasks of `{}` may run on the {} managers", service.name, nodes.managers);
        let path = ["deploy", "placement", "constraints"];
        let fix = edits::append(plan.context, &service.name, &path, "node.role == worker")
            .or_else(|| edits::set(plan.context, &service.name, &path, "[node.role == worker]"))
            .map(|e| Fix::risky("Keep it on workers", vec![e]));
        findings.push(
            Found::of(&RULE.meta, service.key, message)
                .help("Add `placement: {constraints: [node.role == worker]}`, or drain the managers.")
                .fix(fix),
        );
    }
}
