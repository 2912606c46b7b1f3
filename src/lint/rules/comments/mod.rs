//! Comments that speak to linters.

mod inline_ignore;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[&inline_ignore::RULE];
