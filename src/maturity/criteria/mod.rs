//! The criteria, one a file, in the order of the ladder.

mod base_image;
mod cache_order;
mod command;
mod comments;
mod config_by_env;
mod defaults_by_env;
mod dockerignore;
mod exec_form;
mod expose;
mod foreground_process;
mod healthcheck;
mod labels;
mod log_driver_friendly;
mod multi_stage;
mod no_build_tools;
mod no_caches;
mod no_host_paths;
mod no_private_hosts;
mod non_root;
mod one_process;
mod pinned_base;
mod pinned_critical_packages;
mod signals;
mod stateless_or_volume;
mod stdout_stderr;

use super::Criterion;

/// All of them, rung by rung.
pub(super) const ALL: &[&Criterion] = &[
    &base_image::CRITERION,
    &command::CRITERION,
    &foreground_process::CRITERION,
    &exec_form::CRITERION,
    &stdout_stderr::CRITERION,
    &log_driver_friendly::CRITERION,
    &comments::CRITERION,
    &labels::CRITERION,
    &expose::CRITERION,
    &healthcheck::CRITERION,
    &pinned_base::CRITERION,
    &pinned_critical_packages::CRITERION,
    &no_private_hosts::CRITERION,
    &no_host_paths::CRITERION,
    &defaults_by_env::CRITERION,
    &multi_stage::CRITERION,
    &no_build_tools::CRITERION,
    &no_caches::CRITERION,
    &cache_order::CRITERION,
    &dockerignore::CRITERION,
    &non_root::CRITERION,
    &stateless_or_volume::CRITERION,
    &one_process::CRITERION,
    &signals::CRITERION,
    &config_by_env::CRITERION,
];
