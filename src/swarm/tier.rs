//! The talk's sizes, and honest names for the numbers between them.

use super::{
    capacity::{self, Capacity, Load, Outcome, Trial, search, try_nodes},
    input::{Goal, Input},
    managers,
    watch::{Stopped, Watch},
};
use serde::{Deserialize, Serialize};

/// A size of a swarm, by its number of nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    /// One node (talk).
    Baby,
    /// Two nodes: a Baby and a worker (ours).
    BabyPlus,
    /// Three nodes (talk).
    Ha,
    /// Four nodes: an HA and a worker (ours).
    HaPlus,
    /// Five nodes (talk).
    Biz,
    /// Six to nine nodes, growing past Biz (ours).
    Growing,
    /// Ten nodes and more (talk).
    Flexy,
    /// A hundred nodes and more (talk).
    Swole,
}

impl Tier {
    /// The size with so many nodes.
    pub fn of(nodes: u32) -> Self {
        match nodes {
            0 | 1 => Self::Baby,
            2 => Self::BabyPlus,
            3 => Self::Ha,
            4 => Self::HaPlus,
            5 => Self::Biz,
            6..=9 => Self::Growing,
            10..=99 => Self::Flexy,
            _ => Self::Swole,
        }
    }

    /// The name that people read.
    pub fn name(self) -> &'static str {
        match self {
            Self::Baby => "Baby",
            Self::BabyPlus => "Baby plus a worker",
            Self::Ha => "HA",
            Self::HaPlus => "HA plus a worker",
            Self::Biz => "Biz",
            Self::Growing => "growing past Biz",
            Self::Flexy => "Flexy",
            Self::Swole => "Swole",
        }
    }

    /// Whether the talk has this size, or it is our name for a number between two of them.
    pub fn is_the_talks(self) -> bool {
        !matches!(self, Self::BabyPlus | Self::HaPlus | Self::Growing)
    }
}

/// The nodes of a swarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nodes {
    /// All.
    pub total: u32,
    /// Those that are managers.
    pub managers: u32,
    /// The others.
    pub workers: u32,
    /// Whether managers are drained, so that they run no tasks.
    pub managers_dedicated: bool,
}

impl Nodes {
    /// Nodes that carry tasks.
    pub fn carrying(&self) -> u32 {
        if self.managers_dedicated { self.workers } else { self.total }
    }

    fn shared(total: u32, managers: u32) -> Self {
        let managers = managers.min(total);
        Self { total, managers, workers: total - managers, managers_dedicated: false }
    }

    fn dedicated(carrying: u32, managers: u32) -> Self {
        Self { total: carrying + managers, managers, workers: carrying, managers_dedicated: true }
    }
}

/// The size of a swarm with what it rests on.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Its size.
    pub tier: Tier,
    /// Its nodes.
    pub nodes: Nodes,
    /// The load on the nodes that carry tasks.
    pub load: Load,
    /// How many of them are needed.
    pub capacity: Capacity,
    /// How many would be needed if managers worked too; differs from `capacity` where managers are dedicated.
    pub shared_capacity: Capacity,
    /// Managers by the failures to survive, before the size was settled.
    pub managers_needed: u32,
    /// Whether the loss of a zone raised them.
    pub raised_for_zones: bool,
    /// The checks at the swarm's real number of nodes, where that differs from what is needed.
    pub at_size: Option<Trial>,
}

