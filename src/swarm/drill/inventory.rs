use crate::swarm::{
    input::{Input, LARGEST_SWARM, Refusal},
    tier::Nodes,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A node of the drill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrillNode {
    /// Its name.
    pub name: String,
    /// The zone it stands in; it is the value of its label `zone` as well, unless `labels` has another.
    #[serde(default)]
    pub zone: Option<String>,
    /// Manager or worker.
    #[serde(default)]
    pub role: Role,
    /// Its labels.
    #[serde(default)]
    pub labels: BTreeMap<String, String>,
    /// Whether it takes tasks; left out: managers do unless the swarm's managers are dedicated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub availability: Option<Availability>,
    /// Its operating system; left out: whatever a constraint asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub os: Option<String>,
    /// Its architecture; left out: whatever a constraint asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arch: Option<String>,
}

/// Manager or worker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// It takes part in the swarm's control.
    Manager,
    /// It does not.
    #[default]
    Worker,
}

impl Role {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Manager => "manager",
            Self::Worker => "worker",
        }
    }
}

/// Whether a node takes tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Availability {
    /// It does.
    Active,
    /// It does not, and those it had are moved.
    Drain,
}

impl DrillNode {
    /// The value of a label; the zone counts as the label `zone`.
    pub fn label(&self, name: &str) -> &str {
        match (self.labels.get(name), name) {
            (Some(value), _) => value,
            (None, "zone") => self.zone.as_deref().unwrap_or_default(),
            (None, _) => "",
        }
    }
}

/// The nodes of a sized swarm: those that carry tasks first, node `i` in zone `i` mod zones, then dedicated managers.
pub(super) fn of_swarm(input: &Input, nodes: Nodes) -> Vec<DrillNode> {
    let node = |name: String, n: u32, role, availability| DrillNode {
        name,
        zone: Some(format!("zone-{}", n % input.zones)),
        role,
        labels: BTreeMap::new(),
        availability: Some(availability),
        os: None,
        arch: None,
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
pub(super) fn listed(nodes: &[DrillNode], dedicated: bool) -> Result<Vec<DrillNode>, Refusal> {
    if nodes.is_empty() {
        return Err(Refusal::new("nodes", "must have a node, or be left out"));
    }
    if nodes.len() > LARGEST_SWARM as usize {
        return Err(Refusal::new("nodes", format!("more than {LARGEST_SWARM} are not reckoned with")));
    }
    let mut names = BTreeSet::new();
    for (n, node) in nodes.iter().enumerate() {
        if node.name.is_empty() || node.name.len() > 200 {
            return Err(Refusal::new(format!("nodes[{n}].name"), "must have 1 to 200 bytes"));
        }
        if !names.insert(&node.name) {
            return Err(Refusal::new(format!("nodes[{n}].name"), format!("`{}` stands twice", node.name)));
        }
    }
    // By the table of sizes managers are dedicated from ten nodes up; without a worker they must work.
    let drained = nodes.iter().any(|n| n.role == Role::Worker) && (dedicated || nodes.len() >= 10);
    let complete = |node: &DrillNode| {
        let by_role = if drained && node.role == Role::Manager { Availability::Drain } else { Availability::Active };
        DrillNode { availability: Some(node.availability.unwrap_or(by_role)), ..node.clone() }
    };
    Ok(nodes.iter().map(complete).collect())
}
