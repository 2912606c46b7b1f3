use super::Mount;
use crate::stack::{Place, Sited, units::constraint::Constraint};

/// A name with a value, as labels, environment and options have them.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The name.
    pub name: String,
    /// Where the name stands; the whole item of a list.
    pub key: Place,
    /// The value; `None` for a name alone.
    pub value: Option<Sited<String>>,
}

impl Pair {
    /// The text of the value.
    pub fn text(&self) -> Option<&str> {
        self.value.as_ref().map(|v| v.value.as_str())
    }
}

/// A service of a stack.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Service {
    /// Its name.
    pub name: String,
    /// Where the name stands.
    pub key: Place,
    /// The mapping with all it says.
    pub place: Place,
    /// The image; `None` where the service has none.
    pub image: Option<Sited<String>>,
    /// The words of `command`; of a text those between blanks.
    pub command: Vec<String>,
    /// Environment variables.
    pub environment: Vec<Pair>,
    /// Files with environment variables.
    pub env_files: Vec<Sited<String>>,
    /// Labels of the containers.
    pub labels: Vec<Pair>,
    /// Published ports.
    pub ports: Vec<Port>,
    /// Mounts.
    pub volumes: Vec<Mount>,
    /// Networks; empty: the stack's default network.
    pub networks: Vec<NetworkUse>,
    /// Secrets.
    pub secrets: Vec<FileRef>,
    /// Configs.
    pub configs: Vec<FileRef>,
    /// The health check.
    pub healthcheck: Option<Healthcheck>,
    /// The log driver.
    pub logging: Option<Logging>,
    /// The old restart word.
    pub restart: Option<Sited<String>>,
    /// Time to stop in, in nanoseconds.
    pub stop_grace_period: Option<Sited<i64>>,
    /// The user of the process.
    pub user: Option<Sited<String>>,
    /// Whether the container's file system is read-only.
    pub read_only: Option<Sited<bool>>,
    /// Capabilities that are added.
    pub cap_add: Vec<Sited<String>>,
    /// Capabilities that are dropped.
    pub cap_drop: Vec<Sited<String>>,
    /// What `deploy` says.
    pub deploy: Deploy,
    /// The names of all keys that the service has, with their places.
    pub keys: Vec<Named>,
}

/// A name with its place and that of its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// Where the name stands.
    pub key: Place,
    /// Where its value stands.
    pub value: Place,
}

/// What `deploy` says of a service.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Deploy {
    /// `replicated`, `global`, `replicated-job` or `global-job`; any other word is kept as it is.
    pub mode: Option<Sited<String>>,
    /// Number of tasks.
    pub replicas: Option<Sited<u64>>,
    /// `vip` or `dnsrr`; any other word is kept as it is.
    pub endpoint_mode: Option<Sited<String>>,
    /// Labels of the service.
    pub labels: Vec<Pair>,
    /// How updates go.
    pub update: Option<UpdateConfig>,
    /// How going back goes.
    pub rollback: Option<UpdateConfig>,
    /// What a task may use at most.
    pub limits: Resources,
    /// What a task must find free on a node.
    pub reservations: Resources,
    /// When a task is replaced.
    pub restart_policy: Option<RestartPolicy>,
    /// Which nodes may run it.
    pub constraints: Vec<Sited<String>>,
    /// Labels that tasks are spread over.
    pub preferences: Vec<Sited<String>>,
    /// Number of tasks on one node at most; 0: no limit.
    pub max_replicas_per_node: Option<Sited<u64>>,
}

/// Processors, memory and processes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resources {
    /// Where the mapping stands.
    pub place: Option<Place>,
    /// Billionths of a processor.
    pub cpus: Option<Sited<i64>>,
    /// Bytes of memory.
    pub memory: Option<Sited<i64>>,
    /// Number of processes.
    pub pids: Option<Sited<i64>>,
    /// Where generic resources stand.
    pub generic: Option<Place>,
}

/// How an update or a rollback goes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateConfig {
    /// Where the mapping stands.
    pub place: Place,
    /// Tasks at once; 0: all.
    pub parallelism: Option<Sited<u64>>,
    /// `pause`, `continue` or `rollback`.
    pub failure_action: Option<Sited<String>>,
    /// How long a new task is watched, in nanoseconds.
    pub monitor: Option<Sited<i64>>,
    /// `stop-first` or `start-first`.
    pub order: Option<Sited<String>>,
}

/// When a task that ended is replaced.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RestartPolicy {
    /// Where the mapping stands.
    pub place: Place,
    /// `any`, `on-failure` or `none`.
    pub condition: Option<Sited<String>>,
    /// How often at most.
    pub max_attempts: Option<Sited<u64>>,
}

