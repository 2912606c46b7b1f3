//! CMD and ENTRYPOINT: what the container runs.

mod missing_healthcheck;
mod several_cmd;
mod several_entrypoint;
mod several_healthcheck;
mod shell_form;
mod superseded;

use crate::lint::Rule;

pub(super) const FIRST: &[&Rule] = &[&shell_form::RULE, &several_cmd::RULE, &several_entrypoint::RULE];

pub(super) const LATER: &[&Rule] = &[&several_healthcheck::RULE, &missing_healthcheck::RULE];
