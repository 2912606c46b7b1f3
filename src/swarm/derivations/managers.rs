use super::{Derivation, Facts, derivation};
use crate::swarm::{
    input::Goal,
    managers::{needed, quorum as majority, tolerated},
    source::{ADMIN_GUIDE, NODES, OURS, RAFT, SCALE_REFERENCE, TALK},
};

pub(super) fn tier(facts: &Facts<'_>) -> Derivation {
    let (tier, nodes) = (facts.decision.tier, facts.decision.nodes);
    let mut steps = vec![format!("{} nodes in all.", nodes.total)];
    steps.push(if tier.is_the_talks() {
        format!("The talk calls that {}: 1 Baby, 3 HA, 5 Biz, from 10 Flexy, from 100 Swole.", tier.name())
    } else {
        format!("The talk has no name for that number; we call it \"{}\".", tier.name())
    });
    derivation("tier", steps, if tier.is_the_talks() { &[TALK] } else { &[TALK, OURS] })
}

pub(super) fn total(facts: &Facts<'_>) -> Derivation {
    let (input, decision) = (facts.input, facts.decision);
    let nodes = decision.nodes;
    let shared = decision.shared_capacity.nodes();
    let mut steps = Vec::new();
    if let Some(existing) = input.existing_nodes {
        steps.push(format!("{existing} nodes are there already."));
        steps.push(if nodes.managers_dedicated {
            format!("From ten nodes up the managers are dedicated: {} run tasks.", nodes.workers)
        } else {
            "Below ten nodes the managers run tasks too.".to_owned()
        });
        return derivation("nodes.total", steps, &[TALK, OURS]);
    }
    steps.push(match shared {
        Some(n) => {
            format!("If managers work too, {n} {} the services.", if n == 1 { "node carries" } else { "nodes carry" })
        }
        None => "If managers work too, no number of nodes carries the services.".to_owned(),
    });
    steps.push(format!(
        "{} are needed for {}.",
        of(decision.managers_needed, "manager"),
        of(input.manager_failures(), "failure")
    ));
    if nodes.managers_dedicated {
        steps.push(
            "That is more than five nodes, so the talk's rule holds: dedicated managers, the rest workers.".to_owned(),
        );
        steps.push(format!("{} workers + {} managers = {} nodes.", nodes.workers, nodes.managers, nodes.total));
    } else {
        steps.push(match nodes.total {
            1 => "To learn, one node is enough.".to_owned(),
            3 => "Three nodes carry it, three managers are enough, and an outage costs no money: HA.".to_owned(),
            _ if input.downtime_costs_money => {
                "An outage costs money, and five is the talk's minimum for that: Biz.".to_owned()
            }
            _ => "Three are not enough, five are: Biz.".to_owned(),
        });
    }
    derivation("nodes.total", steps, &[TALK, OURS])
}

pub(super) fn managers(facts: &Facts<'_>) -> Derivation {
    let (input, decision) = (facts.input, facts.decision);
    let nodes = decision.nodes;
    let failures = input.manager_failures();
    let mut steps = Vec::new();
    if let Some(fixed) = input.managers {
        steps.push(format!("You settled on {}.", of(fixed, "manager")));
    } else if input.existing_nodes.is_some() {
        steps.push("By the table of sizes: 1 manager for 1 or 2 nodes, 3 for 3 or 4, 5 from 5 up.".to_owned());
    } else {
        let goal = match (input.manager_failures_to_survive, input.goal) {
            (Some(_), _) => "your answer",
            (None, Goal::Learn) => "the default to learn",
            (None, Goal::Test) => "the default for tests",
            (None, Goal::Prod) if input.downtime_costs_money => "the default where an outage costs money",
            (None, Goal::Prod) => "the default for production",
        };
        steps.push(format!(
            "{} to survive ({goal}): 2 x {failures} + 1 = {}.",
            of(failures, "failure"),
            of(needed(failures), "manager")
        ));
        if decision.raised_for_zones {
            steps.push("Raised to 3, so that the loss of a zone leaves a majority.".to_owned());
        }
        if nodes.managers > decision.managers_needed {
            steps.push(if nodes.managers_dedicated {
                format!("Beyond five nodes the talk keeps 5 dedicated managers; here {}.", nodes.managers)
            } else {
                format!("In this size all {} nodes are managers.", nodes.managers)
            });
        }
    }
    steps.push(if nodes.managers_dedicated {
        "They are drained: no task competes with them.".to_owned()
    } else {
        "They run tasks too; give every service a reservation.".to_owned()
    });
    derivation("nodes.managers", steps, &[TALK, RAFT, NODES, SCALE_REFERENCE])
}

pub(super) fn quorum(facts: &Facts<'_>) -> Derivation {
    let n = facts.decision.nodes.managers;
    let steps = vec![
        format!("Majority of {n}: {n} / 2, rounded down, + 1 = {}.", majority(n)),
        format!("Tolerated failures: ({n} - 1) / 2, rounded down = {}.", tolerated(n)),
    ];
    derivation("quorum", steps, &[ADMIN_GUIDE, RAFT])
}

pub(super) fn zones(facts: &Facts<'_>) -> Derivation {
    let n = facts.decision.nodes.managers;
    let layout = &facts.zones.layout;
    let largest = layout.iter().copied().max().unwrap_or_default();
    let shown: Vec<String> = layout.iter().map(u32::to_string).collect();
    let steps = vec![
        format!(
            "{} over {}, as evenly as can be: {}.",
            of(n, "manager"),
            of(layout.len() as u32, "zone"),
            shown.join("-")
        ),
        format!(
            "Without the fullest zone {} of {n} are left; a majority is {}: {}.",
            n - largest,
            majority(n),
            if facts.zones.safe { "any one zone may fail" } else { "the loss of that zone ends the control" }
        ),
    ];
    derivation("zones", steps, &[ADMIN_GUIDE, OURS])
}

fn of(n: u32, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}
