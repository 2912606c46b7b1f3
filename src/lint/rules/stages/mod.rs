//! Stages: their names, their order, what goes from one to another.

mod whole_filesystem;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[&whole_filesystem::RULE];
