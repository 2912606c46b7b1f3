use super::{Availability, ListedNode, Moved, NodeLoad, NodeView, Pending, Role, inventory, pending};
use crate::{
    stack::units::constraint::{Constraint, spread_label},
    swarm::{
        input::{Input, Machine, Protocol, Refusal, Service, check_nodes},
        managers,
        placement::{Cluster, Demand, Room},
        tier::Decision,
    },
};
use std::collections::{BTreeSet, HashMap};

/// A swarm with its tasks, to play failures on.
#[derive(Clone, Debug)]
pub struct Drill {
    pub(super) nodes: Vec<ListedNode>,
    pub(super) up: Vec<bool>,
    pub(super) tracks: Vec<Track>,
    pub(super) cluster: Cluster,
    /// Host ports, by their number in the cluster.
    pub(super) ports: Vec<(u16, Protocol)>,
    by_name: HashMap<String, usize>,
    /// What each node has for tasks.
    rooms: Vec<Room>,
    /// What a node has that joins.
    room: Room,
    spread_over_zones: bool,
}

/// A service with its tasks.
#[derive(Clone, Debug)]
pub(super) struct Track {
    pub(super) service: Service,
    /// Its tasks: slots of a replicated service, one for each node of a global one.
    pub(super) tasks: Vec<Task>,
}

/// A task.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Task {
    /// The node it runs on.
    pub(super) at: Option<usize>,
    /// The node it ran on before.
    pub(super) last: Option<usize>,
}

impl Drill {
    /// The sized swarm, or the nodes that a reader lists, with all tasks placed.
    ///
    /// # Errors
    /// Names the key of the list with a wrong value.
    pub fn new(input: &Input, decision: &Decision, nodes: Option<&[ListedNode]>) -> Result<Self, Refusal> {
        let nodes = match nodes.or(input.nodes.as_deref()) {
            Some(nodes) => {
                check_nodes(nodes)?;
                inventory::listed(nodes, decision.nodes.managers_dedicated)
            }
            None => inventory::of_swarm(input, decision.nodes),
        };
        // As in sizing: where managers work too, their reserve is taken off every node that carries tasks.
        let works = |n: &ListedNode| n.role == Role::Manager && n.availability == Some(Availability::Active);
        let shared = nodes.iter().any(works);
        let room = |m: Machine| Room { cpu: i64::from(m.cpu_m), memory: i64::from(m.memory_mib) };
        let usable = |machine: Machine| {
            let usable = room(machine).less(room(input.os_reserve_of(machine)));
            if shared { usable.less(room(input.manager_reserve())) } else { usable }
        };
        let rooms = nodes.iter().map(|n| usable(n.machine(input.node))).collect();
        let mut ports: Vec<(u16, Protocol)> = input.services.iter().flat_map(Service::host_ports).collect();
        ports.sort_unstable();
        ports.dedup();
        let track = |service: &Service| {
            let tasks = if service.is_global() { nodes.len() } else { service.replicas as usize };
            Track { service: service.clone(), tasks: vec![Task::default(); tasks] }
        };
        let mut drill = Self {
            up: vec![true; nodes.len()],
            tracks: input.services.iter().map(track).collect(),
            cluster: Cluster::new(&[], Vec::new(), 0, &[]),
            by_name: nodes.iter().enumerate().map(|(n, node)| (node.name.clone(), n)).collect(),
            nodes,
            ports,
            rooms,
            room: usable(input.node),
            spread_over_zones: input.survive_zone_loss,
        };
        drill.rebuild();
        drill.settle();
        Ok(drill)
    }

    /// Makes the scheduler's view anew from nodes and tasks.
    fn rebuild(&mut self) {
        let (labels, groupings) = self.groupings();
        let demands = self.tracks.iter().map(|t| self.demand(&t.service, &labels)).collect();
        self.cluster = Cluster::new(&self.rooms, demands, self.ports.len(), &groupings);
        for node in 0..self.nodes.len() {
            self.cluster.set_open(node, self.is_open(node));
        }
        for (service, track) in self.tracks.iter().enumerate() {
            for node in track.tasks.iter().filter_map(|t| t.at) {
                self.cluster.put(service, node);
            }
        }
    }

    fn is_open(&self, node: usize) -> bool {
        self.up[node] && self.nodes[node].availability != Some(Availability::Drain)
    }

    /// The labels that services are spread over, and for each the group of each node: values are numbered in
    /// the order in which nodes bring them.
    fn groupings(&self) -> (Vec<String>, Vec<Vec<u32>>) {
        let mut labels: BTreeSet<&str> = BTreeSet::new();
        if self.spread_over_zones {
            labels.insert("zone");
        }
        labels.extend(self.tracks.iter().flat_map(|t| &t.service.preferences).filter_map(|p| spread_label(p)));
        let labels: Vec<String> = labels.into_iter().map(str::to_owned).collect();
        let group = |label: &String| {
            let mut values: HashMap<&str, u32> = HashMap::new();
            let number = |node| {
                let next = values.len() as u32;
                *values.entry(ListedNode::label(node, label)).or_insert(next)
            };
            self.nodes.iter().map(number).collect()
        };
        let groupings = labels.iter().map(group).collect();
        (labels, groupings)
    }

