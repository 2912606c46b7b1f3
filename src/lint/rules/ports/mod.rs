//! EXPOSE: ports.

mod port_out_of_range;

use crate::lint::Rule;

pub(super) const LATER: &[&Rule] = &[&port_out_of_range::RULE];
