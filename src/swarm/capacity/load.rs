use crate::{
    stack::units::constraint::spread_label,
    swarm::{
        input::{Input, Protocol, Service},
        placement::{Cluster, Demand, Room},
    },
};

/// What is to be placed, and on what kind of node.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is an answer of its own")]
pub struct Load {
    /// Whether the nodes are managers too, so that their reserve is taken off.
    pub shared: bool,
    /// One node after the reserves.
    pub usable: Room,
    /// The like after the tasks of global services.
    pub room: Room,
    /// The replicated services, in file order.
    pub parts: Vec<Part>,
    /// Why no number of nodes will do.
    pub blocked: Option<Blocked>,
    /// Nodes that may fail at the same time.
    pub failures: u32,
    /// Zones that nodes stand in, node after node.
    pub zones: u32,
    /// Whether each zone may fail.
    pub zone_may_fail: bool,
    /// Whether start-first copies must find room during failures too.
    pub strict: bool,
    /// Whether all start-first services may be updated at once.
    pub surge: bool,
    ports: usize,
}

/// A replicated service.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Its number of tasks.
    pub replicas: u32,
    /// Extra copies while it is updated start-first; 0 when it is updated stop-first.
    pub extra: u32,
    demand: Demand,
}

/// Why no number of nodes will do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Blocked {
    /// A global service does not fit beside those before it.
    Global(String),
    /// A task is larger than what a node has for it.
    Task(String),
    /// A replicated service wants a host port that a global one takes on each node, or two global ones do.
    Port {
        /// The service that finds the port taken.
        service: String,
        /// The port.
        port: u16,
        /// The global service that has it.
        by: String,
    },
}

fn room_of(service: &Service) -> Room {
    Room { cpu: i64::from(service.cpu_m), memory: i64::from(service.memory_mib) }
}

impl Load {
    /// The load of a swarm whose nodes are managers too (`shared`), or have workers only.
    pub fn new(input: &Input, shared: bool) -> Self {
        let usable = usable(input, shared);
        let (globals, replicated): (Vec<&Service>, Vec<&Service>) = input.services.iter().partition(|s| s.is_global());
        let mut room = usable;
        let mut blocked = None;
        let mut held: Vec<((u16, Protocol), &str)> = Vec::new();
        for global in globals {
            room = room.less(room_of(global));
            if room.cpu < 0 || room.memory < 0 {
                blocked.get_or_insert_with(|| Blocked::Global(global.name.clone()));
            }
            blocked = blocked.or_else(|| port_conflict(global, &held));
            held.extend(global.host_ports().map(|p| (p, global.name.as_str())));
        }
        let mut ports: Vec<(u16, Protocol)> = replicated.iter().flat_map(|s| s.host_ports()).collect();
        ports.sort_unstable();
        ports.dedup();
        let spreads_all = input.survive_zone_loss;
        let mut list = Vec::new();
        for service in replicated {
            let demand = room_of(service);
            if service.replicas > 0 && blocked.is_none() {
                blocked = if room.holds(demand) {
                    port_conflict(service, &held)
                } else {
                    Some(Blocked::Task(service.name.clone()))
                };
            }
            let over_zones =
                input.zones > 1 && (spreads_all || service.preferences.iter().any(|p| spread_label(p) == Some("zone")));
            let mut own: Vec<usize> = service.host_ports().filter_map(|p| ports.binary_search(&p).ok()).collect();
            own.dedup();
            list.push(Part {
                name: service.name.clone(),
                replicas: service.replicas,
                extra: if service.is_start_first() { service.updated_at_once(service.replicas) } else { 0 },
                demand: Demand {
                    room: demand,
                    max_per_node: service.max_replicas_per_node,
                    ports: own,
                    spread: if over_zones { vec![0] } else { Vec::new() },
                    eligible: None,
                },
            });
        }
        Self {
            shared,
            usable,
            room,
            parts: list,
            blocked,
            failures: input.worker_failures(),
            zones: input.zones,
            zone_may_fail: input.survive_zone_loss && input.zones > 1,
            strict: input.strict_start_first,
            surge: input.stack_surge,
            ports: ports.len(),
        }
    }

    /// The sum of all reservations of replicated services.
    pub fn sum(&self) -> Room {
        self.parts.iter().fold(Room::default(), |sum, part| {
            let n = i64::from(part.replicas);
            sum.plus(Room { cpu: n * part.demand.room.cpu, memory: n * part.demand.room.memory })
        })
    }

    /// The nodes that a plain sum asks for; `None` when there is no room at all for what is asked.
    pub fn lower_bound(&self) -> Option<u32> {
        let sum = self.sum();
        let nodes = |sum: i64, room: i64| match (sum, room) {
            (0, _) => Some(0),
            (_, ..=0) => None,
            _ => u32::try_from((sum + room - 1) / room).ok(),
        };
        Some(nodes(sum.cpu, self.room.cpu)?.max(nodes(sum.memory, self.room.memory)?))
    }

    /// Nodes below which the services can't fit, failures counted: by sums, by limits for one node, by host ports.
    pub fn floor(&self) -> u32 {
        let by_sum = self.lower_bound().unwrap_or_default();
        let by_limit = self.parts.iter().filter(|p| p.demand.max_per_node > 0);
        let by_limit = by_limit.map(|p| p.replicas.div_ceil(p.demand.max_per_node)).max().unwrap_or_default();
        let on_port = |n: usize| self.parts.iter().filter(|p| p.demand.ports.contains(&n)).map(|p| p.replicas).sum();
        let by_port: u32 = (0..self.ports).map(on_port).max().unwrap_or_default();
        by_sum.max(by_limit).max(by_port).saturating_add(self.failures)
    }

    /// Empty nodes of this kind.
    pub fn cluster(&self, nodes: u32) -> Cluster {
        let demands = self.parts.iter().map(|p| p.demand.clone()).collect();
        let zones: Vec<u32> = (0..nodes).map(|n| n % self.zones).collect();
        Cluster::new(&vec![self.room; nodes as usize], demands, self.ports, &[zones])
    }
}

/// One node after its reserves.
fn usable(input: &Input, shared: bool) -> Room {
    let room = |m: crate::swarm::input::Machine| Room { cpu: i64::from(m.cpu_m), memory: i64::from(m.memory_mib) };
    let usable = room(input.node).less(room(input.os_reserve()));
    if shared { usable.less(room(input.manager_reserve())) } else { usable }
}

fn port_conflict(service: &Service, held: &[((u16, Protocol), &str)]) -> Option<Blocked> {
    service.host_ports().find_map(|port| {
        let (_, by) = held.iter().find(|(p, _)| *p == port)?;
        Some(Blocked::Port { service: service.name.clone(), port: port.0, by: (*by).to_owned() })
    })
}
