//! Nodes that a reader lists one by one.

use super::{
    Machine, Refusal,
    read::{LARGEST_CPU, LARGEST_MEMORY, LARGEST_SWARM, name, within},
};
use crate::stack::units::constraint::{Constraint, Key};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A node of a swarm that exists, or of a drill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListedNode {
    /// Its name.
    pub name: String,
    /// The zone it stands in; it is the value of its label `zone` as well, unless `labels` has another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// Manager or worker.
    #[serde(default)]
    pub role: Role,
    /// Its labels.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub labels: BTreeMap<String, String>,
    /// Whether it takes tasks; left out: managers do unless the swarm's managers are dedicated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub availability: Option<Availability>,
    /// Thousandths of a processor; left out: as the answers say of one node.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cpu_m: Option<u32>,
    /// Memory in MiB; left out: as the answers say of one node.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub memory_mib: Option<u32>,
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

impl Availability {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Drain => "drain",
        }
    }
}

impl ListedNode {
    /// Whether it meets a constraint. Its name stands for its id too. What a list says nothing of counts as met: its
    /// address and its engine's labels, and its platform where that is left out.
    pub fn meets(&self, constraint: &Constraint) -> bool {
        let platform = |said: &Option<String>| said.as_deref().is_none_or(|value| constraint.accepts(value));
        match &constraint.key {
            Key::Id | Key::Hostname => constraint.accepts(&self.name),
            Key::Role => constraint.accepts(self.role.as_str()),
            Key::Os => platform(&self.os),
            Key::Arch => platform(&self.arch),
            Key::Label(name) => constraint.accepts(self.label(name)),
            Key::Ip | Key::EngineLabel(_) => true,
            Key::Unknown(_) => false,
        }
    }

    /// A worker of this name of which nothing else is said.
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            zone: None,
            role: Role::Worker,
            labels: BTreeMap::new(),
            availability: None,
            cpu_m: None,
            memory_mib: None,
            os: None,
            arch: None,
        }
    }

    /// Its size; what it leaves out is as `node` has it.
    pub fn machine(&self, node: Machine) -> Machine {
        Machine { cpu_m: self.cpu_m.unwrap_or(node.cpu_m), memory_mib: self.memory_mib.unwrap_or(node.memory_mib) }
    }

    /// The value of a label; the zone counts as the label `zone`.
    pub fn label(&self, name: &str) -> &str {
        match (self.labels.get(name), name) {
            (Some(value), _) => value,
            (None, "zone") => self.zone.as_deref().unwrap_or_default(),
            (None, _) => "",
        }
    }
}

/// Checks a list of nodes, which stands under the key `nodes`.
///
/// # Errors
/// Names the first key with a wrong value.
pub(in crate::swarm) fn check(nodes: &[ListedNode]) -> Result<(), Refusal> {
    if nodes.is_empty() {
        return Err(Refusal::new("nodes", "must have a node, or be left out"));
    }
    if nodes.len() > LARGEST_SWARM as usize {
        return Err(Refusal::new("nodes", format!("more than {LARGEST_SWARM} are not reckoned with")));
    }
    let mut names = BTreeSet::new();
    for (n, node) in nodes.iter().enumerate() {
        let key = |part: &str| format!("nodes[{n}].{part}");
        name(&key("name"), &node.name)?;
        if !names.insert(&node.name) {
            return Err(Refusal::new(key("name"), format!("`{}` stands twice", node.name)));
        }
        within(&key("cpu_m"), node.cpu_m.unwrap_or(1), 1, LARGEST_CPU)?;
        within(&key("memory_mib"), node.memory_mib.unwrap_or(1), 1, LARGEST_MEMORY)?;
    }
    Ok(())
}
