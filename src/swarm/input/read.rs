use super::Input;
use crate::stack::units::constraint::Constraint;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{collections::BTreeSet, fmt};

/// Most nodes that are reckoned with.
pub const LARGEST_SWARM: u32 = 10_000;
pub(in crate::swarm) const MOST_REPLICAS: u32 = 100_000;
pub(in crate::swarm) const MOST_SERVICES: usize = 1_000;
const MOST_NETWORKS: usize = 1_000;
const MOST_MANAGERS: u32 = 99;
/// Most thousandths of a processor, and most MiB: a thousand processors, 16 TiB.
pub(super) const LARGEST_CPU: u32 = 1_000_000;
pub(super) const LARGEST_MEMORY: u32 = 16_777_216;

/// Why an input is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The key at fault with the way to it: `services[0].replicas`.
    pub key: String,
    /// What is wrong with it.
    pub message: String,
}

impl Refusal {
    pub(in crate::swarm) fn new(key: impl Into<String>, message: impl Into<String>) -> Self {
        Self { key: key.into(), message: message.into() }
    }

    /// The same inside of something else, such as an item of an array.
    #[must_use]
    pub fn inside(mut self, outer: &str) -> Self {
        let dot = if self.key.is_empty() || self.key.starts_with('[') { "" } else { "." };
        self.key = format!("{outer}{dot}{}", self.key);
        self
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.key.is_empty() { f.write_str(&self.message) } else { write!(f, "{}: {}", self.key, self.message) }
    }
}

/// Reads a value of any type from JSON.
///
/// # Errors
/// Names the key that is unknown, missing or has a wrong value.
pub fn read_json<T: DeserializeOwned>(json: &str) -> Result<T, Refusal> {
    let mut reader = serde_json::Deserializer::from_str(json);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|e| refusal(&e))?;
    reader.end().map_err(|e| Refusal::new("", format!("more text behind the value: {e}")))?;
    Ok(value)
}

fn refusal(error: &serde_path_to_error::Error<serde_json::Error>) -> Refusal {
    let path = error.path().to_string();
    let key = if path == "." { String::new() } else { path };
    let said = error.inner().to_string();
    // The place in the text helps only where the text is no JSON; a key says more than a column.
    let said = if error.inner().is_data() {
        said.rsplit_once(" at line ").map_or(said.as_str(), |(message, _)| message)
    } else {
        said.as_str()
    };
    Refusal::new(key, said.replace("unknown field", "unknown key").replace("missing field", "missing key"))
}

impl Input {
    /// Reads the answers from JSON and checks them.
    ///
    /// # Errors
    /// Names the key that is unknown, missing or has a wrong value.
    pub fn from_json(json: &str) -> Result<Self, Refusal> {
        let input: Self = read_json(json)?;
        input.check()?;
        Ok(input)
    }

    /// The like from a value that is JSON already.
    ///
    /// # Errors
    /// As [`Input::from_json`].
    pub fn from_value(value: &serde_json::Value) -> Result<Self, Refusal> {
        let input: Self = serde_path_to_error::deserialize(value).map_err(|e| refusal(&e))?;
        input.check()?;
        Ok(input)
    }

    /// The answers as JSON, those that are left out left out.
    pub fn to_value(&self) -> serde_json::Value {
        // The types hold nothing that JSON can't say.
        serde_json::to_value(self).unwrap_or_default()
    }

