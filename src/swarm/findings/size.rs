use super::{Found, Plan};
use crate::{
    diagnostic::Severity::{Error, Info, Warning},
    swarm::tier::Tier,
};

/// Nodes of the largest public test with its numbers written down.
const LARGEST_TEST: u32 = 2_384;

pub(super) fn check(plan: &Plan<'_>, found: &mut Found) {
    let (tier, nodes) = (plan.decision.tier, plan.decision.nodes);
    match tier {
        Tier::BabyPlus => found.add(
            "SW302",
            Warning,
            "Two nodes are a Baby and a worker: the talk has no such size",
            "With one manager the loss of that node ends all control; with two managers the loss of either does.",
            "Take 1 node to learn, or 3 for high availability.",
        ),
        Tier::HaPlus => found.add(
            "SW303",
            Info,
            "Four nodes are an HA of three managers and a worker: the talk has no such size",
            "A fourth manager would tolerate no more failures than three.",
            "Keep 3 managers; at five nodes make all of them managers.",
        ),
        Tier::Growing => found.add(
            "SW304",
            Info,
            format!("{} nodes are between Biz and Flexy: the talk has no name for them", nodes.total),
            "The talk's rule already holds: beyond 5 nodes 5 managers, the rest workers. So few workers leave little to spare.",
            if nodes.managers_dedicated {
                "Keep the managers dedicated as long as the workers carry the load."
            } else {
                "Let the managers work, with reservations on every service, until there are ten nodes."
            },
        ),
        _ => {}
    }
    let below = matches!(tier, Tier::Baby | Tier::BabyPlus | Tier::Ha | Tier::HaPlus);
    if plan.input.downtime_costs_money && below {
        found.add(
            "SW301",
            Warning,
            format!("{} nodes are below the talk's minimum of 5 where downtime costs money", nodes.total),
            "While one of three managers is down for maintenance, the next failure takes the control.",
            "Take 5 nodes, all of them managers.",
        );
    }
    if nodes.total > 250 && plan.input.ingress_prefix == 24 {
        found.add(
            "SW305",
            Error,
            format!("{} nodes do not fit into an ingress network of 253 addresses", nodes.total),
            "Every node takes an address of ingress, whether it runs anything or not.",
            "Create `ingress` anew with a larger subnet (a /20 or /16) before anything is deployed.",
        );
    }
    if nodes.total > LARGEST_TEST {
        found.add(
            "SW306",
            Warning,
            format!("{} nodes are outside of all public tests but one", nodes.total),
            "Swarm2K ran 2,384 nodes; only Swarm3K went further, and its lessons were timeouts and managers under load.",
            "Split the load over several swarms, or test at this size first.",
        );
    }
}
