use serde::{Deserialize, Serialize};

/// The size of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Machine {
    /// Thousandths of a processor.
    pub cpu_m: u32,
    /// Memory in MiB.
    pub memory_mib: u32,
}

impl Default for Machine {
    fn default() -> Self {
        Self { cpu_m: 4000, memory_mib: 8192 }
    }
}

/// A part of a node that is kept back. A part that is left out has its default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reserve {
    /// Thousandths of a processor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cpu_m: Option<u32>,
    /// Memory in MiB.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub memory_mib: Option<u32>,
}

impl Reserve {
    pub(super) fn or(self, default: Machine) -> Machine {
        Machine {
            cpu_m: self.cpu_m.unwrap_or(default.cpu_m),
            memory_mib: self.memory_mib.unwrap_or(default.memory_mib),
        }
    }
}
