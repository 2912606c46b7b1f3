use super::Pair;
use crate::stack::{Place, Sited};

/// `external: true`, or the old form with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct External {
    /// The value of the key.
    pub place: Place,
    /// The name that the old form gives.
    pub name: Option<Sited<String>>,
}

/// A network.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// Its name in the file.
    pub name: String,
    /// Where the name stands.
    pub key: Place,
    /// The value.
    pub place: Place,
    /// Whether it exists without the stack.
    pub external: Option<External>,
    /// Its name in the swarm.
    pub own_name: Option<Sited<String>>,
    /// `overlay` where none is given.
    pub driver: Option<Sited<String>>,
    /// Options of the driver.
    pub driver_opts: Vec<Pair>,
    /// Subnets in CIDR notation.
    pub subnets: Vec<Sited<String>>,
    /// Whether nothing outside can be reached.
    pub internal: bool,
}

impl Network {
    /// The name in the swarm of a network that exists without the stack.
    pub fn external_name(&self) -> Option<&str> {
        let external = self.external.as_ref()?;
        Some(external.name.as_ref().or(self.own_name.as_ref()).map_or(&self.name, |n| &n.value))
    }

    /// Whether traffic between nodes is encrypted: an option `encrypted` that is not `false`.
    pub fn is_encrypted(&self) -> bool {
        self.driver_opts.iter().any(|o| o.name == "encrypted" && o.text() != Some("false"))
    }
}

/// A volume.
#[derive(Clone, Debug, PartialEq)]
pub struct Volume {
    /// Its name in the file.
    pub name: String,
    /// Where the name stands.
    pub key: Place,
    /// The value.
    pub place: Place,
    /// Whether it exists without the stack.
    pub external: Option<External>,
    /// Its name on the node.
    pub own_name: Option<Sited<String>>,
    /// `local` where none is given.
    pub driver: Option<Sited<String>>,
    /// Options of the driver.
    pub driver_opts: Vec<Pair>,
    /// Where its labels stand.
    pub labels: Option<Place>,
    /// Where its options stand.
    pub driver_opts_at: Option<Place>,
    /// Whether it is a cluster (CSI) volume.
    pub is_cluster: bool,
}

impl Volume {
    /// Whether its data stays on one node: the local driver without options that mount a network file system.
    pub fn is_local(&self) -> bool {
        let is_local_driver = self.driver.as_ref().is_none_or(|d| d.is_empty() || d.value == "local");
        let is_shared = self.driver_opts.iter().any(|o| {
            let value = o.text().unwrap_or("");
            match o.name.as_str() {
                "type" => matches!(value, "nfs" | "nfs4" | "cifs" | "smb3" | "glusterfs" | "ceph" | "tmpfs"),
                "o" => value.contains("addr="),
                _ => false,
            }
        });
        is_local_driver && !is_shared && !self.is_cluster && self.external.is_none()
    }
}

/// A secret or a config.
#[derive(Clone, Debug, PartialEq)]
pub struct FileObject {
    /// Its name in the file.
    pub name: String,
    /// Where the name stands.
    pub key: Place,
    /// The value.
    pub place: Place,
    /// Whether it exists without the stack.
    pub external: Option<External>,
    /// Its name in the swarm.
    pub own_name: Option<Sited<String>>,
    /// The file with its content.
    pub file: Option<Sited<String>>,
    /// The driver that fetches it (secrets only).
    pub driver: Option<Sited<String>>,
}
