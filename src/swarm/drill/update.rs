use super::{
    Moved, Pending, pending,
    world::{Drill, Task},
};

impl Drill {
    /// Replaces the tasks of a service, batch after batch. The tasks that came to another node, and the new tasks
    /// that find none, at which the update hangs.
    pub(super) fn update(&mut self, service: usize) -> (Vec<Moved>, Vec<Pending>) {
        let track = &self.tracks[service];
        if track.service.is_global() {
            return (Vec::new(), self.update_global(service));
        }
        let running: Vec<usize> = (0..track.tasks.len()).filter(|&t| track.tasks[t].at.is_some()).collect();
        let batch = track.service.updated_at_once(running.len() as u32).max(1) as usize;
        let start_first = track.service.is_start_first();
        let mut moved = Vec::new();
        for tasks in running.chunks(batch) {
            if start_first {
                let waiting = self.start_first(service, tasks, &mut moved);
                if !waiting.is_empty() {
                    return (moved, waiting);
                }
            } else {
                self.stop_first(service, tasks, &mut moved);
            }
        }
        (moved, Vec::new())
    }

    fn stop_first(&mut self, service: usize, tasks: &[usize], moved: &mut Vec<Moved>) {
        for &task in tasks {
            let old = self.tracks[service].tasks[task].at;
            if let Some(node) = old {
                self.cluster.take(service, node);
            }
            self.tracks[service].tasks[task] = Task { at: None, last: old };
        }
        let nodes = self.place(service, tasks.len());
        // A batch that stops leaves room for itself, so each task finds a node.
        for (&task, node) in tasks.iter().zip(nodes) {
            let from = self.tracks[service].tasks[task].last;
            self.arrive(service, task, from, node, moved);
        }
    }

    /// Each new task that runs lets its old one go, which may make room for the next.
    fn start_first(&mut self, service: usize, tasks: &[usize], moved: &mut Vec<Moved>) -> Vec<Pending> {
        let mut left = tasks;
        while !left.is_empty() {
            let nodes = self.place(service, left.len());
            if nodes.is_empty() {
                let why = pending::why(self, service);
                return left
                    .iter()
                    .map(|&t| Pending {
                        service,
                        task: format!("{} (new)", self.task_name(service, t)),
                        why: why.clone(),
                    })
                    .collect();
            }
            let (now, later) = left.split_at(nodes.len());
            for (&task, node) in now.iter().zip(nodes) {
                let from = self.tracks[service].tasks[task].at;
                if let Some(old) = from {
                    self.cluster.take(service, old);
                }
                self.arrive(service, task, from, node, moved);
            }
            left = later;
        }
        Vec::new()
    }

    /// The task of a global service is replaced on its own node.
    fn update_global(&mut self, service: usize) -> Vec<Pending> {
        let track = &self.tracks[service];
        if !track.service.is_start_first() {
            return Vec::new();
        }
        let stuck = (0..track.tasks.len())
            .find(|&n| track.tasks[n].at.is_some() && self.cluster.is_open(n) && !self.cluster.fits(service, n));
        let Some(node) = stuck else { return Vec::new() };
        let demand = self.cluster.demand(service);
        let why = if let Some(&port) = demand.ports.first() {
            format!("its old task holds host port {} on this node", self.ports[port].0)
        } else {
            let free = self.cluster.free(node);
            format!("this node has {} m and {} MiB free for a second task", free.cpu, free.memory)
        };
        vec![Pending { service, task: format!("{} (new)", self.task_name(service, node)), why }]
    }

    fn place(&mut self, service: usize, tasks: usize) -> Vec<usize> {
        let mark = self.cluster.mark();
        self.cluster.place(service, tasks as u32);
        self.cluster.placed_since(mark).map(|(_, node)| node).collect()
    }

    fn arrive(&mut self, service: usize, task: usize, from: Option<usize>, to: usize, moved: &mut Vec<Moved>) {
        self.tracks[service].tasks[task] = Task { at: Some(to), last: from };
        if from != Some(to) {
            let from = from.map(|n| self.name(n));
            moved.push(Moved { task: self.task_name(service, task), from, to: Some(self.name(to)) });
        }
    }
}
