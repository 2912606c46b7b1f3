//! What FROM says: images, tags, digests, platforms.

mod latest_tag;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[&latest_tag::RULE];
