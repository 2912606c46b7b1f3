//! Volumes and mounts.

mod engine_socket;
mod invalid_mount;
mod mount_options;
mod unpinned_bind;
mod unpinned_volume;
mod volume_per_node;
mod windows_drive;

use crate::stack::Rule;

pub(super) const ALL: &[&Rule] = &[
    &invalid_mount::RULE,
    &mount_options::RULE,
    &windows_drive::RULE,
    &unpinned_volume::RULE,
    &volume_per_node::RULE,
    &unpinned_bind::RULE,
    &engine_socket::RULE,
];
