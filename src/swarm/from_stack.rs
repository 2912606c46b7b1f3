//! Services and networks as a stack file has them.

use super::input::{
    EndpointMode, Input, MOST_REPLICAS, MOST_SERVICES, Mode, Network, Protocol, PublishMode, PublishedPort, Service,
    UpdateOrder,
};
use crate::stack::{Model, ServiceLoad, Variables, loads, services, units::constraint::Constraint};

impl Input {
    /// The same answers with the services of a stack. Networks that the answers know keep what is said of them.
    ///
    /// What the engine would refuse (a constraint without an operator) is left out: the stack's own findings name it.
    #[must_use]
    pub fn with_stack(mut self, services: &[ServiceLoad]) -> Self {
        self.services = services.iter().map(service).collect();
        for name in self.services.iter().flat_map(|s| &s.networks) {
            if !self.networks.iter().any(|n| n.name == *name) {
                self.networks.push(Network::named(name));
            }
        }
        self
    }

    /// The like with the texts of stack files, merged as `docker stack deploy` merges them, with variables put in. Answers
    /// that name services of their own keep them.
    #[must_use]
    pub fn with_stack_files(self, texts: &[&str], variables: &Variables) -> Self {
        if !self.services.is_empty() || texts.is_empty() {
            return self;
        }
        let services = services(&Model::read(texts, variables));
        let services = &services[..services.len().min(MOST_SERVICES)];
        self.with_stack(services)
    }
}

fn service(load: &ServiceLoad) -> Service {
    let bounded = |n: u64| u32::try_from(n).unwrap_or(u32::MAX).min(MOST_REPLICAS);
    let reserved = |n: Option<u64>| u32::try_from(n.unwrap_or_default()).unwrap_or(u32::MAX).min(1_000_000);
    let mut networks: Vec<String> = Vec::new();
    for network in load.networks.iter().filter(|n| *n != "ingress") {
        if !networks.contains(network) {
            networks.push(network.clone());
        }
    }
    let mut published_ports: Vec<PublishedPort> = Vec::new();
    for port in &load.published_ports {
        let mode = if port.is_host { PublishMode::Host } else { PublishMode::Ingress };
        let published = u16::try_from(port.published).unwrap_or_default();
        let port = PublishedPort { published, mode, protocol: Protocol::Tcp };
        // The same number for two protocols stands twice, and is one port here.
        if !published_ports.contains(&port) {
            published_ports.push(port);
        }
    }
    Service {
        name: load.name.clone(),
        mode: match load.mode {
            loads::Mode::Global => Mode::Global,
            loads::Mode::Replicated => Mode::Replicated,
        },
        replicas: bounded(load.replicas),
        cpu_m: reserved(load.reservations.cpu_m),
        memory_mib: reserved(load.reservations.memory_mib),
        update_order: if load.start_first { UpdateOrder::StartFirst } else { UpdateOrder::StopFirst },
        update_parallelism: bounded(load.update_parallelism),
        max_replicas_per_node: bounded(load.max_replicas_per_node),
        constraints: load.constraints.iter().filter(|c| Constraint::read(c).is_ok()).cloned().collect(),
        preferences: load.preferences.clone(),
        networks,
        endpoint_mode: if load.is_dnsrr { EndpointMode::Dnsrr } else { EndpointMode::Vip },
        published_ports,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stack::loads::Room;

    #[test]
    fn services_of_a_stack_are_sized() {
        let load = ServiceLoad {
            name: "web".into(),
            replicas: 6,
            reservations: Room { cpu_m: Some(500), memory_mib: Some(512) },
            start_first: true,
            update_parallelism: 1,
            constraints: vec!["node.role==worker".into(), "nonsense".into()],
            networks: vec!["front".into()],
            ..ServiceLoad::default()
        };
        let input = Input::default().with_stack(&[load]);
        assert_eq!(input.check(), Ok(()));
        assert_eq!(input.services[0].constraints, ["node.role==worker"]);
        assert_eq!(input.networks[0].name, "front");
    }
}
