use super::{Action, Availability, Moment, Role, Survives};
use serde::{Deserialize, Serialize};

/// What a drill showed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// The nodes before anything happened.
    pub nodes: Vec<NodeView>,
    /// What was pending then.
    pub pending: Vec<Pending>,
    /// What each action did.
    pub steps: Vec<Step>,
    /// The nodes at the end.
    pub end: Vec<NodeView>,
    /// What the swarm survives, said of the nodes before anything happened.
    pub survives: Survives,
}

/// A node with its tasks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NodeView {
    /// Its name.
    pub name: String,
    /// Its zone.
    pub zone: Option<String>,
    /// Manager or worker.
    pub role: Role,
    /// Whether it takes tasks.
    pub availability: Availability,
    /// Whether it is up.
    pub up: bool,
    /// Its tasks: `web.1`.
    pub tasks: Vec<String>,
    /// What is left of its processor, in thousandths.
    pub free_cpu_m: i64,
    /// What is left of its memory, in MiB.
    pub free_memory_mib: i64,
}

/// A node with the number of its tasks, service by service: what a picture is drawn from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NodeLoad {
    /// Its name.
    pub name: String,
    /// Its zone.
    pub zone: Option<String>,
    /// Manager or worker.
    pub role: Role,
    /// Whether it takes tasks.
    pub availability: Availability,
    /// Whether it is up.
    pub up: bool,
    /// Services, by their number in the input, with how many of their tasks run here.
    pub tasks: Vec<(usize, u32)>,
    /// What is left of its processor, in thousandths.
    pub free_cpu_m: i64,
    /// What is left of its memory, in MiB.
    pub free_memory_mib: i64,
}

impl NodeLoad {
    /// Whether it is a manager.
    pub fn is_manager(&self) -> bool {
        self.role == Role::Manager
    }

    /// Whether it takes no tasks.
    pub fn is_drained(&self) -> bool {
        self.availability == Availability::Drain
    }
}

/// What an action did.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// The action.
    pub after: Action,
    /// Tasks that came to a node.
    pub moved: Vec<Moved>,
    /// Tasks that have no node, and why.
    pub pending: Vec<Pending>,
    /// Whether the managers have a majority.
    pub quorum: bool,
    /// Seconds until the swarm reacts, from and to.
    pub seconds: [f64; 2],
    /// What happens when.
    pub timeline: Vec<Moment>,
    /// What to type.
    pub commands: Vec<String>,
    /// What it means, in words.
    pub summary: String,
}

/// A task that came to a node.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// The task.
    pub task: String,
    /// Where it ran before; `None`: nowhere.
    pub from: Option<String>,
    /// Where it runs now; `None`: nowhere any more.
    pub to: Option<String>,
}

/// A task without a node.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    /// Its service, by its number in the input.
    #[serde(skip)]
    pub service: usize,
    /// The task.
    pub task: String,
    /// Why no node takes it.
    pub why: String,
}
