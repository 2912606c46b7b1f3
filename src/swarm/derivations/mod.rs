//! How each figure came about: the steps with their numbers, and whose word each rests on.

mod capacity;
mod managers;
mod network;
mod questions;

use super::{
    addresses::Budget, input::Input, managers::ZoneLayout, orchestration::Orchestrator, several::Swarms,
    source::Source, tier::Decision,
};
use serde::Serialize;

/// How a figure came about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Derivation {
    /// The figure, by its place in the answer: `nodes.total`, `addresses.front`.
    pub figure: String,
    /// The steps, in order.
    pub steps: Vec<String>,
    /// What they rest on.
    pub sources: Vec<Source>,
}

/// What the figures are made of.
pub(super) struct Facts<'f> {
    pub input: &'f Input,
    pub decision: &'f Decision,
    pub zones: &'f ZoneLayout,
    pub budgets: &'f [Budget],
    pub swarms: &'f Swarms,
    pub orchestrator: Option<&'f Orchestrator>,
}

/// The derivations of all figures, in the order of the answer.
pub(super) fn derive(facts: &Facts<'_>) -> Vec<Derivation> {
    let mut all = vec![
        managers::tier(facts),
        managers::total(facts),
        managers::managers(facts),
        managers::quorum(facts),
        managers::zones(facts),
        capacity::usable(facts),
        capacity::lower_bound(facts),
        capacity::nodes_needed(facts),
    ];
    all.extend(network::addresses(facts));
    all.extend(network::mtu(facts));
    all.push(questions::swarms(facts));
    all.extend(questions::orchestrator(facts));
    all
}

fn derivation(figure: impl Into<String>, steps: Vec<String>, sources: &[Source]) -> Derivation {
    Derivation { figure: figure.into(), steps, sources: sources.to_vec() }
}
