//! What the core says, as far as the place shows it: the JSON of [`crate::swarm::session`], read.

use crate::swarm::{Input, input::Reason};
use serde::Deserialize;

/// The sized swarm.
#[derive(Clone, Debug, Deserialize)]
pub struct Sized {
    pub input: Input,
    pub origin: Origin,
    pub refused: Option<Refused>,
    pub answer: Answer,
    pub files: Vec<File>,
}

/// Where the services come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    Typed,
    Stack,
    Example,
}

/// A value that was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Refused {
    pub key: String,
    pub message: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Answer {
    pub tier: String,
    pub nodes: Nodes,
    pub quorum: Quorum,
    pub zones: Zones,
    pub capacity: Capacity,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Nodes {
    pub total: u32,
    pub managers: u32,
    pub workers: u32,
    pub managers_dedicated: bool,
}

impl Nodes {
    /// Nodes that carry tasks.
    pub fn carrying(self) -> u32 {
        if self.managers_dedicated { self.workers } else { self.total }
    }
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Quorum {
    pub quorum: u32,
    pub tolerated: u32,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Zones {
    pub layout: Vec<u32>,
    pub safe: bool,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Capacity {
    pub nodes_needed: Option<u32>,
    pub lower_bound: Option<u32>,
    pub last_failure: Option<String>,
    pub last_failure_at: Option<u32>,
    pub proved: bool,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Budget {
    pub network: String,
    pub need: u64,
    pub capacity: u64,
    pub status: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Mtu {
    pub network: String,
    pub inside: u32,
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

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Node {
    pub name: String,
    pub zone: Option<String>,
    pub role: Role,
    pub availability: Availability,
    pub up: bool,
    /// Services by their number, with how many of their tasks run here.
    pub tasks: Vec<(usize, u32)>,
    pub free_cpu_m: i64,
    pub free_memory_mib: i64,
}

pub use crate::swarm::drill::{Availability, Role};

impl Node {
    pub fn is_manager(&self) -> bool {
        self.role == Role::Manager
    }

    pub fn is_drained(&self) -> bool {
        self.availability == Availability::Drain
    }
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

#[derive(Clone, Debug, Deserialize)]
pub struct Moved {
    pub task: String,
    pub from: Option<String>,
    pub to: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Pending {
    pub task: String,
    pub why: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Survives {
    pub k: u32,
    pub proved: bool,
    pub counter_example: Option<CounterExample>,
    pub tried: u64,
    pub sets: u64,
    pub zone_proved: Option<bool>,
    pub zone_counter_example: Option<CounterExample>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct CounterExample {
    pub text: String,
}
