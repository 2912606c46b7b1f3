use super::{Action, Availability, Moment, Moved, Pending, Step, commands, timeline, world::Drill};
use crate::swarm::{
    input::{LARGEST_SWARM, Refusal, UpdateOrder},
    managers,
};

/// What an action changed, before it is put into words.
struct Change {
    moved: Vec<Moved>,
    /// Tasks that wait besides those that have no node.
    waiting: Vec<Pending>,
    seconds: [f64; 2],
    timeline: Vec<Moment>,
    summary: String,
}

impl Drill {
    /// Lets something happen.
    ///
    /// # Errors
    /// Names the key of the action with a wrong value.
    pub fn act(&mut self, action: &Action) -> Result<Step, Refusal> {
        let change = match action {
            Action::Kill { node } => self.kill(&[self.node(node)?]),
            Action::KillZone { zone } => self.kill(&self.zone(zone)?),
            Action::KillManagers { count } => self.kill_managers(*count)?,
            Action::Return { node } => self.bring_back(self.node(node)?),
            Action::Drain { node } => self.drain(self.node(node)?),
            Action::Activate { node } => self.activate(self.node(node)?),
            Action::Add { count } => self.add(*count)?,
            Action::Update { service, order } => self.roll(service, *order)?,
        };
        let mut pending = self.pending();
        pending.extend(change.waiting);
        let quorum = self.quorum();
        Ok(Step {
            after: action.clone(),
            commands: commands::after(self, action, quorum, !pending.is_empty()),
            moved: change.moved,
            pending,
            quorum,
            seconds: change.seconds,
            timeline: change.timeline,
            summary: change.summary,
        })
    }

    fn node(&self, name: &str) -> Result<usize, Refusal> {
        self.find(name).ok_or_else(|| Refusal::new("node", format!("there is no node `{name}`")))
    }

    fn zone(&self, zone: &str) -> Result<Vec<usize>, Refusal> {
        let found: Vec<usize> =
            (0..self.nodes.len()).filter(|&n| self.nodes[n].zone.as_deref() == Some(zone)).collect();
        if found.is_empty() {
            return Err(Refusal::new("zone", format!("there is no zone `{zone}`")));
        }
        Ok(found)
    }

    fn kill(&mut self, nodes: &[usize]) -> Change {
        let dying: Vec<usize> = nodes.iter().copied().filter(|&n| self.up[n]).collect();
        if dying.is_empty() {
            return nothing("It is down already.");
        }
        let had_managers = self.managers().any(|n| dying.contains(&n));
        for &node in &dying {
            self.up[node] = false;
            self.empty(node);
        }
        let quorum = self.quorum();
        let moved = self.settle();
        let who = if dying.len() == 1 {
            format!("`{}` is", self.name(dying[0]))
        } else {
            format!("{} nodes are", dying.len())
        };
        let summary = if quorum {
            format!("{who} lost; {} placed again.", tasks(moved.len()))
        } else {
            format!("{who} lost, and with it the majority of managers: nothing is replaced until it is back.")
        };
        Change {
            moved,
            waiting: Vec::new(),
            seconds: timeline::DOWN,
            timeline: timeline::of_loss(quorum, had_managers),
            summary,
        }
    }

    /// The first managers that are up; without a number as many as take the majority.
    fn kill_managers(&mut self, count: Option<u32>) -> Result<Change, Refusal> {
        let all = self.managers().count() as u32;
        let up: Vec<usize> = self.managers().filter(|&n| self.up[n]).collect();
        let count = count.unwrap_or_else(|| (up.len() as u32 + 1).saturating_sub(managers::quorum(all)).max(1));
        if count == 0 || count as usize > up.len() {
            let bound = format!("must be 1 to {}, the managers that are up", up.len());
            return Err(Refusal::new("count", if up.is_empty() { "no manager is up".to_owned() } else { bound }));
        }
        Ok(self.kill(&up[..count as usize]))
    }

