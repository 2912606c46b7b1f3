use serde::{Deserialize, Serialize};

/// A service, as far as it matters for size and placement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its name.
    pub name: String,
    /// Replicated, or one task on each node.
    #[serde(default)]
    pub mode: Mode,
    /// Number of tasks of a replicated service.
    #[serde(default = "one")]
    pub replicas: u32,
    /// Reserved processor time of one task, in thousandths of a processor.
    #[serde(default)]
    pub cpu_m: u32,
    /// Reserved memory of one task, in MiB.
    #[serde(default)]
    pub memory_mib: u32,
    /// Whether an update stops the old task first or starts the new one first.
    #[serde(default)]
    pub update_order: UpdateOrder,
    /// Tasks that are updated at the same time; 0: all.
    #[serde(default = "one")]
    pub update_parallelism: u32,
    /// Most tasks on one node; 0: no limit.
    #[serde(default)]
    pub max_replicas_per_node: u32,
    /// Placement constraints: `node.role==worker`.
    #[serde(default)]
    pub constraints: Vec<String>,
    /// Labels that tasks are spread over: `node.labels.zone`.
    #[serde(default)]
    pub preferences: Vec<String>,
    /// Overlay networks it is attached to.
    #[serde(default)]
    pub networks: Vec<String>,
    /// One virtual address, or the addresses of all tasks.
    #[serde(default)]
    pub endpoint_mode: EndpointMode,
    /// Ports that are open outside the swarm.
    #[serde(default)]
    pub published_ports: Vec<PublishedPort>,
}

fn one() -> u32 {
    1
}

/// How many tasks a service has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// A number of tasks, anywhere.
    #[default]
    Replicated,
    /// One task on each node.
    Global,
}

/// What comes first in an update.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UpdateOrder {
    /// The old task stops, then the new one starts.
    #[default]
    StopFirst,
    /// The new task starts, then the old one stops.
    StartFirst,
}

impl UpdateOrder {
    /// The word that stack files have for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::StopFirst => "stop-first",
            Self::StartFirst => "start-first",
        }
    }
}

/// How other services find a service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EndpointMode {
    /// By one virtual address.
    #[default]
    Vip,
    /// By the addresses of its tasks.
    Dnsrr,
}

/// A port that is open outside the swarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedPort {
    /// Its number; 0: swarm takes one from 30000 to 32767.
    #[serde(default)]
    pub published: u16,
    /// On all nodes, or on those that run a task.
    #[serde(default)]
    pub mode: PublishMode,
    /// Its protocol.
    #[serde(default)]
    pub protocol: Protocol,
}

/// Where a published port is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PublishMode {
    /// On all nodes.
    #[default]
    Ingress,
    /// On the nodes that run a task of the service.
    Host,
}

/// The protocol of a port.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Protocol {
    /// TCP.
    #[default]
    Tcp,
    /// UDP.
    Udp,
    /// SCTP.
    Sctp,
}

impl Service {
    /// A replicated service with one task and all defaults.
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            mode: Mode::Replicated,
            replicas: 1,
            cpu_m: 0,
            memory_mib: 0,
            update_order: UpdateOrder::StopFirst,
            update_parallelism: 1,
            max_replicas_per_node: 0,
            constraints: Vec::new(),
            preferences: Vec::new(),
            networks: Vec::new(),
            endpoint_mode: EndpointMode::Vip,
            published_ports: Vec::new(),
        }
    }

    /// Whether it has one task on each node.
    pub fn is_global(&self) -> bool {
        self.mode == Mode::Global
    }

    /// Whether an update starts the new task first.
    pub fn is_start_first(&self) -> bool {
        self.update_order == UpdateOrder::StartFirst
    }

    /// How many of `tasks` are updated at the same time.
    pub fn updated_at_once(&self, tasks: u32) -> u32 {
        if self.update_parallelism == 0 { tasks } else { self.update_parallelism.min(tasks) }
    }

    /// The ports that are bound on the node of each task.
    pub fn host_ports(&self) -> impl Iterator<Item = (u16, Protocol)> + '_ {
        self.published_ports
            .iter()
            .filter(|p| p.mode == PublishMode::Host && p.published > 0)
            .map(|p| (p.published, p.protocol))
    }

    /// Whether it publishes a port through the routing mesh.
    pub fn uses_ingress(&self) -> bool {
        self.published_ports.iter().any(|p| p.mode == PublishMode::Ingress)
    }
}
