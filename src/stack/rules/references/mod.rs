//! Names that must be defined, and definitions that contradict themselves.

mod external_conflict;
mod external_network;
mod large_object;
mod named_file;
mod object_without_source;
mod undefined_reference;
mod unused_definition;
mod version_mismatch;

use crate::stack::Rule;

pub(super) const ALL: &[&Rule] = &[
    &undefined_reference::RULE,
    &object_without_source::RULE,
    &large_object::RULE,
    &external_conflict::RULE,
    &external_network::RULE,
    &unused_definition::RULE,
    &named_file::RULE,
    &version_mismatch::RULE,
];
