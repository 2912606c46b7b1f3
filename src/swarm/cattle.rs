//! Cattle, not pets: whether nodes can be replaced and containers recreated without care.

use super::input::Input;
use crate::stack::units::constraint::{Constraint, Key};
use serde::Serialize;

/// A habit that keeps nodes replaceable, and whether the services keep to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Habit {
    /// What is looked at.
    pub habit: &'static str,
    /// Whether it is kept; `None`: the services do not show it, so ask yourself.
    pub kept: Option<bool>,
    /// What was seen, or what to ask.
    pub seen: String,
}

/// The habits.
pub fn habits(input: &Input) -> Vec<Habit> {
    let bound = |s: &&super::input::Service| {
        let constraints = s.constraints.iter().filter_map(|c| Constraint::read(c).ok());
        constraints.into_iter().any(|c| c.equal && matches!(c.key, Key::Hostname | Key::Id | Key::Ip))
    };
    let pets: Vec<&str> = input.services.iter().filter(bound).map(|s| s.name.as_str()).collect();
    let single: Vec<&str> =
        input.services.iter().filter(|s| !s.is_global() && s.replicas == 1).map(|s| s.name.as_str()).collect();
    vec![
        Habit {
            habit: "No service is bound to one machine by its name or address",
            kept: Some(pets.is_empty()),
            seen: if pets.is_empty() {
                "No constraint on node.hostname, node.id or node.ip.".to_owned()
            } else {
                format!("{} would not run on a machine that replaces that one; bind to a label.", super::findings::names(&pets))
            },
        },
        Habit {
            habit: "Every service goes on while one of its tasks is replaced",
            kept: Some(single.is_empty()),
            seen: if single.is_empty() {
                "Every replicated service has two tasks or more.".to_owned()
            } else {
                format!("{} with one task: away for about 20 seconds and the image's pull when its node is lost.", super::findings::names(&single))
            },
        },
        Habit {
            habit: "A node can be built again from a recipe",
            kept: None,
            seen: "Is there a script or an image from which a node joins without a person?".to_owned(),
        },
        Habit {
            habit: "Data is not on the node",
            kept: None,
            seen: "A local volume stays on its node while the task moves: does every one have a label, a backup or a driver that follows?".to_owned(),
        },
        Habit {
            habit: "Managers keep their address, workers need not",
            kept: None,
            seen: "Do managers have fixed addresses? If all of them change, the swarm hangs.".to_owned(),
        },
    ]
}
