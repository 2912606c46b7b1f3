//! The drill: nodes fail, return, are drained and added, updates roll; what moves, what stays pending and why, and
//! what to type.
//!
//! A [`Drill`] starts from the sized swarm or from nodes that the reader lists, and takes one [`Action`] after
//! another, so that whoever calls can stop between them.
//!
//! What is simplified, and said so to the reader: all tasks of one event are placed service by service in file order;
//! nothing fails a second time while it starts; a stop-first update lets the old task go before the new one is
//! placed.

mod act;
mod actions;
mod commands;
mod inventory;
mod pending;
mod rehearsal;
mod report;
mod survive;
mod timeline;
mod update;
mod world;

pub use super::input::{Availability, ListedNode, Role};
pub use actions::{Action, Script};
pub use rehearsal::Rehearsal;
pub use report::{Moved, NodeLoad, NodeView, Pending, Report, Step};
pub use survive::{CounterExample, Survives};
pub use timeline::Moment;
pub use world::Drill;

use super::{Input, Refusal, Stopped, Watch, tier::Decision};

/// Why a drill gave no report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Its script has a wrong value.
    Refused(Refusal),
    /// It was cancelled.
    Stopped(Stopped),
}

/// Plays a script to its end.
///
/// # Errors
/// Names the key with a wrong value, or says that the watch ended it.
pub fn play(input: &Input, decision: &Decision, script: &Script, watch: &mut Watch<'_>) -> Result<Report, Fault> {
    let mut drill = Drill::new(input, decision, script.nodes.as_deref()).map_err(Fault::Refused)?;
    let survives = drill.survives(input.worker_failures(), watch).map_err(Fault::Stopped)?;
    let nodes = drill.view();
    let start = drill.pending();
    let mut steps = Vec::new();
    for (n, action) in script.actions.iter().enumerate() {
        let step = drill.act(action).map_err(|r| Fault::Refused(r.inside(&format!("actions[{n}]"))))?;
        steps.push(step);
    }
    Ok(Report { nodes, pending: start, steps, end: drill.view(), survives })
}
