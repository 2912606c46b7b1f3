//! Addresses of overlays and of ingress, and the MTU inside an overlay.
//!
//! An overlay gives one address to each service with a virtual address, one to each task, one to each node that
//! runs a task on it, and, while a start-first update runs, one to each extra copy. Ingress gives one to every node.
//!
//! Sources: moby/swarmkit `manager/allocator/network.go`, moby `networkallocator.go` and
//! `drivers/overlay/encryption.go`; a /24 has 253 usable addresses (moby#30820); warning from 75 % on as
//! `docker/ip-util-check` did.

use super::{
    input::{EndpointMode, Input, Network, Service},
    tier::Nodes,
};
use serde::{Deserialize, Serialize};

/// The addresses of a network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Budget {
    /// The network's name.
    pub network: String,
    /// Addresses that are needed at most at the same time.
    pub need: u64,
    /// Addresses that there are.
    pub capacity: u64,
    /// Whether that goes well.
    pub status: Status,
    /// What the need is made of.
    pub parts: Parts,
}

/// What the need is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Parts {
    /// Virtual addresses.
    pub services: u64,
    /// Tasks.
    pub tasks: u64,
    /// Extra copies during updates.
    pub surge: u64,
    /// Nodes.
    pub nodes: u64,
}

/// Whether the addresses are enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// At most three quarters are needed.
    Ok,
    /// More than three quarters are.
    Warn,
    /// More than there are.
    Error,
}

/// Addresses of a subnet that containers can have: all but network, broadcast and gateway.
pub fn capacity(prefix: u32) -> u64 {
    (1_u64 << (32 - prefix)) - 3
}

/// The budget of each network in file order, ingress last.
pub fn budgets(input: &Input, nodes: Nodes) -> Vec<Budget> {
    let mut budgets: Vec<Budget> = input.networks.iter().map(|n| of_network(input, n, nodes)).collect();
    budgets.push(of_ingress(input, nodes));
    budgets
}

fn of_network(input: &Input, network: &Network, nodes: Nodes) -> Budget {
    let attached: Vec<&Service> = input.services.iter().filter(|s| s.networks.contains(&network.name)).collect();
    let carrying = nodes.carrying();
    let tasks = sum_of_tasks(&attached, carrying);
    let parts = Parts {
        services: attached.iter().filter(|s| s.endpoint_mode == EndpointMode::Vip).count() as u64,
        tasks,
        surge: surge(&attached, carrying, input.stack_surge),
        nodes: u64::from(carrying).min(tasks),
    };
    budget(&network.name, network.prefix, parts)
}

fn of_ingress(input: &Input, nodes: Nodes) -> Budget {
    let publishing: Vec<&Service> = input.services.iter().filter(|s| s.uses_ingress()).collect();
    let carrying = nodes.carrying();
    let parts = Parts {
        services: publishing.len() as u64,
        tasks: sum_of_tasks(&publishing, carrying),
        surge: surge(&publishing, carrying, input.stack_surge),
        nodes: u64::from(nodes.total),
    };
    budget("ingress", input.ingress_prefix, parts)
}

fn budget(network: &str, prefix: u32, parts: Parts) -> Budget {
    let (need, capacity) = (parts.services + parts.tasks + parts.surge + parts.nodes, capacity(prefix));
    let status = if need > capacity {
        Status::Error
    } else if need * 4 > capacity * 3 {
        Status::Warn
    } else {
        Status::Ok
    };
    Budget { network: network.to_owned(), need, capacity, status, parts }
}

/// Tasks of a service on so many nodes.
pub fn tasks(service: &Service, carrying: u32) -> u32 {
    if service.is_global() { carrying } else { service.replicas }
}

fn sum_of_tasks(services: &[&Service], carrying: u32) -> u64 {
    services.iter().map(|s| u64::from(tasks(s, carrying))).sum()
}

/// Extra copies at the same time: of the one service with the most, or of all together.
fn surge(services: &[&Service], carrying: u32, together: bool) -> u64 {
    let copies = services.iter().filter(|s| s.is_start_first());
    let copies = copies.map(|s| u64::from(s.updated_at_once(tasks(s, carrying))));
    if together { copies.sum() } else { copies.max().unwrap_or_default() }
}

/// The MTU that containers of an overlay have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mtu {
    /// The network's name.
    pub network: String,
    /// Bytes.
    pub inside: u32,
}

/// The MTU inside an overlay: 50 bytes go to VXLAN; with encryption 26 more, rounded down to a multiple of four.
pub fn mtu_inside(base: u32, encrypted: bool) -> u32 {
    if encrypted { base.saturating_sub(76) / 4 * 4 } else { base.saturating_sub(50) }
}

/// The MTU inside each network.
pub fn mtus(input: &Input) -> Vec<Mtu> {
    let of = |n: &Network| Mtu { network: n.name.clone(), inside: mtu_inside(n.mtu, n.encrypted) };
    input.networks.iter().map(of).collect()
}
