//! # few-addresses
//!
//! ## What it does
//! Flags networks whose addresses are used to more than three quarters by the stack on its swarm, and at error
//! those that need more than they have.
//!
//! ## Why it is bad
//! Tasks that get no address stay in the state NEW, and nothing says why.
//!
//! ## Example
//! ```yaml flagged=8 swarm={"existing_nodes":5}
//! services:
//!   web:
//!     image: nginx:1.27
//!     networks: [front]
//!     deploy:
//!       replicas: 230
//! networks:
//!   front: {}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean swarm={"existing_nodes":5}
//! services:
//!   web:
//!     image: nginx:1.27
//!     networks: [front]
//!     deploy:
//!       replicas: 30
//! networks:
//!   front: {}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use super::{
    Rule,
    meta::{BASE, OVERLAY},
};
use crate::{
    cross::on_swarm::Plan,
    diagnostic::{Group, RuleMeta, Severity, rule_file},
    stack::{Findings, Found},
    swarm::addresses::Status,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST60",
        slug: "few-addresses",
        group: Group::Sizing,
        severity: Severity::Warning,
        summary: "A network that runs out of addresses",
        why: "Tasks that get no address stay in the state NEW, and nothing says why.",
        sources: &[OVERLAY],
        file: rule_file!(),
        ..BASE
    },
    check,
};

fn check(plan: &Plan<'_>, findings: &mut Findings) {
    let model = &plan.context.model;
    for budget in plan.budgets.iter().filter(|b| b.status != Status::Ok) {
        let defined = model.network(&budget.network).map(|n| n.key);
        let Some(place) = defined.or_else(|| model.services.first().map(|s| s.key)) else { continue };
        let message = format!(
            "the network `{}` needs {} addresses on this swarm and has {}",
            budget.network, budget.need, budget.capacity
        );
        let severity = if budget.status == Status::Error { Severity::Error } else { Severity::Warning };
        findings.push(Found::of(&RULE.meta, place, message).severity(severity).help(
            "Spread the services over several networks, use `endpoint_mode: dnsrr`, or give the network a larger subnet before it is created.",
        ));
    }
}
