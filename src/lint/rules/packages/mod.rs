//! Package managers: those of the distributions (apt, apk, yum, dnf, zypper), and pip, npm, gem, go, yarn.
//!
//! What the rules share: `manager.rs` reads the distributions' commands; `pins.rs`, `asks.rs` and `caches.rs` hold what
//! the rules about versions, confirmations and caches have in common; `cleanup.rs` knows what empties a folder and how
//! a RUN goes on; `importance.rs` knows which packages matter; `apt_config.rs` and `rpm.rs` know the ways of one
//! manager; `pip.rs` reads pip's commands and settings.

mod apk_cache_kept;
mod apt_config;
mod apt_in_script;
mod apt_install_without_yes;
mod apt_lists_kept;
mod apt_recommended_packages;
mod asks;
mod caches;
mod cleanup;
mod dnf_cache_kept;
mod dnf_install_without_yes;
pub(in crate::lint) mod importance;
pub(in crate::lint) mod installed;
mod manager;
mod pins;
mod pip;
mod pip_cache_kept;
mod rpm;
mod unpinned_apk_package;
mod unpinned_apt_package;
mod unpinned_dnf_package;
mod unpinned_gem;
mod unpinned_go_package;
mod unpinned_npm_package;
mod unpinned_pip_package;
mod unpinned_yum_package;
mod unpinned_zypper_package;
mod yarn_cache_kept;
mod yum_cache_kept;
mod yum_install_without_yes;
mod zypper_cache_kept;
mod zypper_dist_upgrade;
mod zypper_without_non_interactive;

use crate::lint::Rule;

pub(super) const LATER: &[&Rule] = &[
    &unpinned_apt_package::RULE,
    &apt_lists_kept::RULE,
    &apt_install_without_yes::RULE,
    &apt_recommended_packages::RULE,
    &unpinned_apk_package::RULE,
    &unpinned_pip_package::RULE,
    &pip_cache_kept::RULE,
    &apk_cache_kept::RULE,
    &apt_in_script::RULE,
    &yum_install_without_yes::RULE,
    &yum_cache_kept::RULE,
    &unpinned_yum_package::RULE,
    &zypper_without_non_interactive::RULE,
    &zypper_dist_upgrade::RULE,
    &zypper_cache_kept::RULE,
    &unpinned_zypper_package::RULE,
    &dnf_install_without_yes::RULE,
    &dnf_cache_kept::RULE,
    &unpinned_dnf_package::RULE,
    &unpinned_npm_package::RULE,
    &unpinned_gem::RULE,
    &yarn_cache_kept::RULE,
    &unpinned_go_package::RULE,
];
