//! A stack as people look at it: what runs, what joins what, what can be reached from outside, and which variables are
//! asked for.

use super::{
    Analysis, Model, VariableUse,
    interpolate::Fallback,
    model::{External, FileObject, Mount, MountType, PortMode, Service},
};
use crate::text::LineIndex;
use serde::{Deserialize, Serialize};

/// A stack, explained.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explained {
    /// Services in the order of the file.
    pub services: Vec<ServiceView>,
    /// Networks that a service joins, `default` among them where one does, then those that none joins.
    pub networks: Vec<NetworkView>,
    /// Volumes with a name.
    pub volumes: Vec<VolumeView>,
    /// Secrets.
    pub secrets: Vec<ObjectView>,
    /// Configs.
    pub configs: Vec<ObjectView>,
    /// Variables in the order of their first use.
    pub variables: Vec<VariableView>,
}

/// A service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceView {
    /// Its name.
    pub name: String,
    /// The line that it starts on, from 1.
    pub line: u32,
    /// Its image; `None` where it names none.
    pub image: Option<String>,
    /// `replicated`, `global`, `replicated-job`, `global-job`.
    pub mode: String,
    /// Number of tasks; `None` of a service that runs on each node.
    pub replicas: Option<u64>,
    /// What can be reached from outside.
    pub ports: Vec<PortView>,
    /// Networks that it joins.
    pub networks: Vec<String>,
    /// What it mounts.
    pub mounts: Vec<MountView>,
    /// Secrets that it gets.
    pub secrets: Vec<String>,
    /// Configs that it gets.
    pub configs: Vec<String>,
}

/// A published port.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortView {
    /// First and last published port; `None`: the swarm picks one.
    pub published: Option<(u32, u32)>,
    /// First and last port in the container.
    pub target: (u32, u32),
    /// `tcp`, `udp` or `sctp`.
    pub protocol: String,
    /// Whether it is open only where a task runs, and not on every node.
    pub is_host: bool,
}

/// A mount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MountView {
    /// `volume`, `bind`, `tmpfs`, ...
    pub kind: String,
    /// The volume's name or the node's path; `None` where it has none.
    pub source: Option<String>,
    /// The path in the container.
    pub target: String,
    /// Whether it cannot be written to.
    pub is_read_only: bool,
}

/// A network.
#[expect(clippy::struct_excessive_bools, reason = "each is a word about the network")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkView {
    /// Its name in the file.
    pub name: String,
    /// Whether it exists without the stack.
    pub is_external: bool,
    /// Whether traffic between nodes is encrypted; not known of external ones.
    pub is_encrypted: bool,
    /// Whether nothing outside can be reached.
    pub is_internal: bool,
    /// Whether the file defines it; `default` needs no definition.
    pub is_defined: bool,
}

/// A volume.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VolumeView {
    /// Its name in the file.
    pub name: String,
    /// Whether it exists without the stack.
    pub is_external: bool,
    /// Whether its data stays on one node.
    pub is_local: bool,
}

/// A secret or config.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectView {
    /// Its name in the file.
    pub name: String,
    /// Whether it exists without the stack.
    pub is_external: bool,
    /// The file with its content.
    pub file: Option<String>,
}

/// A variable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VariableView {
    /// Its name.
    pub name: String,
    /// Whether it has a value, be it an empty one.
    pub is_set: bool,
    /// Whether the client stops where it has none.
    pub is_required: bool,
    /// What takes its place where it has none, if the file says so.
    pub default: Option<String>,
    /// The message of a variable that must have a value.
    pub message: Option<String>,
    /// The lines that it stands on, from 1, each once.
    pub lines: Vec<u32>,
}

/// Explains a stack of one file.
pub fn explain(analysis: &Analysis) -> Explained {
    let Some(file) = analysis.files.first() else { return Explained::default() };
    let model = &analysis.model;
    Explained {
        services: model.services.iter().map(|s| service(s, &file.index)).collect(),
        networks: networks(model),
        volumes: model
            .volumes
            .iter()
            .map(|v| VolumeView {
                name: v.name.clone(),
                is_external: is_external(v.external.as_ref()),
                is_local: v.is_local(),
            })
            .collect(),
        secrets: model.secrets.iter().map(object).collect(),
        configs: model.configs.iter().map(object).collect(),
        variables: variables(&analysis.uses, &file.index),
    }
}

fn is_external(external: Option<&External>) -> bool {
    external.is_some()
}

fn service(service: &Service, index: &LineIndex) -> ServiceView {
    let names = |files: &[super::model::FileRef]| files.iter().map(|f| f.source.clone()).collect();
    let networks: Vec<String> = service.networks.iter().map(|n| n.name.clone()).collect();
    ServiceView {
        name: service.name.clone(),
        line: index.line(service.key.range.start),
        image: service.image.as_ref().map(|i| i.value.clone()),
        mode: service.mode().to_owned(),
        replicas: (!service.is_global()).then(|| service.replicas()),
        ports: service
            .ports
            .iter()
            .map(|p| PortView {
                published: p.published,
                target: p.target,
                protocol: p.protocol.clone(),
                is_host: p.mode == PortMode::Host,
            })
            .collect(),
        networks: if networks.is_empty() { vec!["default".to_owned()] } else { networks },
        mounts: service.volumes.iter().map(mount).collect(),
        secrets: names(&service.secrets),
        configs: names(&service.configs),
    }
}

