//! # not-spread
//!
//! ## What it does
//! Flags services with two replicas or more and no spread preference, where the nodes stand in several zones.
//!
//! ## Why it is bad
//! The scheduler spreads over nodes and knows no zones: all tasks may stand in the one that fails.
//!
//! ## Example
//! ```yaml flagged=5 swarm={"zones":3}
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       replicas: 3
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed swarm={"zones":3}
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       replicas: 3
//!       placement:
//!         preferences: [{spread: node.labels.zone}]
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean swarm={"zones":3}
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       replicas: 3
//!       placement: {preferences: [{spread: node.labels.zone}]}
//! ```
//!
//! ## Fix safety
//! Unsafe: the nodes must carry the label `zone`, else all of them are one group.

use super::{
    Rule,
    meta::{BASE, SERVICES},
};
use crate::{
    cross::on_swarm::Plan,
    diagnostic::{Fix, FixAvailability, Group, RuleMeta, Severity, rule_file},
    stack::{Findings, Found, edits},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST45",
        slug: "not-spread",
        group: Group::Sizing,
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        summary: "Replicas that no preference spreads over zones",
        why: "The scheduler spreads over nodes and knows no zones: all tasks may stand in the one that fails.",
        sources: &[SERVICES],
        file: rule_file!(),
        ..BASE
    },
    check,
};

fn check(plan: &Plan<'_>, findings: &mut Findings) {
    if plan.input.zones < 2 {
        return;
    }
    for service in plan.services().filter(|s| s.mode() == "replicated" && s.replicas() >= 2) {
        if !service.deploy.preferences.is_empty() {
            continue;
        }
        let message = format!("the {} tasks of `{}` may all stand in one zone", service.replicas(), service.name);
        let place = service.deploy.replicas.as_ref().map_or(service.key, |r| r.place);
        let path = ["deploy", "placement", "preferences"];
        let fix = edits::set(plan.context, &service.name, &path, "[{spread: node.labels.zone}]")
            .map(|e| Fix::risky("Spread over the label `zone`", vec![e]));
        findings.push(Found::of(&RULE.meta, place, message).help(
            "Label the nodes (`docker node update --label-add zone=a NODE`) and add `placement: {preferences: [{spread: node.labels.zone}]}`.",
        ).fix(fix));
    }
}
