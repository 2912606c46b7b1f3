//! The registry: every rule, by family. A family is a folder, a rule is one file in it.

mod comments;
mod health;
mod images;
mod keys;
mod logging;
mod network;
mod placement;
mod reading;
mod references;
mod resources;
mod security;
mod support;
mod updates;
mod values;
mod volumes;

use super::{Rule, ignores::Ignore};
pub(in crate::stack) use support::meta as sources;

use crate::diagnostic::Finding;

/// All rules, family by family.
const ALL: &[&[&Rule]] = &[
    comments::ALL,
    health::ALL,
    images::ALL,
    keys::ALL,
    logging::ALL,
    network::ALL,
    placement::ALL,
    reading::ALL,
    references::ALL,
    resources::ALL,
    security::ALL,
    updates::ALL,
    values::ALL,
    volumes::ALL,
];

/// The rules, family by family.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    ALL.iter().copied().flatten().copied()
}

/// Codes and names of rules about stack files that need to know the nodes as well: they stand in `cross::on_swarm`, and
/// comments may silence them.
pub const ON_SWARM: [(&str, &str); 7] = [
    ("ST20", "replicas-over-nodes"),
    ("ST21", "reservation-over-node"),
    ("ST43", "no-room-to-update"),
    ("ST45", "not-spread"),
    ("ST46", "spread-without-label"),
    ("ST60", "few-addresses"),
    ("ST64", "may-run-on-managers"),
];

fn is_on_swarm(name: &str) -> bool {
    ON_SWARM.iter().any(|(code, slug)| *code == name || *slug == name)
}

/// What is wrong with the ignore comments of a file, given what each of their names silenced, and whether the rules of
/// [`ON_SWARM`] have spoken.
pub(super) fn of_comments(file: usize, ignores: &[Ignore], used: &[Vec<bool>], knows_swarm: bool) -> Vec<Finding> {
    let is_known = |name: &str| super::find(name).is_some() || is_on_swarm(name);
    let has_spoken = |name: &str| super::find(name).is_some() || (knows_swarm && is_on_swarm(name));
    let mut found = comments::unknown_ignored_rule::find(file, ignores, is_known);
    found.extend(comments::unused_ignore::find(file, ignores, used, has_spoken));
    found
}
