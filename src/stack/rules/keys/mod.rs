//! Which keys a stack file has, and what the client makes of each.

mod build_in_stack;
mod deprecated_key;
mod dropped_key;
mod forbidden_key;
mod ignored_key;
mod newer_key;
mod restart_in_stack;
mod unknown_key;
mod unsupported_version;
mod version_number;

use crate::stack::Rule;

pub(super) const ALL: &[&Rule] = &[
    &forbidden_key::RULE,
    &unknown_key::RULE,
    &newer_key::RULE,
    &unsupported_version::RULE,
    &version_number::RULE,
    &ignored_key::RULE,
    &build_in_stack::RULE,
    &restart_in_stack::RULE,
    &dropped_key::RULE,
    &deprecated_key::RULE,
];
