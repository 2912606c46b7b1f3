//! Ignore comments.

pub(super) mod unknown_ignored_rule;
pub(super) mod unused_ignore;

use crate::stack::Rule;

pub(super) const ALL: &[&Rule] = &[&unknown_ignored_rule::RULE, &unused_ignore::RULE];