    fn bring_back(&mut self, node: usize) -> Change {
        if self.up[node] {
            return nothing("It is up already.");
        }
        self.up[node] = true;
        self.reopen(node);
        let moved = self.settle();
        let summary = if !self.quorum() {
            format!("`{}` is up; the managers still have no majority.", self.name(node))
        } else if moved.is_empty() {
            format!("`{}` is back and empty: nothing moves back by itself.", self.name(node))
        } else {
            format!("`{}` is back; {} started. Nothing else moves back by itself.", self.name(node), tasks(moved.len()))
        };
        Change {
            moved,
            waiting: Vec::new(),
            seconds: timeline::NOW,
            timeline: timeline::of_return(self.quorum()),
            summary,
        }
    }

    fn drain(&mut self, node: usize) -> Change {
        if !self.quorum() {
            return refused();
        }
        if self.nodes[node].availability == Some(Availability::Drain) {
            return nothing("It is drained already.");
        }
        self.nodes[node].availability = Some(Availability::Drain);
        self.empty(node);
        let moved = self.settle();
        let summary = format!("`{}` is emptied: {} placed elsewhere.", self.name(node), tasks(moved.len()));
        Change { moved, waiting: Vec::new(), seconds: timeline::NOW, timeline: timeline::of_drain(), summary }
    }

    fn activate(&mut self, node: usize) -> Change {
        if !self.quorum() {
            return refused();
        }
        if self.nodes[node].availability == Some(Availability::Active) {
            return nothing("It is active already.");
        }
        self.nodes[node].availability = Some(Availability::Active);
        self.reopen(node);
        let moved = self.settle();
        let summary =
            format!("`{}` takes tasks again; {} started there or elsewhere.", self.name(node), tasks(moved.len()));
        Change { moved, waiting: Vec::new(), seconds: timeline::NOW, timeline: timeline::of_return(true), summary }
    }

    fn add(&mut self, count: u32) -> Result<Change, Refusal> {
        if count == 0 || self.nodes.len() + count as usize > LARGEST_SWARM as usize {
            return Err(Refusal::new("count", format!("must be at least 1, and {LARGEST_SWARM} nodes in all at most")));
        }
        if !self.quorum() {
            return Ok(refused());
        }
        self.join(count);
        let moved = self.settle();
        let what = if count == 1 { "1 worker joins".to_owned() } else { format!("{count} workers join") };
        let summary = format!("{what}; {} started. What runs elsewhere stays there.", tasks(moved.len()));
        Ok(Change { moved, waiting: Vec::new(), seconds: timeline::NOW, timeline: timeline::of_join(), summary })
    }

    fn roll(&mut self, name: &str, order: Option<UpdateOrder>) -> Result<Change, Refusal> {
        let service = self.tracks.iter().position(|t| t.service.name == name);
        let service = service.ok_or_else(|| Refusal::new("service", format!("there is no service `{name}`")))?;
        if !self.quorum() {
            return Ok(refused());
        }
        let own = self.tracks[service].service.update_order;
        self.tracks[service].service.update_order = order.unwrap_or(own);
        let (mut moved, waiting) = self.update(service);
        self.tracks[service].service.update_order = own;
        let summary = if waiting.is_empty() {
            format!("All tasks of `{name}` are replaced; {} on another node than before.", tasks(moved.len()))
        } else {
            format!("The update of `{name}` hangs: the new task finds no node, and the old version goes on serving.")
        };
        moved.extend(self.settle());
        Ok(Change { moved, waiting, seconds: timeline::NOW, timeline: timeline::of_update(), summary })
    }
}

fn nothing(why: &str) -> Change {
    Change {
        moved: Vec::new(),
        waiting: Vec::new(),
        seconds: timeline::NOW,
        timeline: Vec::new(),
        summary: format!("Nothing happens. {why}"),
    }
}

fn refused() -> Change {
    Change {
        timeline: timeline::of_refused(),
        ..nothing("The managers have no majority, so the swarm refuses the command.")
    }
}

fn tasks(n: usize) -> String {
    match n {
        0 => "no task is".to_owned(),
        1 => "1 task is".to_owned(),
        n => format!("{n} tasks are"),
    }
}
