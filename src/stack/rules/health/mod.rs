//! Health checks and restarts.

mod disabled_with_test;
mod healthcheck_test_form;
mod invalid_restart;
mod no_healthcheck;
mod no_replacement;
mod short_stop;
mod unclosed_command;

use crate::stack::Rule;

pub(super) const ALL: &[&Rule] = &[
    &invalid_restart::RULE,
    &disabled_with_test::RULE,
    &healthcheck_test_form::RULE,
    &no_healthcheck::RULE,
    &no_replacement::RULE,
    &short_stop::RULE,
    &unclosed_command::RULE,
];
