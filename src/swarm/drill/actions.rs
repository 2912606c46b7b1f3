use crate::swarm::input::{ListedNode, Refusal, UpdateOrder, check_nodes, read_json};
use serde::{Deserialize, Serialize};

/// Most actions in a script.
const MOST_ACTIONS: usize = 1_000;

/// What is played.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Script {
    /// The nodes; left out: those of the answers, else those of the sized swarm.
    pub nodes: Option<Vec<ListedNode>>,
    /// What happens, in order.
    pub actions: Vec<Action>,
}

/// Something that happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Action {
    /// A node fails.
    Kill {
        /// Its name.
        node: String,
    },
    /// A failed node is back.
    Return {
        /// Its name.
        node: String,
    },
    /// A node is emptied by an administrator.
    Drain {
        /// Its name.
        node: String,
    },
    /// A drained node takes tasks again.
    Activate {
        /// Its name.
        node: String,
    },
    /// All nodes of a zone fail.
    KillZone {
        /// Its name.
        zone: String,
    },
    /// Managers fail together, those that are listed first.
    KillManagers {
        /// How many; left out: as many as take the majority.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        count: Option<u32>,
    },
    /// Workers join.
    Add {
        /// How many.
        #[serde(default = "one")]
        count: u32,
    },
    /// A service is updated, task after task.
    Update {
        /// Its name.
        service: String,
        /// In which order; left out: as the service says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        order: Option<UpdateOrder>,
    },
}

fn one() -> u32 {
    1
}

impl Script {
    /// Reads a script.
    ///
    /// # Errors
    /// Names the key that is unknown, missing or has a wrong value.
    pub fn from_json(json: &str) -> Result<Self, Refusal> {
        let script: Self = read_json(json)?;
        script.check()?;
        Ok(script)
    }

    /// Checks the script's own bounds.
    ///
    /// # Errors
    /// Names the key with a wrong value.
    pub fn check(&self) -> Result<(), Refusal> {
        if self.actions.len() > MOST_ACTIONS {
            return Err(Refusal::new("actions", format!("more than {MOST_ACTIONS} are not played")));
        }
        self.nodes.as_deref().map_or(Ok(()), check_nodes)
    }
}