    /// Checks the values against their limits and each other.
    ///
    /// # Errors
    /// Names the first key with a wrong value.
    pub fn check(&self) -> Result<(), Refusal> {
        within("manager_failures_to_survive", self.manager_failures(), 0, 3)?;
        within("managers", self.managers.unwrap_or(1), 1, MOST_MANAGERS)?;
        within("zones", self.zones, 1, 5)?;
        within("worker_failures_to_survive", self.worker_failures(), 0, LARGEST_SWARM)?;
        within("existing_nodes", self.existing_nodes.unwrap_or(1), 1, LARGEST_SWARM)?;
        within("node.cpu_m", self.node.cpu_m, 1, LARGEST_CPU)?;
        within("node.memory_mib", self.node.memory_mib, 1, LARGEST_MEMORY)?;
        for (name, reserve) in [("os_reserve", self.os_reserve()), ("manager_reserve", self.manager_reserve())] {
            within(&format!("{name}.cpu_m"), reserve.cpu_m, 0, LARGEST_CPU)?;
            within(&format!("{name}.memory_mib"), reserve.memory_mib, 0, LARGEST_MEMORY)?;
        }
        within("ingress_prefix", self.ingress_prefix, 8, 29)?;
        if !matches!(self.dedicated_managers, None | Some(3 | 5)) {
            return Err(Refusal::new("dedicated_managers", "must be 3, 5 or left out"));
        }
        if self.orchestrator.is_some_and(|o| o.hosts == Some(0)) {
            return Err(Refusal::new("orchestrator.hosts", "must be at least 1"));
        }
        if let Some(nodes) = &self.nodes {
            super::check_nodes(nodes)?;
        }
        self.check_networks()?;
        self.check_services()
    }

    fn check_networks(&self) -> Result<(), Refusal> {
        if self.networks.len() > MOST_NETWORKS {
            return Err(Refusal::new("networks", format!("more than {MOST_NETWORKS} are not reckoned with")));
        }
        let mut names = BTreeSet::from(["ingress"]);
        for (n, network) in self.networks.iter().enumerate() {
            let key = |part: &str| format!("networks[{n}].{part}");
            name(&key("name"), &network.name)?;
            if network.name == "ingress" {
                return Err(Refusal::new(key("name"), "`ingress` is there without being named; see `ingress_prefix`"));
            }
            if !names.insert(&network.name) {
                return Err(Refusal::new(key("name"), format!("`{}` stands twice", network.name)));
            }
            within(&key("prefix"), network.prefix, 8, 29)?;
            within(&key("mtu"), network.mtu, 576, 65_535)?;
        }
        Ok(())
    }

    fn check_services(&self) -> Result<(), Refusal> {
        if self.services.len() > MOST_SERVICES {
            return Err(Refusal::new("services", format!("more than {MOST_SERVICES} are not reckoned with")));
        }
        let mut names = BTreeSet::new();
        for (n, service) in self.services.iter().enumerate() {
            let key = |part: &str| format!("services[{n}].{part}");
            name(&key("name"), &service.name)?;
            if !names.insert(&service.name) {
                return Err(Refusal::new(key("name"), format!("`{}` stands twice", service.name)));
            }
            within(&key("replicas"), service.replicas, 0, MOST_REPLICAS)?;
            within(&key("cpu_m"), service.cpu_m, 0, LARGEST_CPU)?;
            within(&key("memory_mib"), service.memory_mib, 0, LARGEST_MEMORY)?;
            within(&key("update_parallelism"), service.update_parallelism, 0, MOST_REPLICAS)?;
            within(&key("max_replicas_per_node"), service.max_replicas_per_node, 0, MOST_REPLICAS)?;
            for (m, text) in service.constraints.iter().enumerate() {
                Constraint::read(text).map_err(|fault| {
                    Refusal::new(key(&format!("constraints[{m}]")), format!("`{text}` is no constraint: {fault}"))
                })?;
            }
            for (m, network) in service.networks.iter().enumerate() {
                if !self.networks.iter().any(|other| other.name == *network) {
                    let message = format!("`{network}` is not among `networks`");
                    return Err(Refusal::new(key(&format!("networks[{m}]")), message));
                }
                if service.networks[..m].contains(network) {
                    let message = format!("`{network}` stands twice");
                    return Err(Refusal::new(key(&format!("networks[{m}]")), message));
                }
            }
        }
        Ok(())
    }
}

