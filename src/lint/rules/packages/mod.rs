//! Package managers.
//!
//! What the rules share: `pip.rs` reads pip's commands and settings.

mod pip;
mod pip_cache_kept;
mod unpinned_gem;
mod unpinned_go_package;
mod unpinned_npm_package;
mod unpinned_pip_package;
mod yarn_cache_kept;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[
    &unpinned_pip_package::RULE,
    &unpinned_npm_package::RULE,
    &unpinned_gem::RULE,
    &pip_cache_kept::RULE,
    &yarn_cache_kept::RULE,
    &unpinned_go_package::RULE,
];
