//! Where tasks may run, and how many.

mod bad_constraint;
mod global_with_replicas;
mod no_system;
mod one_replica_front;
mod unknown_mode;

use crate::stack::Rule;

pub(super) const ALL: &[&Rule] = &[
    &unknown_mode::RULE,
    &global_with_replicas::RULE,
    &bad_constraint::RULE,
    &one_replica_front::RULE,
    &no_system::RULE,
];
