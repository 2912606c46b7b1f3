use super::{Found, Plan, names};
use crate::{
    diagnostic::Severity::{Error, Warning},
    swarm::{
        addresses::Status,
        input::{EndpointMode, PublishMode},
    },
};
use std::collections::BTreeMap;

pub(super) fn check(plan: &Plan<'_>, found: &mut Found) {
    budgets(plan, found);
    large_subnets(plan, found);
    ports(plan, found);
}

fn budgets(plan: &Plan<'_>, found: &mut Found) {
    for budget in plan.budgets {
        let (need, capacity, network) = (budget.need, budget.capacity, &budget.network);
        let (code, level, message) = match budget.status {
            Status::Ok => continue,
            Status::Warn => (
                "SW402",
                Warning,
                format!("Network `{network}` needs {need} of {capacity} addresses, more than three quarters"),
            ),
            Status::Error => ("SW401", Error, format!("Network `{network}` needs {need} addresses and has {capacity}")),
        };
        let help = if network == "ingress" {
            "Recreate ingress with a larger subnet before anything is deployed, publish through one proxy only, or use host mode."
        } else {
            "Split the services over several networks, or use `endpoint_mode: dnsrr`, which takes no virtual addresses."
        };
        let why = "A task without an address stays in the state NEW, and no error is shown to users.";
        found.add(code, level, message, why, help);
    }
}

fn large_subnets(plan: &Plan<'_>, found: &mut Found) {
    let large: Vec<&str> = plan.input.networks.iter().filter(|n| n.prefix < 24).map(|n| n.name.as_str()).collect();
    if !large.is_empty() {
        found.add(
            "SW403",
            Warning,
            format!("{}: an overlay larger than a /24", names(&large)),
            "Docker advises /24 blocks: the rules for virtual addresses on each node grow with the network. The advice may be conservative.",
            "Use several overlays, or `endpoint_mode: dnsrr` with a balancer of your own.",
        );
    }
}

fn ports(plan: &Plan<'_>, found: &mut Found) {
    let services = plan.input.services.iter();
    let refused: Vec<&str> = services
        .filter(|s| s.endpoint_mode == EndpointMode::Dnsrr && s.uses_ingress())
        .map(|s| s.name.as_str())
        .collect();
    if !refused.is_empty() {
        found.add(
            "SW405",
            Error,
            format!("{}: dnsrr together with a port in ingress mode", names(&refused)),
            "Ingress needs a virtual address; the engine refuses the service.",
            "Publish the port in host mode, or use `endpoint_mode: vip`.",
        );
    }
    let mut users: BTreeMap<_, Vec<&str>> = BTreeMap::new();
    for service in &plan.input.services {
        for port in &service.published_ports {
            if port.mode == PublishMode::Ingress && port.published > 0 {
                users.entry((port.published, port.protocol)).or_default().push(&service.name);
            }
        }
    }
    for ((port, _), users) in users.iter().filter(|(_, users)| users.len() > 1) {
        found.add(
            "SW406",
            Error,
            format!("Port {port} is published through ingress more than once: by {}", names(users)),
            "A port of ingress belongs to one service of the swarm; the engine refuses the second.",
            "Give them different ports, or put a proxy in front.",
        );
    }
}
