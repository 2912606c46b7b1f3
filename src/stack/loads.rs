//! What a swarm must carry: the services of a stack as figures, for sizing.

use super::model::{Model, PortMode, Resources, Service};

/// What one service asks of a swarm.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServiceLoad {
    /// Its name in the file.
    pub name: String,
    /// How its tasks are counted.
    pub mode: Mode,
    /// Number of tasks; 1 where the file says nothing. Of global services it says nothing.
    pub replicas: u64,
    /// What each task must find free on its node.
    pub reservations: Room,
    /// What each task may use at most.
    pub limits: Room,
    /// Whether an update starts the new task before the old one stops.
    pub start_first: bool,
    /// Tasks that an update touches at once; 0: all.
    pub update_parallelism: u64,
    /// Tasks on one node at most; 0: no limit.
    pub max_replicas_per_node: u64,
    /// Placement constraints as written: `node.role==worker`.
    pub constraints: Vec<String>,
    /// What tasks are spread over: `node.labels.zone`.
    pub preferences: Vec<String>,
    /// Names of its networks in the file; `default` where none is given.
    pub networks: Vec<String>,
    /// Whether each task's address is handed out, and not one address for all.
    pub is_dnsrr: bool,
    /// Published ports, each of a range by itself.
    pub published_ports: Vec<PublishedPort>,
}

/// How tasks are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// A number of them.
    #[default]
    Replicated,
    /// One on each node.
    Global,
}

/// Processors and memory of one task; `None` where the file says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// Thousandths of a processor, rounded up.
    pub cpu_m: Option<u64>,
    /// MiB, rounded up.
    pub memory_mib: Option<u64>,
}

/// A published port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublishedPort {
    /// The number; 0: the swarm picks one.
    pub published: u32,
    /// Whether it is open only where a task runs (mode `host`), and not on every node.
    pub is_host: bool,
}

/// More ports than this of one range are not listed.
const RANGE: u32 = 4096;

/// What each service of a stack asks of a swarm, in the order of the file. Jobs count like the services that they
/// resemble.
pub fn services(model: &Model) -> Vec<ServiceLoad> {
    model.services.iter().map(load).collect()
}

fn load(service: &Service) -> ServiceLoad {
    let deploy = &service.deploy;
    let networks: Vec<String> = service.networks.iter().map(|n| n.name.clone()).collect();
    ServiceLoad {
        name: service.name.clone(),
        mode: if service.is_global() { Mode::Global } else { Mode::Replicated },
        replicas: service.replicas(),
        reservations: room(&deploy.reservations),
        limits: room(&deploy.limits),
        start_first: service.is_start_first(),
        update_parallelism: service.update_parallelism(),
        max_replicas_per_node: deploy.max_replicas_per_node.as_ref().map_or(0, |m| m.value),
        constraints: deploy.constraints.iter().map(|c| c.value.clone()).collect(),
        preferences: deploy.preferences.iter().map(|p| p.value.clone()).collect(),
        networks: if networks.is_empty() { vec!["default".to_owned()] } else { networks },
        is_dnsrr: deploy.endpoint_mode.as_ref().is_some_and(|m| m.eq_ignore_ascii_case("dnsrr")),
        published_ports: service
            .ports
            .iter()
            .flat_map(|port| {
                let is_host = port.mode == PortMode::Host;
                let (first, last) = port.published.unwrap_or((0, 0));
                (first..=last.min(first + RANGE)).map(move |published| PublishedPort { published, is_host })
            })
            .collect(),
    }
}

fn room(resources: &Resources) -> Room {
    let up = |value: i64, unit: i64| u64::try_from(value).ok().map(|v| v.div_ceil(unit.unsigned_abs()));
    Room {
        cpu_m: resources.cpus.as_ref().and_then(|c| up(c.value, 1_000_000)),
        memory_mib: resources.memory.as_ref().and_then(|m| up(m.value, 1 << 20)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stack::{Variables, read::read};

    #[test]
    fn services_become_figures() {
        let text = "
services:
  web:
    image: nginx:1.27
    ports: ['8080-8081:80', {target: 9, published: 9, mode: host}]
    networks: [front]
    deploy:
      replicas: 6
      endpoint_mode: DNSRR
      update_config: {order: start-first, parallelism: 2}
      resources:
        limits: {memory: 1G}
        reservations: {cpus: '0.5', memory: 512M}
      placement:
        max_replicas_per_node: 2
        constraints: [node.role==worker]
        preferences: [{spread: node.labels.zone}]
  agent:
    image: a
    deploy: {mode: global}
";
        let file = read(text, 0, &Variables::new());
        assert!(file.yaml.is_empty() && file.faults.is_empty());
        let loads = services(&Model::of(&file.root));
        let web = &loads[0];
        assert_eq!((web.replicas, web.max_replicas_per_node, web.update_parallelism), (6, 2, 2));
        assert_eq!(web.reservations, Room { cpu_m: Some(500), memory_mib: Some(512) });
        assert_eq!(web.limits, Room { cpu_m: None, memory_mib: Some(1024) });
        assert!(web.start_first && web.is_dnsrr);
        assert_eq!(web.preferences, ["node.labels.zone"]);
        let ports: Vec<(u32, bool)> = web.published_ports.iter().map(|p| (p.published, p.is_host)).collect();
        assert_eq!(ports, [(8080, false), (8081, false), (9, true)]);
        assert_eq!((loads[1].mode, loads[1].networks.as_slice()), (Mode::Global, ["default".to_owned()].as_slice()));
    }

    #[test]
    fn a_later_file_counts() {
        let base = read(
            "services: {a: {image: x:1, deploy: {replicas: 2, placement: {constraints: [b]}}}}",
            0,
            &Variables::new(),
        );
        let over = read("services: {a: {deploy: {replicas: 3, placement: {constraints: [c]}}}}", 1, &Variables::new());
        let loads = services(&Model::of(base.root.iter().chain(&over.root)));
        assert_eq!((loads[0].replicas, loads[0].constraints.len()), (3, 2));
    }
}
