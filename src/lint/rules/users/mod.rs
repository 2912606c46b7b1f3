//! USER: as whom the container runs.

mod named_user;
mod root_user;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[&root_user::RULE, &named_user::RULE];