/// A published port.
#[derive(Clone, Debug, PartialEq)]
pub struct Port {
    /// The whole entry.
    pub place: Place,
    /// Ports in the container, first and last.
    pub target: (u32, u32),
    /// Published ports, first and last; `None`: the swarm picks one.
    pub published: Option<(u32, u32)>,
    /// `tcp`, `udp` or `sctp`.
    pub protocol: String,
    /// Where it is open.
    pub mode: PortMode,
    /// The address in front of a short port.
    pub ip: Option<String>,
    /// Whether it is one text or number.
    pub is_short: bool,
}

/// Where a published port is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PortMode {
    /// On every node.
    #[default]
    Ingress,
    /// On the nodes that run a task.
    Host,
}

/// A network that a service joins.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkUse {
    /// The network's name in the file.
    pub name: String,
    /// Where it stands.
    pub place: Place,
}

/// A secret or config that a service gets.
#[derive(Clone, Debug, PartialEq)]
pub struct FileRef {
    /// The name in the file.
    pub source: String,
    /// Where it stands.
    pub place: Place,
    /// The path in the container.
    pub target: Option<Sited<String>>,
}

/// The health check of a service; times in nanoseconds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Healthcheck {
    /// Where the mapping stands.
    pub place: Place,
    /// The words of the test; a text becomes `CMD-SHELL` and the text.
    pub test: Option<Sited<Vec<String>>>,
    /// Whether it is switched off.
    pub disable: bool,
    /// Time between two checks.
    pub interval: Option<i64>,
    /// Time in which failures do not count.
    pub start_period: Option<i64>,
    /// Failures in a row that make it unhealthy.
    pub retries: Option<i64>,
}

impl Healthcheck {
    /// Whether it checks nothing: it is disabled, or its test is `NONE`.
    pub fn is_off(&self) -> bool {
        self.disable || self.test.as_ref().is_some_and(|t| t.first().is_some_and(|w| w == "NONE"))
    }
}

/// Where logs go.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Logging {
    /// Where the mapping stands.
    pub place: Place,
    /// The driver; `None`: the engine's default.
    pub driver: Option<Sited<String>>,
    /// Its options.
    pub options: Vec<Pair>,
}

impl Service {
    /// The key of a name.
    pub fn key(&self, name: &str) -> Option<&Named> {
        self.keys.iter().find(|k| k.name == name)
    }

    /// The word for its mode.
    pub fn mode(&self) -> &str {
        self.deploy.mode.as_ref().map_or("replicated", |m| if m.is_empty() { "replicated" } else { m.value.as_str() })
    }

    /// Whether one task runs on each node.
    pub fn is_global(&self) -> bool {
        self.mode() == "global" || self.mode() == "global-job"
    }

    /// Whether its tasks are meant to end.
    pub fn is_job(&self) -> bool {
        self.mode().ends_with("-job")
    }

    /// Number of tasks; 1 where nothing is said. Of a global service it says nothing.
    pub fn replicas(&self) -> u64 {
        self.deploy.replicas.as_ref().map_or(1, |r| r.value)
    }

    /// Whether updates start the new task before the old one stops.
    pub fn is_start_first(&self) -> bool {
        self.deploy.update.as_ref().and_then(|u| u.order.as_ref()).is_some_and(|o| o.value == "start-first")
    }

    /// Tasks that an update touches at once; 0 for all.
    pub fn update_parallelism(&self) -> u64 {
        self.deploy.update.as_ref().and_then(|u| u.parallelism.as_ref()).map_or(1, |p| p.value)
    }

    /// Tasks that run at most while it is updated: those that start before old ones stop count too.
    pub fn tasks_in_update(&self) -> u64 {
        let replicas = self.replicas();
        let at_once = match self.update_parallelism() {
            0 => replicas,
            some => some.min(replicas),
        };
        if self.is_start_first() { replicas.saturating_add(at_once) } else { replicas }
    }

    /// Its constraints; those that the engine refuses are left out.
    pub fn constraints(&self) -> impl Iterator<Item = Constraint> + '_ {
        self.deploy.constraints.iter().filter_map(|c| Constraint::read(c).ok())
    }

    /// Whether a constraint keeps it on nodes that somebody chose: by name or label.
    pub fn is_pinned(&self) -> bool {
        self.constraints().any(|c| c.picks_nodes())
    }

    /// Whether only managers may run it.
    pub fn is_on_managers(&self) -> bool {
        self.constraints().any(|c| c.wants_manager() == Some(true) && !c.accepts("worker"))
    }
}
