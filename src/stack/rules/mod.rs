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

/// What is wrong with the ignore comments of a file, given what each of their names silenced.
pub(super) fn of_comments(file: usize, ignores: &[Ignore], used: &[Vec<bool>]) -> Vec<Finding> {
    let mut found = comments::unknown_ignored_rule::find(file, ignores);
    found.extend(comments::unused_ignore::find(file, ignores, used));
    found
}
