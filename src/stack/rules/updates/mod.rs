//! Updates and rollbacks.

mod all_at_once;
mod no_rollback;
mod no_update_config;
mod short_monitor;
mod start_first_at_most;
mod start_first_host_port;
mod start_first_with_volume;
mod unknown_word;

use crate::stack::Rule;

pub(super) const ALL: &[&Rule] = &[
    &start_first_host_port::RULE,
    &start_first_at_most::RULE,
    &start_first_with_volume::RULE,
    &no_update_config::RULE,
    &no_rollback::RULE,
    &all_at_once::RULE,
    &short_monitor::RULE,
    &unknown_word::RULE,
];
