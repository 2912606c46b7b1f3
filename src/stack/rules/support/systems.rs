//! The operating system that a service is kept on.

use crate::stack::model::Service;

/// The values that constraints on `node.platform.os` name, each with whether the node's must be equal.
fn systems(service: &Service) -> impl Iterator<Item = (bool, &str)> {
    service.deploy.constraints.iter().filter_map(|constraint| {
        let (key, value) = constraint.split_once("==").or_else(|| constraint.split_once("!="))?;
        let is_system = key.trim().eq_ignore_ascii_case("node.platform.os");
        is_system.then(|| (constraint.contains("=="), value.trim()))
    })
}

/// Whether a constraint names a system.
pub(in crate::stack::rules) fn names_system(service: &Service) -> bool {
    systems(service).next().is_some()
}

/// Whether a constraint keeps it on Windows.
pub(in crate::stack::rules) fn is_on_windows(service: &Service) -> bool {
    systems(service).any(|(equal, value)| value.eq_ignore_ascii_case(if equal { "windows" } else { "linux" }))
}
