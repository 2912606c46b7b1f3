//! What FROM says: images, tags, digests, platforms.

mod latest_tag;
mod untagged_image;

use crate::lint::Rule;

pub(super) const FIRST: &[&Rule] = &[&untagged_image::RULE, &latest_tag::RULE];
