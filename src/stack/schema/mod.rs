//! Which key may stand where, from which version of the format on, and with what kind of value: the client's JSON
//! schemas 3.0 to 3.13 (docker/cli, `cli/compose/schema/data`, read 2026-11-25) as one table.

mod check;
pub mod lookup;
mod shape;
mod tables;

pub use check::{SchemaFault, SchemaFaultKind, check};

/// Newest version of the format, which counts where a file names none.
pub const NEWEST: u8 = 13;

/// What a file says of its version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Version {
    /// `3.N`; 13 where the file names none, or `3` alone.
    Known(u8),
    /// A version that the client has no schema for.
    Unsupported(String),
}

impl Version {
    /// The version that a file's root names.
    pub fn of(root: &super::Item) -> Self {
        let Some(word) = root.get("version").and_then(super::Item::printed) else { return Self::Known(NEWEST) };
        match word.as_str() {
            "" | "3" => Self::Known(NEWEST),
            other => match other.strip_prefix("3.").and_then(|n| n.parse::<u8>().ok().filter(|v| v.to_string() == n)) {
                Some(minor) if minor <= NEWEST => Self::Known(minor),
                _ => Self::Unsupported(other.to_owned()),
            },
        }
    }

    /// The schema's number; the newest for a version that nobody knows, so that the rest can be judged.
    pub fn minor(&self) -> u8 {
        match self {
            Self::Known(minor) => *minor,
            Self::Unsupported(_) => NEWEST,
        }
    }

    /// The version as the client names it.
    pub fn name(&self) -> String {
        match self {
            Self::Known(minor) => format!("3.{minor}"),
            Self::Unsupported(word) => word.clone(),
        }
    }
}
