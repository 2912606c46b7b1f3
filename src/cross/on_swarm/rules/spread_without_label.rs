//! # spread-without-label
//!
//! ## What it does
//! Flags spread preferences over a label that some of the nodes lack, where the nodes are listed.
//!
//! ## Why it is bad
//! Nodes without the label form a group of their own, which gets an equal share of the tasks.
//!
//! ## Example
//! ```yaml flagged=7 nodes=[{"name":"a","labels":{"rack":"1"}},{"name":"b"}]
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       replicas: 2
//!       placement:
//!         preferences: [{spread: node.labels.rack}]
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean nodes=[{"name":"a","labels":{"rack":"1"}},{"name":"b","labels":{"rack":"2"}}]
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       replicas: 2
//!       placement:
//!         preferences: [{spread: node.labels.rack}]
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use super::{
    Rule,
    meta::{BASE, SERVICES},
};
use crate::{
    cross::on_swarm::Plan,
    diagnostic::{Group, RuleMeta, Severity, rule_file},
    stack::{Findings, Found, units::constraint::spread_label},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST46",
        slug: "spread-without-label",
        group: Group::Sizing,
        severity: Severity::Warning,
        summary: "A spread over a label that some nodes lack",
        why: "Nodes without the label form a group of their own, which gets an equal share of the tasks.",
        sources: &[SERVICES],
        file: rule_file!(),
        ..BASE
    },
    check,
};

fn check(plan: &Plan<'_>, findings: &mut Findings) {
    let Some(nodes) = plan.nodes else { return };
    for service in plan.services() {
        for preference in &service.deploy.preferences {
            let Some(label) = spread_label(preference) else { continue };
            let without: Vec<&str> =
                nodes.iter().filter(|n| n.label(label).is_empty()).map(|n| n.name.as_str()).collect();
            let Some(first) = without.first() else { continue };
            let others = match without.len() {
                1 => String::new(),
                more => format!(" and {} more", more - 1),
            };
            let message =
                format!("node `{first}`{others} has no label `{label}`, over which `{}` is spread", service.name);
            findings.push(
                Found::of(&RULE.meta, preference.place, message)
                    .help(format!("Label every node: `docker node update --label-add {label}=VALUE NODE`.")),
            );
        }
    }
}
