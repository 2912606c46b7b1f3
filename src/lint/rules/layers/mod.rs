//! Layers: what stays in the image that does not serve it, and what is built anew without need.

mod build_tools_shipped;
mod development_packages;
mod files_written_twice;
mod removed_later;
mod secret_file_copied;
mod sources_before_packages;

use crate::lint::Rule;

pub(super) const LATER: &[&Rule] = &[
    &sources_before_packages::RULE,
    &build_tools_shipped::RULE,
    &development_packages::RULE,
    &secret_file_copied::RULE,
    &files_written_twice::RULE,
    &removed_later::RULE,
];
