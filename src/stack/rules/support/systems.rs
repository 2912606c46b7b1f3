//! The operating system that a service is kept on.

use crate::stack::{
    model::Service,
    units::constraint::{Constraint, Key},
};

/// Its constraints on the operating system.
fn systems(service: &Service) -> impl Iterator<Item = Constraint> + '_ {
    service.constraints().filter(|c| c.key == Key::Os)
}

/// Whether a constraint names a system.
pub(in crate::stack::rules) fn names_system(service: &Service) -> bool {
    systems(service).next().is_some()
}

/// Whether a constraint keeps it on Windows.
pub(in crate::stack::rules) fn is_on_windows(service: &Service) -> bool {
    systems(service).any(|c| c.accepts("windows") && !c.accepts("linux"))
}
