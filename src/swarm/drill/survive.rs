use super::{Role, world::Drill};
use crate::swarm::{
    capacity::{MOST_SETS, Sets, sets},
    findings::names,
    managers,
    watch::{Progress, Stopped, Watch},
};
use serde::{Deserialize, Serialize};

/// What a swarm survives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Survives {
    /// Nodes that carry tasks and fail at the same time.
    pub k: u32,
    /// Whether every set of so many was tried, and each was survived.
    pub proved: bool,
    /// A set that is not survived.
    pub counter_example: Option<CounterExample>,
    /// Sets that were tried.
    pub tried: u64,
    /// Sets that there are.
    pub sets: u64,
    /// Whether each zone may fail; `None` with fewer than two zones.
    pub zone_proved: Option<bool>,
    /// A zone that may not.
    pub zone_counter_example: Option<CounterExample>,
}

/// Nodes whose loss is not survived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CounterExample {
    /// The nodes that fail together.
    pub nodes: Vec<String>,
    /// The services with tasks that find no other node.
    pub pending: Vec<String>,
    /// Whether the managers keep their majority.
    pub quorum: bool,
    /// The same in words.
    pub text: String,
}

impl Drill {
    /// Takes away each set of `k` nodes that carry tasks, and each zone, and places their tasks again.
    ///
    /// # Errors
    /// When the watch ends it.
    pub fn survives(&mut self, k: u32, watch: &mut Watch<'_>) -> Result<Survives, Stopped> {
        let open: Vec<usize> = (0..self.nodes.len()).filter(|&n| self.cluster.is_open(n)).collect();
        let n = open.len() as u32;
        let all = sets(n, k);
        let mut result = Survives {
            k,
            proved: false,
            counter_example: None,
            tried: 0,
            sets: all,
            zone_proved: None,
            zone_counter_example: None,
        };
        result.counter_example = self.before();
        if result.counter_example.is_none() && k >= n && k > 0 {
            let set: Vec<usize> = open.clone();
            result.counter_example = Some(self.example_of(&set, self.all_services()));
        }
        if result.counter_example.is_none() && all > MOST_SETS {
            let mut fullest = open.clone();
            fullest.sort_by_key(|&node| (std::cmp::Reverse(self.cluster.tasks_on(node)), node));
            fullest.truncate(k as usize);
            fullest.sort_unstable();
            result.tried = 1;
            result.counter_example = self.without(&fullest).map(|pending| self.example_of(&fullest, pending));
        } else if result.counter_example.is_none() {
            let mut worked = self.cluster.work();
            for set in Sets::new(n, k) {
                let set: Vec<usize> = set.into_iter().map(|i| open[i as usize]).collect();
                result.tried += 1;
                result.counter_example = self.without(&set).map(|pending| self.example_of(&set, pending));
                if result.counter_example.is_some() {
                    break;
                }
                let now = self.cluster.work();
                let progress = Progress { nodes: n, done: result.tried, all };
                match watch.work(now - worked, progress) {
                    Ok(()) => worked = now,
                    Err(Stopped::TooMuchWork) => return Ok(result),
                    Err(stopped) => return Err(stopped),
                }
            }
            result.proved = result.counter_example.is_none();
        }
        self.zones_survive(&mut result);
        Ok(result)
    }

    /// Whether something is pending before anything fails.
    fn before(&self) -> Option<CounterExample> {
        let pending = self.pending();
        let first = pending.first()?;
        let mut services: Vec<usize> = pending.iter().map(|p| p.service).collect();
        services.sort_unstable();
        services.dedup();
        let text = format!("{} is pending with all nodes up: {}", first.task, first.why);
        Some(CounterExample {
            nodes: Vec::new(),
            pending: services.into_iter().map(|n| self.tracks[n].service.name.clone()).collect(),
            quorum: self.quorum(),
            text,
        })
    }

    fn zones_survive(&mut self, result: &mut Survives) {
        let mut zones: Vec<Option<String>> = self.nodes.iter().map(|n| n.zone.clone()).collect();
        zones.sort();
        zones.dedup();
        zones.retain(Option::is_some);
        if zones.len() < 2 || !self.pending().is_empty() {
            return;
        }
        for zone in zones {
            let set: Vec<usize> = (0..self.nodes.len()).filter(|&n| self.up[n] && self.nodes[n].zone == zone).collect();
            if let Some(pending) = self.without(&set) {
                let lost = format!("zone {}", zone.unwrap_or_default());
                result.zone_counter_example = Some(self.example(&set, pending, &lost));
                break;
            }
        }
        result.zone_proved = Some(result.zone_counter_example.is_none());
    }

    /// The services that are not survived when nodes fail together, none of them where the majority of managers is lost;
    /// `None` where all goes on. Everything is put back.
    fn without(&mut self, set: &[usize]) -> Option<Vec<String>> {
        if self.keeps_quorum(set) {
            let mark = self.cluster.mark();
            let were_open: Vec<bool> = set.iter().map(|&n| self.cluster.is_open(n)).collect();
            for &node in set {
                self.cluster.set_open(node, false);
            }
            let mut pending = Vec::new();
            for service in 0..self.tracks.len() {
                if !self.tracks[service].service.is_global() {
                    let tasks = set.iter().map(|&n| self.cluster.count(service, n)).sum();
                    if self.cluster.place(service, tasks) > 0 {
                        pending.push(self.tracks[service].service.name.clone());
                    }
                }
            }
            self.cluster.undo(mark);
            for (&node, open) in set.iter().zip(were_open) {
                self.cluster.set_open(node, open);
            }
            (!pending.is_empty()).then_some(pending)
        } else {
            Some(Vec::new())
        }
    }

    fn keeps_quorum(&self, set: &[usize]) -> bool {
        let managers = self.managers().count() as u32;
        let lost = set.iter().filter(|&&n| self.nodes[n].role == Role::Manager && self.up[n]).count() as u32;
        lost == 0 || self.up_managers() - lost >= managers::quorum(managers)
    }

    fn all_services(&self) -> Vec<String> {
        self.tracks.iter().filter(|t| !t.service.is_global()).map(|t| t.service.name.clone()).collect()
    }

    fn example_of(&self, set: &[usize], pending: Vec<String>) -> CounterExample {
        let nodes: Vec<String> = set.iter().map(|&n| self.name(n)).collect();
        self.example(set, pending, &names(&nodes))
    }

    fn example(&self, set: &[usize], pending: Vec<String>, lost: &str) -> CounterExample {
        let quorum = self.keeps_quorum(set);
        let what = if quorum { format!("{} pending", names(&pending)) } else { "no majority of managers".to_owned() };
        let text = format!("{what} after losing {lost}");
        CounterExample { nodes: set.iter().map(|&n| self.name(n)).collect(), pending, quorum, text }
    }
}
