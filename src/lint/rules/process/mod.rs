//! CMD and ENTRYPOINT: what the container runs.

mod log_file;
mod missing_healthcheck;
mod package_manager_start;
mod service_then_wait;
mod several_cmd;
mod several_entrypoint;
mod several_healthcheck;
mod several_processes;
mod shell_form;
mod shell_stays;
mod superseded;

use crate::lint::Rule;

pub(super) const FIRST: &[&Rule] = &[&shell_form::RULE, &several_cmd::RULE, &several_entrypoint::RULE];

pub(super) const LATER: &[&Rule] = &[
    &several_healthcheck::RULE,
    &missing_healthcheck::RULE,
    &log_file::RULE,
    &service_then_wait::RULE,
    &several_processes::RULE,
    &shell_stays::RULE,
    &package_manager_start::RULE,
];
