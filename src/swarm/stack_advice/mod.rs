//! What sizing advises for a stack file: as a file to lay over the reader's own ([`overlay()`]), and written into it
//! ([`write`]).

mod file;
mod overlay;

pub use file::{AdvisedFile, Change, StackFile, write};
pub use overlay::overlay;

use super::{
    input::{Input, Service},
    tier::Nodes,
};
use crate::stack::units::constraint::{Constraint, Key, spread_label};

/// Whether a service should be kept off dedicated managers and does not say so.
fn stays_off_managers(nodes: Nodes, service: &Service) -> bool {
    let has_role = service.constraints.iter().filter_map(|c| Constraint::read(c).ok()).any(|c| c.key == Key::Role);
    nodes.managers_dedicated && !service.is_global() && !has_role
}

/// Whether a service should be spread over zones and is not.
fn wants_spread(input: &Input, service: &Service) -> bool {
    let several = input.zones > 1 && !service.is_global() && service.replicas > 1;
    several && !service.preferences.iter().any(|p| spread_label(p) == Some("zone"))
}

/// The order in which a service can be updated: a global one that binds a host port would wait for itself.
fn update_order(service: &Service) -> &'static str {
    if service.is_start_first() && !service.is_global() { "start-first" } else { "stop-first" }
}

/// Its reservation of processors, as a stack file has it.
fn cpus(service: &Service) -> String {
    format!("\"{}.{:03}\"", service.cpu_m / 1000, service.cpu_m % 1000)
}
