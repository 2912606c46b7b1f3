//! Comments that speak to linters.

mod inline_ignore;

use crate::lint::Rule;

pub(super) const LATER: &[&Rule] = &[&inline_ignore::RULE];
