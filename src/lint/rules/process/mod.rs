//! CMD and ENTRYPOINT: what the container runs.

mod several_cmd;
mod several_entrypoint;
mod shell_form;
mod superseded;

use crate::lint::Rule;

pub(super) const FIRST: &[&Rule] = &[&shell_form::RULE, &several_cmd::RULE, &several_entrypoint::RULE];
