//! USER: as whom the container runs.

mod named_user;
mod root_user;

use crate::lint::Rule;

pub(super) const FIRST: &[&Rule] = &[&root_user::RULE];

pub(super) const LATER: &[&Rule] = &[&named_user::RULE];
