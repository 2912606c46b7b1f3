//! Leaving default config: services and run times that start with whatever their makers chose, or with what another machine had.

mod copied_machine_config;
mod default_server_config;
mod development_server;
mod java;
mod jvm_memory_default;
mod node_mode_default;
mod php_ini_default;
mod single_worker;
mod unread_java_options;

use crate::lint::Rule;

pub(super) const LATER: &[&Rule] = &[
    &default_server_config::RULE,
    &copied_machine_config::RULE,
    &jvm_memory_default::RULE,
    &unread_java_options::RULE,
    &node_mode_default::RULE,
    &php_ini_default::RULE,
    &single_worker::RULE,
    &development_server::RULE,
];
