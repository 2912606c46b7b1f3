//! What FROM says: images, tags, digests, platforms.

mod blank_base_image;
mod fixed_platform;
mod latest_tag;
mod target_platform;
mod untagged_image;
mod untrusted_registry;

use crate::lint::Rule;

pub(super) const FIRST: &[&Rule] = &[&untagged_image::RULE, &latest_tag::RULE];

pub(super) const LATER: &[&Rule] =
    &[&blank_base_image::RULE, &untrusted_registry::RULE, &fixed_platform::RULE, &target_platform::RULE];
