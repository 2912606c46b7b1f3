//! What FROM says: images, tags, digests, platforms.

mod blank_base_image;
mod deprecated_image;
mod ended_base;
mod ending_base;
mod fixed_platform;
mod latest_tag;
mod target_platform;
mod untagged_image;
mod untrusted_registry;
mod wheels_on_musl;

use crate::lint::Rule;

pub(super) const FIRST: &[&Rule] = &[&untagged_image::RULE, &latest_tag::RULE];

pub(super) const LATER: &[&Rule] = &[
    &blank_base_image::RULE,
    &untrusted_registry::RULE,
    &fixed_platform::RULE,
    &target_platform::RULE,
    &ended_base::RULE,
    &ending_base::RULE,
    &deprecated_image::RULE,
    &wheels_on_musl::RULE,
];
