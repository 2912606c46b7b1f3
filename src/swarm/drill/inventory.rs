use crate::swarm::{
    input::{Availability, Input, ListedNode, Role},
    tier::Nodes,
};

/// The nodes of a sized swarm: those that carry tasks first, node `i` in zone `i` mod zones, then dedicated managers.
pub(super) fn of_swarm(input: &Input, nodes: Nodes) -> Vec<ListedNode> {
    let node = |name: String, n: u32, role, availability| ListedNode {
        zone: Some(format!("zone-{}", n % input.zones)),
        role,
        availability: Some(availability),
        ..ListedNode::named(name)
    };
    let mut all = Vec::new();
    for n in 0..nodes.carrying() {
        let role = if !nodes.managers_dedicated && n < nodes.managers { Role::Manager } else { Role::Worker };
        all.push(node(format!("node-{n}"), n, role, Availability::Active));
    }
    if nodes.managers_dedicated {
        for n in 0..nodes.managers {
            all.push(node(format!("manager-{n}"), n, Role::Manager, Availability::Drain));
        }
    }
    all
}

/// The nodes that a reader lists, with what they leave out.
pub(super) fn listed(nodes: &[ListedNode], dedicated: bool) -> Vec<ListedNode> {
    // By the table of sizes managers are dedicated from ten nodes up; without a worker they must work.
    let drained = nodes.iter().any(|n| n.role == Role::Worker) && (dedicated || nodes.len() >= 10);
    let complete = |node: &ListedNode| {
        let by_role = if drained && node.role == Role::Manager { Availability::Drain } else { Availability::Active };
        ListedNode { availability: Some(node.availability.unwrap_or(by_role)), ..node.clone() }
    };
    nodes.iter().map(complete).collect()
}
