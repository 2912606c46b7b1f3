use super::{Derivation, Facts, derivation};
use crate::swarm::{
    addresses::{self, Status},
    source::{ADDRESS_THREAD, ALLOCATOR, ENCRYPTION, INGRESS, NETWORKING, OVERLAY},
};

pub(super) fn addresses<'f>(facts: &'f Facts<'_>) -> impl Iterator<Item = Derivation> + 'f {
    facts.budgets.iter().map(|budget| {
        let parts = budget.parts;
        let is_ingress = budget.network == "ingress";
        let (services, nodes) = if is_ingress {
            ("services that publish through ingress", "nodes, each of them")
        } else {
            ("services with a virtual address", "nodes that can hold a task")
        };
        let verdict = match budget.status {
            Status::Ok => "at most three quarters",
            Status::Warn => "more than three quarters",
            Status::Error => "more than there are",
        };
        let steps = vec![
            format!(
                "{} {services} + {} tasks + {} start-first copies + {} {nodes} = {}.",
                parts.services, parts.tasks, parts.surge, parts.nodes, budget.need
            ),
            format!("The subnet has {} usable addresses: all but network, broadcast and gateway.", budget.capacity),
            format!("{} of {}: {verdict}.", budget.need, budget.capacity),
        ];
        let sources =
            if is_ingress { [ALLOCATOR, INGRESS, ADDRESS_THREAD] } else { [ALLOCATOR, NETWORKING, ADDRESS_THREAD] };
        derivation(format!("addresses.{}", budget.network), steps, &sources)
    })
}

pub(super) fn mtu<'f>(facts: &'f Facts<'_>) -> impl Iterator<Item = Derivation> + 'f {
    facts.input.networks.iter().map(|network| {
        let inside = addresses::mtu_inside(network.mtu, network.encrypted);
        let step = if network.encrypted {
            format!("{} - 50 for VXLAN - 26 for ESP, down to a multiple of 4: {inside}.", network.mtu)
        } else {
            format!("{} - 50 for VXLAN = {inside}.", network.mtu)
        };
        derivation(format!("mtu.{}", network.name), vec![step], &[ENCRYPTION, OVERLAY])
    })
}