    fn demand(&self, service: &Service, labels: &[String]) -> Demand {
        let mut wanted: Vec<&str> = service.preferences.iter().filter_map(|p| spread_label(p)).collect();
        if self.spread_over_zones && !wanted.contains(&"zone") {
            wanted.push("zone");
        }
        let number = |l: &str| labels.iter().position(|known| known == l);
        let spread = if service.is_global() { Vec::new() } else { wanted.into_iter().filter_map(number).collect() };
        let constraints: Vec<Constraint> =
            service.constraints.iter().filter_map(|c| Constraint::read(c).ok()).collect();
        let allows = |node: &ListedNode| constraints.iter().all(|c| node.meets(c));
        let mut ports: Vec<usize> = service.host_ports().filter_map(|p| self.ports.binary_search(&p).ok()).collect();
        ports.sort_unstable();
        ports.dedup();
        Demand {
            room: Room { cpu: i64::from(service.cpu_m), memory: i64::from(service.memory_mib) },
            max_per_node: if service.is_global() { 0 } else { service.max_replicas_per_node },
            ports,
            spread,
            eligible: (!constraints.is_empty()).then(|| self.nodes.iter().map(allows).collect()),
        }
    }

    /// Whether the managers have a majority; a list without managers is about workers only, and has.
    pub fn quorum(&self) -> bool {
        let managers: Vec<usize> = self.managers().collect();
        managers.is_empty() || self.up_managers() >= managers::quorum(managers.len() as u32)
    }

