//! What a reader answers: the questions in the talk's terms, the machine, the services, the networks.
//!
//! The JSON form of [`Input`] is the contract of `plimsoll swarm`, of the page and of shared links. Unknown keys
//! and wrong values are refused by their key ([`Input::from_json`]).

mod machine;
mod network;
mod node;
mod orchestrator;
mod read;
mod service;
mod several;

pub use machine::{Machine, Reserve};
pub use network::Network;
pub(super) use node::check as check_nodes;
pub use node::{Availability, ListedNode, Role};
pub use orchestrator::OrchestratorQuestion;
pub use read::{LARGEST_SWARM, Refusal, read_json};
pub(super) use read::{MOST_REPLICAS, MOST_SERVICES};
pub use service::{EndpointMode, Mode, Protocol, PublishMode, PublishedPort, Service, UpdateOrder};
pub use several::Reason;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// All answers. What is left out has the default that the questions show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
pub struct Input {
    /// What the swarm is for.
    pub goal: Goal,
    /// Whether an outage costs money.
    pub downtime_costs_money: bool,
    /// How many managers may fail at the same time, 0 to 3; left out: by the goal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manager_failures_to_survive: Option<u32>,
    /// A number of managers that the reader has settled on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managers: Option<u32>,
    /// Availability zones (or hosts that may fail as a whole), 1 to 5.
    pub zones: u32,
    /// Whether the loss of a whole zone must be survived.
    pub survive_zone_loss: bool,
    /// How many nodes that carry tasks may fail at the same time; left out: 0 to learn, else 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worker_failures_to_survive: Option<u32>,
    /// Whether a start-first update must go through while those nodes are missing.
    pub strict_start_first: bool,
    /// Nodes of a swarm that exists already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub existing_nodes: Option<u32>,
    /// One node.
    pub node: Machine,
    /// The nodes of a swarm that exists, one by one: the drill plays on these and not on the sized swarm.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nodes: Option<Vec<ListedNode>>,
    /// What the system and the daemon keep of a node; left out: 200 m and a tenth of the memory, at least 512 MiB.
    pub os_reserve: Reserve,
    /// What a manager that also works keeps besides; left out: 500 m and 1,024 MiB.
    pub manager_reserve: Reserve,
    /// The services, in the order of the stack file.
    pub services: Vec<Service>,
    /// The overlay networks that services name.
    pub networks: Vec<Network>,
    /// Prefix length of the ingress network.
    pub ingress_prefix: u32,
    /// Whether all start-first services may be updated at once, as `docker stack deploy` does.
    pub stack_surge: bool,
    /// Number of dedicated managers beyond five nodes, 3 or 5.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dedicated_managers: Option<u32>,
    /// Why several swarms are thought of.
    pub several_swarms_reasons: Vec<Reason>,
    /// The values of those reasons: `{"geography": ["EU", "US"]}`.
    pub several_swarms_values: BTreeMap<Reason, Vec<String>>,
    /// Whether an orchestrator is needed at all; left out: not asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub orchestrator: Option<OrchestratorQuestion>,
}

/// What the swarm is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Goal {
    /// To try things.
    Learn,
    /// Tests and CI.
    Test,
    /// Production.
    #[default]
    Prod,
}

impl Default for Input {
    fn default() -> Self {
        Self {
            goal: Goal::Prod,
            downtime_costs_money: false,
            manager_failures_to_survive: None,
            managers: None,
            zones: 1,
            survive_zone_loss: false,
            worker_failures_to_survive: None,
            strict_start_first: false,
            existing_nodes: None,
            node: Machine::default(),
            nodes: None,
            os_reserve: Reserve::default(),
            manager_reserve: Reserve::default(),
            services: Vec::new(),
            networks: Vec::new(),
            ingress_prefix: 24,
            stack_surge: false,
            dedicated_managers: None,
            several_swarms_reasons: Vec::new(),
            several_swarms_values: BTreeMap::new(),
            orchestrator: None,
        }
    }
}

impl Input {
    /// Manager failures to survive: the reader's answer, or 0 to learn, 2 where downtime costs money in
    /// production, else 1.
    pub fn manager_failures(&self) -> u32 {
        self.manager_failures_to_survive.unwrap_or(match self.goal {
            Goal::Learn => 0,
            Goal::Prod if self.downtime_costs_money => 2,
            Goal::Test | Goal::Prod => 1,
        })
    }

    /// Failures to survive among the nodes that carry tasks: the reader's answer, or 0 to learn, else 1.
    pub fn worker_failures(&self) -> u32 {
        self.worker_failures_to_survive.unwrap_or(u32::from(self.goal != Goal::Learn))
    }

    /// What the system keeps of each node.
    pub fn os_reserve(&self) -> Machine {
        self.os_reserve_of(self.node)
    }

    /// What the system keeps of a node of this size.
    pub fn os_reserve_of(&self, node: Machine) -> Machine {
        self.os_reserve.or(Machine { cpu_m: 200, memory_mib: (node.memory_mib / 10).max(512) })
    }

    /// What a manager that also works keeps besides.
    pub fn manager_reserve(&self) -> Machine {
        self.manager_reserve.or(Machine { cpu_m: 500, memory_mib: 1024 })
    }
}
