//! Comments that speak to linters.

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[];
