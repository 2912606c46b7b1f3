//! Comments that speak to linters.

mod check_option;
mod codes;
mod idle_ignore;
mod inline_ignore;
mod unknown_rule_name;

use crate::lint::Rule;

pub(super) const LATER: &[&Rule] =
    &[&inline_ignore::RULE, &unknown_rule_name::RULE, &check_option::RULE, &idle_ignore::RULE];

/// Those that need to know what the comments silenced.
pub(super) const LAST: &[&Rule] = &[&idle_ignore::RULE];