pub(super) fn within(key: &str, value: u32, least: u32, most: u32) -> Result<(), Refusal> {
    if (least..=most).contains(&value) {
        return Ok(());
    }
    Err(Refusal::new(key, format!("{value} is outside of {least} to {most}")))
}

pub(super) fn name(key: &str, name: &str) -> Result<(), Refusal> {
    if name.is_empty() {
        return Err(Refusal::new(key, "must not be empty"));
    }
    if name.len() > 200 || name.chars().any(char::is_control) {
        return Err(Refusal::new(key, "must be at most 200 bytes without control characters"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(json: &str) -> String {
        Input::from_json(json).expect_err("refused").to_string()
    }

    #[test]
    fn nothing_is_an_input_of_defaults() {
        let input = Input::from_json("{}").expect("an input");
        assert_eq!(input, Input::default());
        assert_eq!((input.manager_failures(), input.worker_failures()), (1, 1));
        assert_eq!((input.os_reserve().cpu_m, input.os_reserve().memory_mib), (200, 819));
    }

    #[test]
    fn refusals_name_the_key() {
        for (json, says) in [
            (r#"{"nodes":3}"#, "nodes"),
            (r#"{"goal":"production"}"#, "goal: "),
            (r#"{"zones":6}"#, "zones: 6"),
            (r#"{"zones":"3"}"#, "zones: "),
            (r#"{"zones":-1}"#, "zones: "),
            (r#"{"zones":1.5}"#, "zones: "),
            (r#"{"zones":null}"#, "zones: "),
            (r#"{"managers":100}"#, "managers: "),
            (r#"{"node":{"cpu":4}}"#, "node.cpu"),
            (r#"{"services":[{"name":"a"},{"name":"a"}]}"#, "services[1].name: "),
            (r#"{"services":[{"name":"a","replicas":100001}]}"#, "services[0].replicas: "),
            (r#"{"services":[{"replicas":1}]}"#, "services[0]"),
            (r#"{"services":[{"name":"a","networks":["n"]}]}"#, "services[0].networks[0]: "),
            (r#"{"services":[{"name":"a","constraints":["node.role=worker"]}]}"#, "services[0].constraints[0]: "),
            (r#"{"services":[{"name":"a","mode":"Global"}]}"#, "services[0].mode: "),
            (r#"{"services":[{"name":"a","published_ports":[{"published":70000}]}]}"#, "published_ports[0].published"),
            (r#"{"networks":[{"name":"n","prefix":30}]}"#, "networks[0].prefix: "),
            (r#"{"several_swarms_reasons":["fun"]}"#, "several_swarms_reasons[0]: "),
            (r#"{"several_swarms_values":{"fun":[]}}"#, "several_swarms_values"),
            (r#"{"orchestrator":{"host":1}}"#, "orchestrator.host"),
            (r#"{"dedicated_managers":4}"#, "dedicated_managers: "),
            (r#"{"existing_nodes":10001}"#, "existing_nodes: "),
            (r#"{"zones":1,"zones":2}"#, "zones"),
            (r#"{"nodes":[]}"#, "nodes: "),
            (r#"{"nodes":[{"name":"a"},{"name":"a"}]}"#, "nodes[1].name: "),
            (r#"{"nodes":[{"name":"a","cpu_m":0}]}"#, "nodes[0].cpu_m: "),
            (r#"{"nodes":[{"name":"a","role":"boss"}]}"#, "nodes[0].role: "),
        ] {
            let said = key(json);
            assert!(said.contains(says), "{json}: {said}");
        }
        assert!(key("{").contains("line 1"));
        assert!(key("{} x").contains("behind"));
        assert!(key("[1]").contains('1') || !key("[1]").is_empty());
    }

    #[test]
    fn an_input_survives_json() {
        let mut input = Input::default();
        input.services.push(crate::swarm::input::Service::named("web"));
        assert_eq!(Input::from_value(&input.to_value()), Ok(input));
    }
}
