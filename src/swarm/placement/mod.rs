//! Placement as `SwarmKit` does it: which node a task goes to.
//!
//! A node must pass the filters: open (ready and active), enough unreserved processor and memory, constraints,
//! free host ports, fewer tasks of the service than its limit for one node. Among those that pass, spread
//! preferences choose a group of nodes (fewest tasks of the service), then the node with the fewest tasks of the
//! service, then with the fewest tasks at all. `SwarmKit` leaves ties open; here the group that comes first and then
//! the node that comes first win, so that equal inputs give equal results: one possible placement.
//!
//! Sources: moby/swarmkit `manager/scheduler` (filters, `nodeset.go`, `decision_tree.go`) and
//! `design/scheduler.md`, `design/topology.md`.

mod groups;
mod queue;

use groups::Groups;
use queue::Queue;
use std::sync::Arc;

/// Up to so many tasks are placed by looking at each node for each; of more a queue is made.
const FEW: u32 = 6;

/// Processor time in thousandths and memory in MiB; below zero where more is reserved than there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// Thousandths of a processor.
    pub cpu: i64,
    /// MiB.
    pub memory: i64,
}

impl Room {
    /// Whether a task with these reservations finds room.
    pub fn holds(self, task: Self) -> bool {
        task.cpu <= self.cpu && task.memory <= self.memory
    }

    /// What is left beside `other`.
    #[must_use]
    pub fn less(self, other: Self) -> Self {
        Self { cpu: self.cpu - other.cpu, memory: self.memory - other.memory }
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { cpu: self.cpu + other.cpu, memory: self.memory + other.memory }
    }
}

/// What a task of a service asks of its node.
#[derive(Clone, Debug, Default)]
pub struct Demand {
    /// Its reservations.
    pub room: Room,
    /// Most tasks of the service on a node; 0: no limit.
    pub max_per_node: u32,
    /// Its host ports, as numbers of the cluster's ports.
    pub ports: Vec<usize>,
    /// Groupings that it is spread over, the first one first, as numbers of the cluster's groupings.
    pub spread: Vec<usize>,
    /// Nodes that satisfy its constraints; `None`: all.
    pub eligible: Option<Vec<bool>>,
}

/// A node, as the scheduler sees it.
#[derive(Clone, Copy, Debug)]
struct Node {
    free: Room,
    tasks: u32,
    open: bool,
}

/// Nodes with the tasks that run on them.
#[derive(Clone, Debug)]
pub struct Cluster {
    nodes: Vec<Node>,
    demands: Vec<Demand>,
    /// Tasks of a service on a node, service by service.
    counts: Vec<u32>,
    /// Whether a host port of a node is taken, port by port.
    taken: Vec<bool>,
    /// The groups that each service is spread over; services with the same spread share them.
    groups: Vec<Arc<Groups>>,
    /// What was placed, in order: service and node.
    placed: Vec<(u32, u32)>,
    work: u64,
}

