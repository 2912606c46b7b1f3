//! How large managers should be. Docker Engine's documentation has no number; this ladder is ours.

use super::{
    source::{OURS, SCALE_REFERENCE, SWARM2K, Source, TALK},
    tier::Nodes,
};
use serde::Serialize;

/// How large managers should be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ManagerSize {
    /// The advice.
    pub advice: &'static str,
    /// What it is worth.
    pub note: &'static str,
    /// What it rests on.
    pub sources: Vec<Source>,
}

/// Advises for a swarm.
pub fn advise(nodes: Nodes) -> ManagerSize {
    let advice = match nodes.total {
        _ if !nodes.managers_dedicated => {
            "Keep 0.5 to 1 CPU and 1 to 2 GB of each manager free of reservations, on SSD."
        }
        ..=20 => "2 CPUs and 4 GB for each dedicated manager, on SSD.",
        21..=100 => "4 CPUs and 8 to 16 GB for each dedicated manager, on SSD.",
        101..=500 => "8 CPUs and 16 to 32 GB for each dedicated manager, on SSD.",
        501..=2500 => "16 CPUs or more and 64 GB for each dedicated manager, on SSD; test first.",
        _ => "Outside of tested ground: split the swarm.",
    };
    let note = "Ours: no document of Docker Engine says how large a manager must be. The ladder lies between Swarm3K's \
                nodes of 1 GB, the 4 CPUs and 16 GB of Docker's enterprise product, and the 64 GB of Swarm2K.";
    ManagerSize { advice, note, sources: vec![OURS, TALK, SCALE_REFERENCE, SWARM2K] }
}
