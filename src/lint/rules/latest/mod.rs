//! Using latest: what a build takes in whatever state it happens to be in, where no peer has a rule.

mod addresses;
mod moving_download;
mod moving_tag;
mod moving_toolchain;
mod moving_version_variable;
mod unpinned_clone;
mod unpinned_copied_image;
mod unpinned_package_elsewhere;
mod unpinned_tool_package;
mod upgraded_packages;

use crate::lint::Rule;

pub(super) const LATER: &[&Rule] = &[
    &moving_tag::RULE,
    &unpinned_copied_image::RULE,
    &moving_download::RULE,
    &unpinned_clone::RULE,
    &unpinned_tool_package::RULE,
    &unpinned_package_elsewhere::RULE,
    &moving_toolchain::RULE,
    &upgraded_packages::RULE,
    &moving_version_variable::RULE,
];