impl Cluster {
    /// Empty nodes, each with its own room.
    pub fn new(rooms: &[Room], demands: Vec<Demand>, ports: usize, groupings: &[Vec<u32>]) -> Self {
        let nodes: Vec<Node> = rooms.iter().map(|&free| Node { free, tasks: 0, open: true }).collect();
        let mut known: Vec<(&[usize], Arc<Groups>)> = Vec::new();
        let mut groups = Vec::with_capacity(demands.len());
        for demand in &demands {
            let found = known.iter().find(|(spread, _)| *spread == demand.spread).map(|(_, g)| Arc::clone(g));
            groups.push(found.unwrap_or_else(|| {
                let new = Arc::new(Groups::new(&demand.spread, groupings, nodes.len()));
                known.push((&demand.spread, Arc::clone(&new)));
                new
            }));
        }
        Self {
            counts: vec![0; demands.len() * nodes.len()],
            taken: vec![false; ports * nodes.len()],
            nodes,
            groups,
            demands,
            placed: Vec::new(),
            work: 0,
        }
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is no node.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Nodes looked at so far: what bounds long searches, equal for equal inputs.
    pub fn work(&self) -> u64 {
        self.work
    }

    /// All tasks on a node.
    pub fn tasks_on(&self, node: usize) -> u32 {
        self.nodes[node].tasks
    }

    /// Tasks of a service on a node.
    pub fn count(&self, service: usize, node: usize) -> u32 {
        self.counts[service * self.nodes.len() + node]
    }

    /// What is free on a node.
    pub fn free(&self, node: usize) -> Room {
        self.nodes[node].free
    }

    /// Whether a node takes tasks.
    pub fn is_open(&self, node: usize) -> bool {
        self.nodes[node].open
    }

    /// Opens a node, or closes it (down or drained). Its tasks stay counted where they are.
    pub fn set_open(&mut self, node: usize, open: bool) {
        self.nodes[node].open = open;
    }

    /// What a service asks for.
    pub fn demand(&self, service: usize) -> &Demand {
        &self.demands[service]
    }

    /// Whether a host port is taken on a node.
    pub fn is_taken(&self, port: usize, node: usize) -> bool {
        self.taken[port * self.nodes.len() + node]
    }

    /// Whether a node passes all filters for one more task of a service.
    pub fn fits(&self, service: usize, node: usize) -> bool {
        let demand = &self.demands[service];
        let at = &self.nodes[node];
        at.open
            && at.free.holds(demand.room)
            && demand.eligible.as_ref().is_none_or(|e| e[node])
            && !demand.ports.iter().any(|&port| self.is_taken(port, node))
            && (demand.max_per_node == 0 || self.count(service, node) < demand.max_per_node)
    }

    /// Places tasks of a service one after the other; how many found no node.
    pub fn place(&mut self, service: usize, tasks: u32) -> u32 {
        if tasks == 0 {
            return 0;
        }
        let groups = Arc::clone(&self.groups[service]);
        self.work += self.nodes.len() as u64 + u64::from(tasks);
        if tasks <= FEW {
            for done in 0..tasks {
                let Some(node) = queue::best(self, &groups, service) else { return tasks - done };
                self.put(service, node);
                self.placed.push((service as u32, node as u32));
            }
            return 0;
        }
        let mut queue = Queue::new(self, &groups, service);
        for done in 0..tasks {
            let Some(node) = queue.pop(&groups) else { return tasks - done };
            self.put(service, node);
            self.placed.push((service as u32, node as u32));
            queue.again(self, &groups, service, node);
        }
        0
    }

    /// What was placed so far, as a mark to go back to.
    pub fn mark(&self) -> usize {
        self.placed.len()
    }

    /// The nodes that took the tasks placed since a mark.
    pub fn placed_since(&self, mark: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.placed[mark..].iter().map(|&(service, node)| (service as usize, node as usize))
    }

    /// Takes back what was placed since a mark.
    pub fn undo(&mut self, mark: usize) {
        while self.placed.len() > mark {
            if let Some((service, node)) = self.placed.pop() {
                self.take(service as usize, node as usize);
            }
        }
    }

    /// Puts a task on a node, whether it fits or not.
    pub fn put(&mut self, service: usize, node: usize) {
        self.change(service, node, true);
    }

    /// Takes a task from a node.
    pub fn take(&mut self, service: usize, node: usize) {
        self.change(service, node, false);
    }

    fn change(&mut self, service: usize, node: usize, come: bool) {
        let all = self.nodes.len();
        let demand = &self.demands[service];
        for &port in &demand.ports {
            self.taken[port * all + node] = come;
        }
        let (at, count) = (&mut self.nodes[node], &mut self.counts[service * all + node]);
        if come {
            at.free = at.free.less(demand.room);
            at.tasks += 1;
            *count += 1;
        } else {
            at.free = at.free.plus(demand.room);
            at.tasks -= 1;
            *count -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spread_over(groups: Vec<u32>, tasks: u32) -> Vec<u32> {
        let rooms = vec![Room { cpu: 100, memory: 100 }; groups.len()];
        let demand = Demand { spread: vec![0], ..Demand::default() };
        let mut cluster = Cluster::new(&rooms, vec![demand], 0, &[groups]);
        assert_eq!(cluster.place(0, tasks), 0);
        (0..cluster.len()).map(|n| cluster.count(0, n)).collect()
    }

    #[test]
    fn tasks_are_spread_over_values_not_nodes() {
        // Docker's own example: nine tasks, zones of three, two and one nodes.
        assert_eq!(spread_over(vec![0, 0, 0, 1, 1, 2], 9), [1, 1, 1, 2, 1, 3]);
        // Nodes without the label are a group of their own.
        assert_eq!(spread_over(vec![0, 0, 1, 2], 6), [1, 1, 2, 2]);
    }

    #[test]
    fn fewest_tasks_of_the_service_come_before_fewest_tasks() {
        let rooms = vec![Room { cpu: 10, memory: 10 }; 3];
        let mut cluster = Cluster::new(&rooms, vec![Demand::default(), Demand::default()], 0, &[]);
        assert_eq!(cluster.place(0, 4), 0);
        let mark = cluster.mark();
        assert_eq!(cluster.place(1, 3), 0);
        // Node 0 has two tasks already, so the second service starts on node 1, but each node gets one.
        assert_eq!(cluster.placed_since(mark).map(|(_, n)| n).collect::<Vec<_>>(), [1, 2, 0]);
        cluster.undo(mark);
        assert_eq!((cluster.tasks_on(0), cluster.tasks_on(1)), (2, 1));
    }

    #[test]
    fn a_queue_and_a_look_at_each_node_choose_the_same() {
        let groups: Vec<u32> = (0..24).map(|n| n * 7 % 5).collect();
        let rooms: Vec<Room> = (0..24).map(|n| Room { cpu: 5 + n % 4, memory: 9 }).collect();
        for spread in [vec![], vec![0], vec![0, 1]] {
            let demand = |cpu| Demand { room: Room { cpu, memory: 1 }, spread: spread.clone(), ..Demand::default() };
            let fresh = || Cluster::new(&rooms, vec![demand(1), demand(2)], 0, &[groups.clone(), vec![1; 24]]);
            let (mut one, mut many) = (fresh(), fresh());
            for (service, tasks) in [(0, 17), (1, 30), (0, 40)] {
                let left: u32 = (0..tasks).map(|_| one.place(service, 1)).sum();
                assert_eq!(left, many.place(service, tasks));
            }
            assert_eq!(one.placed, many.placed, "{spread:?}");
        }
    }

    #[test]
    fn ports_limits_and_closed_nodes_keep_tasks_out() {
        let rooms = vec![Room { cpu: 10, memory: 10 }; 3];
        let port = Demand { ports: vec![0], ..Demand::default() };
        let limited = Demand { max_per_node: 2, ..Demand::default() };
        let mut cluster = Cluster::new(&rooms, vec![port, limited], 1, &[]);
        cluster.set_open(1, false);
        assert_eq!(cluster.place(0, 5), 3);
        assert_eq!(cluster.place(1, 9), 5);
    }
}
