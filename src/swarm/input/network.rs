use serde::{Deserialize, Serialize};

/// An overlay network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Network {
    /// Its name.
    pub name: String,
    /// Prefix length of its subnet, 8 to 29.
    #[serde(default = "prefix")]
    pub prefix: u32,
    /// MTU of the network below it, in bytes.
    #[serde(default = "mtu")]
    pub mtu: u32,
    /// Whether its traffic is encrypted.
    #[serde(default)]
    pub encrypted: bool,
}

fn prefix() -> u32 {
    24
}

fn mtu() -> u32 {
    1500
}

impl Network {
    /// A network as swarm makes one when nothing is said.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), prefix: prefix(), mtu: mtu(), encrypted: false }
    }
}