/// Chooses the size.
///
/// # Errors
/// When whoever watches cancels it.
pub fn decide(input: &Input, watch: &mut Watch<'_>) -> Result<Decision, Stopped> {
    let (managers_needed, raised_for_zones) = managers_needed(input);
    let shared_load = Load::new(input, true);
    let shared_capacity = search(&shared_load, watch)?;
    let nodes = match input.existing_nodes {
        Some(total) => Some(existing(input, total)),
        None => fresh(input, managers_needed, &shared_capacity),
    };
    let (nodes, load, capacity) = match nodes {
        Some(nodes) if !nodes.managers_dedicated => (nodes, shared_load, shared_capacity.clone()),
        other => {
            let load = Load::new(input, false);
            let capacity = search(&load, watch)?;
            match (other, capacity.nodes()) {
                (Some(nodes), _) => (nodes, load, capacity),
                (None, Some(carrying)) => {
                    (Nodes::dedicated(carrying, dedicated_managers(input, managers_needed)), load, capacity)
                }
                // Nothing carries the load, so the managers alone decide; the finding says what does not fit.
                (None, None) => (smallest(input, managers_needed), shared_load, shared_capacity.clone()),
            }
        }
    };
    let at_size = match capacity.outcome {
        Outcome::Blocked(_) => None,
        _ if capacity.nodes() == Some(nodes.carrying()) => None,
        _ => match try_nodes(&load, nodes.carrying(), watch) {
            Ok(trial) => Some(trial),
            Err(Stopped::TooMuchWork) => None,
            Err(stopped) => return Err(stopped),
        },
    };
    Ok(Decision {
        tier: Tier::of(nodes.total),
        nodes,
        load,
        capacity,
        shared_capacity,
        managers_needed,
        raised_for_zones,
        at_size,
    })
}

/// Managers by the failures to survive; raised to the next odd number from three up where a zone may fail and
/// the reader has not settled on a number.
fn managers_needed(input: &Input) -> (u32, bool) {
    if let Some(fixed) = input.managers {
        return (fixed, false);
    }
    let needed = managers::needed(input.manager_failures());
    let raise = input.survive_zone_loss && input.zones >= 3 && !managers::over_zones(needed, input.zones).safe;
    if raise { (needed.max(3), true) } else { (needed, false) }
}

/// Dedicated managers: the reader's number; three where that is chosen and enough; else five or what is needed.
fn dedicated_managers(input: &Input, needed: u32) -> u32 {
    match (input.managers, input.dedicated_managers) {
        (Some(fixed), _) => fixed,
        (None, Some(3)) if input.manager_failures() <= 1 => needed.max(3),
        _ => needed.max(managers::TALK_MANAGERS),
    }
}

/// A swarm that exists: managers by the table of sizes, dedicated from ten nodes up.
fn existing(input: &Input, total: u32) -> Nodes {
    let by_table = match total {
        1 | 2 => 1,
        3 | 4 => 3,
        _ => managers::TALK_MANAGERS,
    };
    if total < 10 {
        return Nodes::shared(total, input.managers.unwrap_or(by_table));
    }
    let three = input.dedicated_managers == Some(3) && input.manager_failures() <= 1;
    let managers = input.managers.unwrap_or(if three { 3 } else { by_table });
    if managers < total { Nodes::dedicated(total - managers, managers) } else { Nodes::shared(total, managers) }
}

/// A new swarm: one of the sizes where managers work too, or none of them.
fn fresh(input: &Input, managers: u32, shared: &Capacity) -> Option<Nodes> {
    let carrying = shared.nodes()?;
    let of = |total, all| Some(Nodes::shared(total, input.managers.unwrap_or(all)));
    if input.goal == Goal::Learn && managers == 1 && carrying <= 1 {
        of(1, 1)
    } else if managers <= 3 && carrying <= 3 && !input.downtime_costs_money {
        of(3, 3)
    } else if managers <= 5 && carrying <= 5 {
        of(5, 5)
    } else {
        None
    }
}

/// The smallest size that has the managers.
fn smallest(input: &Input, managers: u32) -> Nodes {
    let nothing = Capacity {
        outcome: Outcome::Fits(1),
        lower_bound: Some(0),
        last_failure: None::<(u32, capacity::Failure)>,
        exhaustive: true,
    };
    fresh(input, managers, &nothing).unwrap_or_else(|| Nodes::dedicated(1, dedicated_managers(input, managers)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_by_number() {
        let names: Vec<&str> = [1, 2, 3, 4, 5, 7, 10, 99, 100].map(|n| Tier::of(n).name()).to_vec();
        let expected = [
            "Baby",
            "Baby plus a worker",
            "HA",
            "HA plus a worker",
            "Biz",
            "growing past Biz",
            "Flexy",
            "Flexy",
            "Swole",
        ];
        assert_eq!(names, expected);
    }
}
