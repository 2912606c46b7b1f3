use super::{Action, Drill, Fault, Step, Survives};
use crate::swarm::{Input, Watch, tier::Decision};

/// A drill that is played on, one action after the other, and taken back.
///
/// Where a script begins as the one before, only what is new is played.
#[derive(Clone, Debug)]
pub struct Rehearsal {
    start: Drill,
    now: Drill,
    failures: u32,
    actions: Vec<Action>,
    steps: Vec<Step>,
    at_start: Survives,
    at_end: Option<Survives>,
}

impl Rehearsal {
    /// The sized swarm before anything happened.
    ///
    /// # Errors
    /// When the watch ends it.
    pub fn new(input: &Input, decision: &Decision, watch: &mut Watch<'_>) -> Result<Self, Fault> {
        let mut start = Drill::new(input, decision, None).map_err(Fault::Refused)?;
        let failures = input.worker_failures();
        let at_start = start.survives(failures, watch).map_err(Fault::Stopped)?;
        let now = start.clone();
        Ok(Self { start, now, failures, actions: Vec::new(), steps: Vec::new(), at_start, at_end: None })
    }

    /// Plays a script from its first action on.
    ///
    /// # Errors
    /// Names the key of the action with a wrong value, or says that the watch ended it; what was played before
    /// that stands.
    pub fn play(&mut self, actions: &[Action], watch: &mut Watch<'_>) -> Result<(), Fault> {
        if !actions.starts_with(&self.actions) {
            self.now = self.start.clone();
            self.actions.clear();
            self.steps.clear();
            self.at_end = None;
        }
        for (n, action) in actions.iter().enumerate().skip(self.actions.len()) {
            let step = self.now.act(action).map_err(|r| Fault::Refused(r.inside(&format!("actions[{n}]"))))?;
            self.steps.push(step);
            self.actions.push(action.clone());
            self.at_end = None;
        }
        if self.at_end.is_none() && !self.actions.is_empty() {
            self.at_end = Some(self.now.survives(self.failures, watch).map_err(Fault::Stopped)?);
        }
        Ok(())
    }

    /// The swarm as it stands.
    pub fn now(&self) -> &Drill {
        &self.now
    }

    /// What each action did.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// What the swarm survives before anything happened.
    pub fn survives_at_start(&self) -> &Survives {
        &self.at_start
    }

    /// What it survives as it stands; `None` before anything happened.
    pub fn survives_now(&self) -> Option<&Survives> {
        self.at_end.as_ref()
    }
}
