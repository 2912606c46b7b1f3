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

use super::{Item, Variables, read};
use std::collections::HashMap;

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
    /// Where the services, networks and volumes of each name stand in their lists.
    by_name: ByName,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct ByName {
    services: HashMap<String, usize>,
    networks: HashMap<String, usize>,
    volumes: HashMap<String, usize>,
}

impl Model {
    /// The stack that files make, each given by the value of its root.
    pub fn of<'i>(files: impl IntoIterator<Item = &'i Item>) -> Self {
        let mut model = Self::default();
        for (n, file) in files.into_iter().enumerate() {
            let later = build::model(file);
            if n == 0 {
                model = later;
            } else {
                merge::merge(&mut model, later);
            }
        }
        let index = |names: &mut dyn Iterator<Item = &String>| names.cloned().zip(0..).collect();
        model.by_name = ByName {
            services: index(&mut model.services.iter().map(|s| &s.name)),
            networks: index(&mut model.networks.iter().map(|n| &n.name)),
            volumes: index(&mut model.volumes.iter().map(|v| &v.name)),
        };
        model
    }

    /// The stack that the texts of files make, with variables put in.
    pub fn read(texts: &[&str], variables: &Variables) -> Self {
        let files: Vec<_> = texts.iter().enumerate().map(|(n, text)| read::read(text, n, variables)).collect();
        Self::of(files.iter().filter_map(|f| f.root.as_ref()))
    }

    /// The service of a name.
    pub fn service(&self, name: &str) -> Option<&Service> {
        self.services.get(*self.by_name.services.get(name)?)
    }

    /// The network of a name.
    pub fn network(&self, name: &str) -> Option<&Network> {
        self.networks.get(*self.by_name.networks.get(name)?)
    }

    /// The volume of a name.
    pub fn volume(&self, name: &str) -> Option<&Volume> {
        self.volumes.get(*self.by_name.volumes.get(name)?)
    }
}