fn mount(mount: &Mount) -> MountView {
    MountView {
        kind: match &mount.kind {
            MountType::Other(word) => word.clone(),
            kind => kind.as_str().to_owned(),
        },
        source: mount.source.as_ref().map(|s| s.value.clone()).filter(|s| !s.is_empty()),
        target: mount.target.as_ref().map(|t| t.value.clone()).unwrap_or_default(),
        is_read_only: mount.read_only,
    }
}

/// Networks in the order in which services join them, then the others.
fn networks(model: &Model) -> Vec<NetworkView> {
    let mut names: Vec<&str> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    let joined = model.services.iter().flat_map(|s| {
        let default = s.networks.is_empty().then_some("default");
        s.networks.iter().map(|n| n.name.as_str()).chain(default)
    });
    for name in joined.chain(model.networks.iter().map(|n| n.name.as_str())) {
        if seen.insert(name) {
            names.push(name);
        }
    }
    let view = |name: &str| {
        let defined = model.network(name);
        NetworkView {
            name: name.to_owned(),
            is_external: defined.is_some_and(|n| is_external(n.external.as_ref())),
            is_encrypted: defined.is_some_and(super::model::Network::is_encrypted),
            is_internal: defined.is_some_and(|n| n.internal),
            is_defined: defined.is_some() || name == "default",
        }
    };
    names.into_iter().map(view).collect()
}

fn object(object: &FileObject) -> ObjectView {
    ObjectView {
        name: object.name.clone(),
        is_external: is_external(object.external.as_ref()),
        file: object.file.as_ref().map(|f| f.value.clone()),
    }
}

fn variables(uses: &[VariableUse], index: &LineIndex) -> Vec<VariableView> {
    let mut views: Vec<VariableView> = Vec::new();
    let mut by_name: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
    for used in uses {
        let variable = &used.variable;
        let at = *by_name.entry(variable.name.as_str()).or_insert_with(|| {
            views.push(VariableView {
                name: variable.name.clone(),
                is_set: variable.is_set,
                is_required: false,
                default: None,
                message: None,
                lines: Vec::new(),
            });
            views.len() - 1
        });
        let view = &mut views[at];
        match &variable.fallback {
            Fallback::Empty => {}
            Fallback::Default(text) => view.default = view.default.take().or_else(|| Some(text.clone())),
            Fallback::Required(message) => {
                view.is_required = true;
                view.message = view.message.take().or_else(|| Some(message.clone()).filter(|m| !m.is_empty()));
            }
        }
        let line = index.line(used.place.range.start);
        if view.lines.last() != Some(&line) {
            view.lines.push(line);
        }
    }
    views
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        diagnostic::Config,
        stack::{Variables, lint},
    };

    #[test]
    fn a_stack_is_explained() {
        let text = "services:\n  web:\n    image: nginx:${TAG:-1.27}\n    networks: [front]\n    ports: [\"80:8080\"]\n    \
                    hostname: ${NAME:?who} \n    secrets: [tls]\n    volumes: [\"data:/d:ro\"]\n  agent:\n    image: a:${TAG}\n    \
                    deploy: {mode: global}\nnetworks:\n  front: {driver_opts: {encrypted: \"\"}}\n  idle: {external: true}\n\
                    volumes: {data: {}}\nsecrets: {tls: {file: ./tls}}\n";
        let variables = Variables::from([("NAME".to_owned(), "x".to_owned())]);
        let explained = explain(&lint(&[text], &variables, &Config::default()));
        let web = &explained.services[0];
        assert_eq!((web.line, web.image.as_deref(), web.replicas), (2, Some("nginx:1.27"), Some(1)));
        assert_eq!(web.ports[0].published, Some((80, 80)));
        assert!(web.mounts[0].is_read_only && web.secrets == ["tls"]);
        assert_eq!((explained.services[1].replicas, explained.services[1].networks[0].as_str()), (None, "default"));
        let networks: Vec<(&str, bool, bool)> =
            explained.networks.iter().map(|n| (n.name.as_str(), n.is_encrypted, n.is_external)).collect();
        assert_eq!(networks, [("front", true, false), ("default", false, false), ("idle", false, true)]);
        let [tag, name] = &explained.variables[..] else { panic!("two variables") };
        assert_eq!((tag.default.as_deref(), tag.is_set, &tag.lines[..]), (Some("1.27"), false, &[3, 10][..]));
        assert!(name.is_required && name.is_set && name.message.as_deref() == Some("who"));
    }
}
