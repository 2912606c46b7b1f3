//! What a stack is: services, networks, volumes, secrets and configs, each with the place that it was read from.
//!
//! [`Model::of`] takes values of any file, good or bad: what is missing or of the wrong type is left out here, and it
//! is for the schema to complain. Several files are merged as `docker stack deploy -c a -c b` merges them.

mod build;
mod merge;
mod mount;
mod service;
mod top;

pub use mount::{Mount, MountType};
pub use service::{
    Deploy, FileRef, Healthcheck, Logging, Named, NetworkUse, Pair, Port, PortMode, Resources, RestartPolicy, Service,
    UpdateConfig,
};
pub use top::{External, FileObject, Network, Volume};

use super::Item;

/// A stack: all of its files together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// Services in the order of the text; those that a later file brings come behind.
    pub services: Vec<Service>,
    /// Networks.
    pub networks: Vec<Network>,
    /// Volumes.
    pub volumes: Vec<Volume>,
    /// Secrets.
    pub secrets: Vec<FileObject>,
    /// Configs.
    pub configs: Vec<FileObject>,
}

impl Model {
    /// The stack that files make, each given by the value of its root.
    pub fn of<'i>(files: impl IntoIterator<Item = &'i Item>) -> Self {
        let mut model = Self::default();
        for file in files {
            merge::merge(&mut model, build::model(file));
        }
        model
    }

    /// The service of a name.
    pub fn service(&self, name: &str) -> Option<&Service> {
        self.services.iter().find(|s| s.name == name)
    }

    /// The network of a name.
    pub fn network(&self, name: &str) -> Option<&Network> {
        self.networks.iter().find(|n| n.name == name)
    }

    /// The volume of a name.
    pub fn volume(&self, name: &str) -> Option<&Volume> {
        self.volumes.iter().find(|v| v.name == name)
    }
}
