//! The registry: a rule is a file.

mod few_addresses;
mod may_run_on_managers;
mod meta;
mod no_room_to_update;
mod not_spread;
mod replicas_over_nodes;
mod reservation_over_node;
mod spread_without_label;

use super::Plan;
use crate::{diagnostic::RuleMeta, stack::Findings};

/// A rule: what is known of it, and the check.
#[derive(Debug)]
pub struct Rule {
    /// Code, slug, severity and so on.
    pub meta: RuleMeta,
    /// Looks at a stack on its swarm and reports what it finds.
    pub check: fn(&Plan<'_>, &mut Findings),
}

const ALL: &[&Rule] = &[
    &replicas_over_nodes::RULE,
    &reservation_over_node::RULE,
    &no_room_to_update::RULE,
    &not_spread::RULE,
    &spread_without_label::RULE,
    &few_addresses::RULE,
    &may_run_on_managers::RULE,
];

/// All rules.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    ALL.iter().copied()
}
