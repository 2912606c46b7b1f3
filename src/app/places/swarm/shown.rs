//! What the core says, as far as the place shows it: the JSON of [`crate::swarm::session`], read. The core's own types
//! serve where they hold no words of the program; the others are held here with words of their own.

use crate::swarm::{
    CapacityFigures, Input, Refusal,
    addresses::Mtu,
    input::Reason,
    managers::{Quorum, ZoneLayout},
    tier::Nodes,
};
use serde::Deserialize;

pub use crate::swarm::{
    drill::{CounterExample, Moved, NodeLoad as Node, Pending, Survives},
    session::Origin,
};

/// The sized swarm.
#[derive(Clone, Debug, Deserialize)]
pub struct Sized {
    pub input: Input,
    pub origin: Origin,
    pub refused: Option<Refusal>,
    pub answer: Answer,
    pub files: Vec<File>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Answer {
    pub tier: String,
    pub nodes: Nodes,
    pub quorum: Quorum,
    pub zones: ZoneLayout,
    pub capacity: CapacityFigures,
    pub addresses: Vec<Budget>,
    pub mtu: Vec<Mtu>,
    pub swarms: Swarms,
    pub orchestrator: Option<Orchestrator>,
    pub findings: Vec<Finding>,
    pub derivations: Vec<Derivation>,
    pub then_and_now: Vec<Comparison>,
    pub manager_size: ManagerSize,
    pub firewall: Vec<FirewallRow>,
    pub labels: LabelPlan,
    pub windows: Option<WindowsPlan>,
    pub cattle: Vec<Habit>,
    pub runbook: Vec<Chapter>,
    pub stack_overlay: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Budget {
    pub network: String,
    pub need: u64,
    pub capacity: u64,
    pub status: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Swarms {
    pub count: u64,
    pub substitutes: Vec<Substitute>,
    pub split_by: Vec<Split>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Substitute {
    pub reason: Reason,
    #[serde(rename = "use")]
    pub instead: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Split {
    pub reason: Reason,
    pub count: u64,
    pub why: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Orchestrator {
    pub answer: String,
    pub why: String,
    pub status: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Finding {
    pub code: String,
    pub level: String,
    pub message: String,
    pub why: String,
    pub help: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Derivation {
    pub figure: String,
    pub steps: Vec<String>,
    pub sources: Vec<Source>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Source {
    pub whose: String,
    pub title: String,
    pub url: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Comparison {
    pub subject: String,
    pub talk: String,
    pub today: String,
    pub sources: Vec<Source>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct ManagerSize {
    pub advice: String,
    pub note: String,
    pub sources: Vec<Source>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct FirewallRow {
    pub from: String,
    pub to: String,
    pub open: Vec<String>,
    pub note: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct LabelPlan {
    pub labels: Vec<Label>,
    pub constraints: Vec<Advice>,
    pub subnets: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Label {
    pub name: String,
    pub values: Vec<String>,
    pub why: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Advice {
    pub services: Vec<String>,
    pub write: String,
    pub why: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct WindowsPlan {
    pub services: Vec<String>,
    pub talk: String,
    pub today: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Habit {
    #[serde(rename = "habit")]
    pub what: String,
    pub kept: Option<bool>,
    pub seen: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Chapter {
    pub title: String,
    pub why: String,
    pub blocks: Vec<Block>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Block {
    pub place: String,
    pub text: String,
}

/// A stack file with the advice written in.
#[derive(Clone, Debug, Deserialize)]
pub struct File {
    pub name: String,
    pub text: String,
    pub fixed: usize,
    pub changes: Vec<Change>,
    pub left: Vec<Change>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Change {
    pub service: String,
    pub key: String,
    pub why: String,
}

/// The drill as it stands.
#[derive(Clone, Debug, Deserialize)]
pub struct Drill {
    pub nodes: Vec<Node>,
    pub quorum: bool,
    pub pending: usize,
    pub pending_named: Vec<Pending>,
    pub steps: Vec<Step>,
    pub survives: Survives,
    pub survives_now: Option<Survives>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Step {
    pub summary: String,
    pub timeline: Vec<Moment>,
    pub commands: Vec<String>,
    pub moved: usize,
    pub moved_named: Vec<Moved>,
    pub pending: usize,
    pub pending_named: Vec<Pending>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Moment {
    pub at: [f64; 2],
    pub what: String,
}
