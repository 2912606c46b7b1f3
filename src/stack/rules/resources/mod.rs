//! Processors, memory, processes.

mod generic_resources;
mod invalid_cpus;
mod invalid_size;
mod no_cpu_reservation;
mod no_memory_limit;
mod no_memory_reservation;
mod no_pids_limit;
mod reservation_over_limit;
mod too_small;

use crate::stack::Rule;

pub(super) const ALL: &[&Rule] = &[
    &invalid_cpus::RULE,
    &invalid_size::RULE,
    &reservation_over_limit::RULE,
    &too_small::RULE,
    &no_memory_limit::RULE,
    &no_memory_reservation::RULE,
    &no_cpu_reservation::RULE,
    &no_pids_limit::RULE,
    &generic_resources::RULE,
];
