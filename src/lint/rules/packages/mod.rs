//! Package managers.
//!
//! What the rules share: `pip.rs` reads pip's commands and settings.

mod pip;
mod pip_cache_kept;
mod unpinned_pip_package;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[&unpinned_pip_package::RULE, &pip_cache_kept::RULE];