    pub(super) fn managers(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.nodes.len()).filter(|&n| self.nodes[n].role == Role::Manager)
    }

    pub(super) fn up_managers(&self) -> u32 {
        self.managers().filter(|&n| self.up[n]).count() as u32
    }

    pub(super) fn lost_managers(&self) -> impl Iterator<Item = &str> + '_ {
        self.managers().filter(|&n| !self.up[n]).map(|n| self.nodes[n].name.as_str())
    }

    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// Starts what is missing wherever it fits: tasks of global services, then those of replicated ones, service
    /// by service in file order. What came to a node.
    pub(super) fn settle(&mut self) -> Vec<Moved> {
        let mut moved = Vec::new();
        if !self.quorum() {
            return moved;
        }
        for service in 0..self.tracks.len() {
            if self.tracks[service].service.is_global() {
                self.start_global(service, &mut moved);
            }
        }
        for service in 0..self.tracks.len() {
            if !self.tracks[service].service.is_global() {
                self.start_missing(service, &mut moved);
            }
        }
        moved
    }

    fn start_global(&mut self, service: usize, moved: &mut Vec<Moved>) {
        for node in 0..self.nodes.len() {
            if self.tracks[service].tasks[node].at.is_none() && self.cluster.fits(service, node) {
                self.cluster.put(service, node);
                self.tracks[service].tasks[node].at = Some(node);
                moved.push(Moved { task: self.task_name(service, node), from: None, to: Some(self.name(node)) });
            }
        }
    }

    fn start_missing(&mut self, service: usize, moved: &mut Vec<Moved>) {
        let tasks = &self.tracks[service].tasks;
        let missing: Vec<usize> = (0..tasks.len()).filter(|&t| tasks[t].at.is_none()).collect();
        let mark = self.cluster.mark();
        self.cluster.place(service, missing.len() as u32);
        let placed: Vec<usize> = self.cluster.placed_since(mark).map(|(_, node)| node).collect();
        for (task, node) in missing.into_iter().zip(placed) {
            let from = self.tracks[service].tasks[task].last.map(|n| self.name(n));
            moved.push(Moved { task: self.task_name(service, task), from, to: Some(self.name(node)) });
            self.tracks[service].tasks[task].at = Some(node);
        }
    }

    /// Takes all tasks off a node.
    pub(super) fn empty(&mut self, node: usize) {
        for service in 0..self.tracks.len() {
            for task in &mut self.tracks[service].tasks {
                if task.at == Some(node) {
                    *task = Task { at: None, last: Some(node) };
                    self.cluster.take(service, node);
                }
            }
        }
        self.cluster.set_open(node, false);
    }

    /// Lets a node take tasks, if it is up and active.
    pub(super) fn reopen(&mut self, node: usize) {
        let open = self.is_open(node);
        self.cluster.set_open(node, open);
    }

    /// Workers that join: each in the zone with the fewest nodes that carry tasks.
    pub(super) fn join(&mut self, count: u32) {
        let mut zones: Vec<(Option<String>, usize)> = Vec::new();
        for node in self.nodes.iter().filter(|n| n.availability != Some(Availability::Drain)) {
            match zones.iter_mut().find(|(zone, _)| *zone == node.zone) {
                Some((_, n)) => *n += 1,
                None => zones.push((node.zone.clone(), 1)),
            }
        }
        let mut next = self.nodes.len();
        for _ in 0..count {
            while self.by_name.contains_key(&format!("node-{next}")) {
                next += 1;
            }
            let name = format!("node-{next}");
            let emptiest = zones.iter_mut().min_by_key(|(_, n)| *n);
            let zone = emptiest.and_then(|(zone, n)| {
                *n += 1;
                zone.clone()
            });
            self.by_name.insert(name.clone(), self.nodes.len());
            let availability = Some(Availability::Active);
            self.nodes.push(ListedNode { zone, availability, ..ListedNode::named(name) });
            self.rooms.push(self.room);
            self.up.push(true);
        }
        for track in self.tracks.iter_mut().filter(|t| t.service.is_global()) {
            track.tasks.resize(self.nodes.len(), Task::default());
        }
        self.rebuild();
    }

    pub(super) fn name(&self, node: usize) -> String {
        self.nodes[node].name.clone()
    }

    /// `web.1` for the first task of a replicated service, `agent.node-3` for that of a global one.
    pub(super) fn task_name(&self, service: usize, task: usize) -> String {
        let track = &self.tracks[service];
        if track.service.is_global() {
            format!("{}.{}", track.service.name, self.nodes[task].name)
        } else {
            format!("{}.{}", track.service.name, task + 1)
        }
    }

    /// The tasks that run nowhere though they should, and why.
    pub fn pending(&self) -> Vec<Pending> {
        let mut all = Vec::new();
        let quorum = self.quorum();
        for (service, track) in self.tracks.iter().enumerate() {
            if track.service.is_global() {
                all.extend(self.pending_globals(service));
                continue;
            }
            let mut why = None;
            for task in (0..track.tasks.len()).filter(|&t| track.tasks[t].at.is_none()) {
                let why = why.get_or_insert_with(|| {
                    if quorum {
                        pending::why(self, service)
                    } else {
                        "the managers have no majority, so nothing is started".to_owned()
                    }
                });
                all.push(Pending { service, task: self.task_name(service, task), why: why.clone() });
            }
        }
        all
    }

    /// Nodes that take tasks and satisfy the constraints of a global service, without its task.
    fn pending_globals(&self, service: usize) -> Vec<Pending> {
        let demand = self.cluster.demand(service);
        let wanted = |node: usize| {
            self.tracks[service].tasks[node].at.is_none()
                && self.cluster.is_open(node)
                && demand.eligible.as_ref().is_none_or(|e| e[node])
        };
        let nodes = (0..self.nodes.len()).filter(|&n| wanted(n));
        let pending = |node| {
            let free = self.cluster.free(node);
            let why = if !self.quorum() {
                "the managers have no majority, so nothing is started".to_owned()
            } else if free.holds(demand.room) {
                "its host port is taken on this node".to_owned()
            } else {
                format!("this node has {} m and {} MiB free", free.cpu, free.memory)
            };
            Pending { service, task: self.task_name(service, node), why }
        };
        nodes.map(pending).collect()
    }

    /// The nodes with the number of their tasks.
    pub fn loads(&self) -> Vec<NodeLoad> {
        let tasks = |n: usize| {
            let of = |service: usize| (service, self.cluster.count(service, n));
            (0..self.tracks.len()).map(of).filter(|(_, tasks)| *tasks > 0).collect()
        };
        let load = |n: usize| NodeLoad {
            name: self.name(n),
            zone: self.nodes[n].zone.clone(),
            role: self.nodes[n].role,
            availability: self.nodes[n].availability.unwrap_or(Availability::Active),
            up: self.up[n],
            tasks: tasks(n),
            free_cpu_m: self.cluster.free(n).cpu,
            free_memory_mib: self.cluster.free(n).memory,
        };
        (0..self.nodes.len()).map(load).collect()
    }

    /// The nodes with their tasks.
    pub fn view(&self) -> Vec<NodeView> {
        let mut tasks: Vec<Vec<String>> = vec![Vec::new(); self.nodes.len()];
        for (service, track) in self.tracks.iter().enumerate() {
            for (task, node) in track.tasks.iter().enumerate().filter_map(|(t, task)| task.at.map(|n| (t, n))) {
                tasks[node].push(self.task_name(service, task));
            }
        }
        let view = |(n, tasks): (usize, Vec<String>)| NodeView {
            name: self.name(n),
            zone: self.nodes[n].zone.clone(),
            role: self.nodes[n].role,
            availability: self.nodes[n].availability.unwrap_or(Availability::Active),
            up: self.up[n],
            tasks,
            free_cpu_m: self.cluster.free(n).cpu,
            free_memory_mib: self.cluster.free(n).memory,
        };
        tasks.into_iter().enumerate().map(view).collect()
    }
}
