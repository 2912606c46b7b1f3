use super::{Blocked, Failure, Load, Trial, try_nodes};
use crate::swarm::{
    input::LARGEST_SWARM,
    watch::{Stopped, Watch},
};

/// What is known of the number of nodes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capacity {
    /// The first number that passes all trials.
    pub outcome: Outcome,
    /// What a plain sum of reservations asks for; `None` when a node has no room at all.
    pub lower_bound: Option<u32>,
    /// What failed at the largest number that was tried and is not enough.
    pub last_failure: Option<(u32, Failure)>,
    /// Whether each set of failing nodes was tried at the answer.
    pub exhaustive: bool,
}

/// How a search ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// This many nodes carry the services.
    Fits(u32),
    /// No number does.
    Blocked(Blocked),
    /// More than the largest swarm that is reckoned with.
    TooMany,
    /// The bound of work was reached before an answer.
    Unsettled,
}

impl Capacity {
    /// The nodes that are needed, where that is known.
    pub fn nodes(&self) -> Option<u32> {
        match self.outcome {
            Outcome::Fits(nodes) => Some(nodes),
            _ => None,
        }
    }
}

/// Finds the first number of nodes that carries a load.
///
/// # Errors
/// When whoever watches cancels it.
pub fn search(load: &Load, watch: &mut Watch<'_>) -> Result<Capacity, Stopped> {
    let lower_bound = load.lower_bound();
    let mut found = Capacity { outcome: Outcome::TooMany, lower_bound, last_failure: None, exhaustive: true };
    if let Some(blocked) = &load.blocked {
        found.outcome = Outcome::Blocked(blocked.clone());
        return Ok(found);
    }
    let first = lower_bound.unwrap_or_default().max(1);
    match climb(load, first, &mut found, watch) {
        Ok(()) => Ok(found),
        Err(Stopped::TooMuchWork) => {
            found.outcome = Outcome::Unsettled;
            Ok(found)
        }
        Err(stopped) => Err(stopped),
    }
}

fn climb(load: &Load, first: u32, found: &mut Capacity, watch: &mut Watch<'_>) -> Result<(), Stopped> {
    let mut take = |trial: Trial| {
        let Some(failure) = trial.failure else {
            found.outcome = Outcome::Fits(trial.nodes);
            found.exhaustive = trial.exhaustive;
            return true;
        };
        found.last_failure = Some((trial.nodes, failure));
        false
    };
    // Below the floor nothing fits; the number right below it is tried for the reason that it gives.
    let floor = load.floor().max(first);
    let start = if floor > first { floor - 1 } else { first };
    for nodes in start..=LARGEST_SWARM {
        if take(try_nodes(load, nodes, watch)?) {
            return Ok(());
        }
    }
    Ok(())
}
