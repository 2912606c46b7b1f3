//! USER: as whom the container runs.

mod root_user;

use crate::lint::Rule;

pub(super) const FIRST: &[&Rule] = &[&root_user::RULE];
