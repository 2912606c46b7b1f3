use super::{Failure, Load, MOST_SETS, Sets, sets};
use crate::swarm::{
    placement::Cluster,
    watch::{Progress, Stopped, Watch},
};

/// What came of trying a number of nodes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// The nodes.
    pub nodes: u32,
    /// The first thing that does not fit.
    pub failure: Option<Failure>,
    /// Whether each set of failing nodes was tried, not only the worst one by number of tasks.
    pub exhaustive: bool,
}

/// Tries a number of nodes: all up, start-first copies, each set of failing nodes, each zone.
///
/// # Errors
/// When the watch ends it.
pub fn try_nodes(load: &Load, nodes: u32, watch: &mut Watch<'_>) -> Result<Trial, Stopped> {
    let mut run = Run { load, nodes, cluster: load.cluster(nodes), worked: 0, exhaustive: true };
    let failure = match run.all(watch) {
        Ok(()) => None,
        Err(No::Fits(failure)) => Some(failure),
        Err(No::Stopped(stopped)) => return Err(stopped),
    };
    Ok(Trial { nodes, failure, exhaustive: run.exhaustive })
}

struct Run<'l> {
    load: &'l Load,
    nodes: u32,
    cluster: Cluster,
    worked: u64,
    exhaustive: bool,
}

enum No {
    Fits(Failure),
    Stopped(Stopped),
}

impl Run<'_> {
    fn all(&mut self, watch: &mut Watch<'_>) -> Result<(), No> {
        for (n, part) in self.load.parts.iter().enumerate() {
            if self.cluster.place(n, part.replicas) > 0 {
                return Err(No::Fits(Failure::Pending { service: part.name.clone(), nodes: self.nodes }));
            }
            self.report(watch, 0, 0)?;
        }
        self.copies(&[])?;
        self.report(watch, 0, 0)?;
        self.failures(watch)?;
        self.zones(watch)
    }

    fn report(&mut self, watch: &mut Watch<'_>, done: u64, all: u64) -> Result<(), No> {
        let worked = self.cluster.work() - self.worked;
        self.worked = self.cluster.work();
        watch.work(worked, Progress { nodes: self.nodes, done, all }).map_err(No::Stopped)
    }

    /// Start-first copies, service by service, or all together.
    fn copies(&mut self, lost: &[u32]) -> Result<(), No> {
        let mark = self.cluster.mark();
        let mut missing = None;
        for (n, part) in self.load.parts.iter().enumerate().filter(|(_, p)| p.extra > 0) {
            if self.cluster.place(n, part.extra) > 0 {
                missing = Some(Failure::Copy { service: part.name.clone(), lost: lost.to_vec() });
                break;
            }
            if !self.load.surge {
                self.cluster.undo(mark);
            }
        }
        self.cluster.undo(mark);
        missing.map_or(Ok(()), |failure| Err(No::Fits(failure)))
    }

    fn failures(&mut self, watch: &mut Watch<'_>) -> Result<(), No> {
        let k = self.load.failures;
        if k == 0 {
            return Ok(());
        }
        if k >= self.nodes {
            return Err(No::Fits(Failure::Everything { nodes: self.nodes }));
        }
        let all = sets(self.nodes, k);
        if all > MOST_SETS {
            self.exhaustive = false;
            let set = fullest(&self.cluster, k);
            return self.failure_of(&set);
        }
        for (done, set) in Sets::new(self.nodes, k).enumerate() {
            self.failure_of(&set)?;
            self.report(watch, done as u64, all)?;
        }
        Ok(())
    }

    fn failure_of(&mut self, set: &[u32]) -> Result<(), No> {
        let pending = self.lose(set, |run| if run.load.strict { run.copies(set) } else { Ok(()) })?;
        pending.map_or(Ok(()), |service| Err(No::Fits(Failure::Lost { service, lost: set.to_vec() })))
    }

    fn zones(&mut self, watch: &mut Watch<'_>) -> Result<(), No> {
        if !self.load.zone_may_fail {
            return Ok(());
        }
        for zone in 0..self.load.zones.min(self.nodes) {
            let set: Vec<u32> = (0..self.nodes).filter(|n| n % self.load.zones == zone).collect();
            if set.len() == self.nodes as usize {
                return Err(No::Fits(Failure::Everything { nodes: self.nodes }));
            }
            if let Some(service) = self.lose(&set, |_| Ok(()))? {
                return Err(No::Fits(Failure::Zone { service, zone }));
            }
            self.report(watch, u64::from(zone), u64::from(self.load.zones))?;
        }
        Ok(())
    }

    /// Takes nodes away, places their tasks again, looks at what is left with `then`, and brings all back. The
    /// first service whose tasks find no node.
    fn lose(&mut self, set: &[u32], then: impl FnOnce(&mut Self) -> Result<(), No>) -> Result<Option<String>, No> {
        let mark = self.cluster.mark();
        for &node in set {
            self.cluster.set_open(node as usize, false);
        }
        let mut pending = None;
        for (n, part) in self.load.parts.iter().enumerate() {
            let tasks = set.iter().map(|&node| self.cluster.count(n, node as usize)).sum();
            if self.cluster.place(n, tasks) > 0 {
                pending = Some(part.name.clone());
                break;
            }
        }
        let after = if pending.is_none() { then(self) } else { Ok(()) };
        self.cluster.undo(mark);
        for &node in set {
            self.cluster.set_open(node as usize, true);
        }
        after.map(|()| pending)
    }
}

/// The `k` nodes with the most tasks, in their order.
fn fullest(cluster: &Cluster, k: u32) -> Vec<u32> {
    let mut nodes: Vec<u32> = (0..cluster.len() as u32).collect();
    nodes.sort_by_key(|&n| (std::cmp::Reverse(cluster.tasks_on(n as usize)), n));
    nodes.truncate(k as usize);
    nodes.sort_unstable();
    nodes
}
