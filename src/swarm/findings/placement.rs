use super::{Found, Plan, names};
use crate::{
    diagnostic::Severity::{Error, Info, Warning},
    stack::units::constraint::{Constraint, Key, spread_label},
    swarm::input::Service,
};

pub(super) fn check(plan: &Plan<'_>, found: &mut Found) {
    roles(plan, found);
    unknown_keys(plan, found);
    labels(plan, found);
    spread(plan, found);
    windows(plan, found);
}

fn constraints(service: &Service) -> impl Iterator<Item = Constraint> + '_ {
    service.constraints.iter().filter_map(|text| Constraint::read(text).ok())
}

fn with<'p>(plan: &Plan<'p>, pick: impl Fn(&Constraint) -> bool) -> Vec<&'p str> {
    let services = plan.input.services.iter();
    services.filter(|s| constraints(s).any(|c| pick(&c))).map(|s| s.name.as_str()).collect()
}

fn roles(plan: &Plan<'_>, found: &mut Found) {
    let nodes = plan.decision.nodes;
    let no_role = with(plan, |c| c.key == Key::Role && !c.accepts("manager") && !c.accepts("worker"));
    if !no_role.is_empty() {
        found.add(
            "SW309",
            Error,
            format!("{}: a constraint on a role that no node has", names(&no_role)),
            "A node is a manager or a worker; the tasks stay pending for ever.",
            "Write `node.role==worker` or `node.role==manager`.",
        );
    }
    let on_workers = with(plan, |c| c.key == Key::Role && c.accepts("worker") && !c.accepts("manager"));
    if !on_workers.is_empty() && !nodes.managers_dedicated {
        if nodes.workers == 0 {
            found.add(
                "SW307",
                Error,
                format!("{} must run on workers, and all {} nodes are managers", names(&on_workers), nodes.total),
                "No node satisfies `node.role==worker`, so the tasks stay pending for ever.",
                "Take the constraint out in this size; set it when there are dedicated managers.",
            );
        } else {
            found.add(
                "SW308",
                Warning,
                format!(
                    "{} must run on the {} workers, and the capacity counts all nodes",
                    names(&on_workers),
                    nodes.workers
                ),
                "Managers that also work are no place for these services, so there is less room than the figure says.",
                "Run the drill, which heeds roles, before you rely on the number of nodes.",
            );
        }
    }
    let on_managers = with(plan, |c| c.key == Key::Role && c.accepts("manager") && !c.accepts("worker"));
    if !on_managers.is_empty() && nodes.managers_dedicated {
        found.add(
            "SW316",
            Error,
            format!("{} must run on managers, and the managers are drained", names(&on_managers)),
            "A drained node takes no tasks, so they stay pending for ever.",
            "Leave the managers active and give every other service `node.role==worker`; agents that need the swarm API run then.",
        );
    }
}

fn unknown_keys(plan: &Plan<'_>, found: &mut Found) {
    let unknown = with(plan, |c| matches!(c.key, Key::Unknown(_)));
    if !unknown.is_empty() {
        found.add(
            "SW310",
            Error,
            format!("{}: a constraint on a key that swarm does not know", names(&unknown)),
            "It matches no node, so the tasks stay pending for ever.",
            "Use node.id, node.hostname, node.ip, node.role, node.platform.os, node.platform.arch, node.labels.* or engine.labels.*.",
        );
    }
}

fn labels(plan: &Plan<'_>, found: &mut Found) {
    let is_narrow = |c: &Constraint| match &c.key {
        Key::Label(_) | Key::EngineLabel(_) | Key::Hostname | Key::Id | Key::Ip => true,
        Key::Os | Key::Arch | Key::Role | Key::Unknown(_) => false,
    };
    let bound = with(plan, is_narrow);
    if !bound.is_empty() {
        found.add(
            "SW311",
            Info,
            format!("{}: bound to certain nodes, which the capacity does not know", names(&bound)),
            "The capacity takes every node as fitting; whether enough nodes carry the label only you know.",
            "Give the nodes with their labels to the drill, and size each group of nodes by itself.",
        );
    }
}

fn spread(plan: &Plan<'_>, found: &mut Found) {
    if plan.input.zones < 2 {
        return;
    }
    let services = plan.input.services.iter();
    let loose: Vec<&str> = services
        .filter(|s| !s.is_global() && s.replicas > 1)
        .filter(|s| !s.preferences.iter().any(|p| spread_label(p) == Some("zone")))
        .map(|s| s.name.as_str())
        .collect();
    if !loose.is_empty() {
        found.add(
            "SW312",
            Info,
            format!("{}: not spread over zones", names(&loose)),
            "Without a preference the scheduler spreads over nodes and does not know zones, so all tasks may stand in one.",
            "Set `placement.preferences: [{spread: node.labels.zone}]` and label each node.",
        );
    }
}

fn windows(plan: &Plan<'_>, found: &mut Found) {
    let windows = with(plan, |c| c.key == Key::Os && c.equal && c.value.eq_ignore_ascii_case("windows"));
    if windows.is_empty() {
        return;
    }
    let services = plan.input.services.iter();
    let loose: Vec<&str> =
        services.filter(|s| !constraints(s).any(|c| c.key == Key::Os)).map(|s| s.name.as_str()).collect();
    if !loose.is_empty() {
        found.add(
            "SW313",
            Warning,
            format!("{}: may be sent to Windows nodes", names(&loose)),
            "In a swarm of two operating systems a service without a constraint may be placed where its image does not run.",
            "Give each service `node.platform.os==linux` or `node.platform.os==windows`.",
        );
    }
    if plan.decision.nodes.workers == 0 {
        found.add(
            "SW314",
            Warning,
            format!("{} on Windows, and all nodes are managers", names(&windows)),
            "The talk's rule: managers on Linux, Windows nodes only for what runs nowhere else.",
            "Add Windows nodes as workers; they come on top of the nodes that were counted.",
        );
    }
    let encrypted = plan.input.networks.iter().filter(|n| n.encrypted);
    for network in encrypted {
        let attached = |s: &&Service| s.networks.contains(&network.name) && windows.contains(&s.name.as_str());
        if plan.input.services.iter().any(|s| attached(&s)) {
            found.add(
                "SW404",
                Error,
                format!("Network `{}` is encrypted and has Windows tasks", network.name),
                "Windows does not support encrypted overlays and fails without a word.",
                "Leave the encryption out for that network, or keep Windows tasks off it.",
            );
        }
    }
}
