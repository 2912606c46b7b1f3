use super::{Found, Plan, names};
use crate::{
    diagnostic::Severity::{Error, Info, Warning},
    swarm::{
        capacity::{Blocked, Failure, MOST_SETS, Outcome, sets},
        input::{LARGEST_SWARM, Service},
        placement::Room,
    },
};

pub(super) fn check(plan: &Plan<'_>, found: &mut Found) {
    reservations(plan, found);
    outcome(plan, found);
    at_size(plan, found);
    updates_of_globals(plan, found);
}

fn reservations(plan: &Plan<'_>, found: &mut Found) {
    let of = |pick: fn(&Service) -> bool| -> Vec<&str> {
        plan.input.services.iter().filter(|s| pick(s)).map(|s| s.name.as_str()).collect()
    };
    let blind = of(|s| s.cpu_m == 0 || s.memory_mib == 0);
    if !blind.is_empty() {
        let shared = if plan.decision.nodes.managers_dedicated || plan.decision.nodes.total == 1 {
            ""
        } else {
            " Here managers work too, and starved managers lose the swarm."
        };
        found.add(
            "SW201",
            Warning,
            format!("{} without a reservation of processor and memory: counted as nothing.{shared}", names(&blind)),
            "The scheduler looks at reservations only. What reserves nothing is placed on a node however full it is.",
            "Measure what a task uses under load and set `deploy.resources.reservations`.",
        );
    }
    let tiny = of(|s| (1..4).contains(&s.memory_mib));
    if !tiny.is_empty() {
        found.add(
            "SW208",
            Error,
            format!("{}: less than 4 MiB of memory reserved", names(&tiny)),
            "The engine refuses reservations below 4 MiB.",
            "Reserve at least 4 MiB.",
        );
    }
    let usable = plan.decision.load.usable;
    if usable.cpu <= 0 || usable.memory <= 0 {
        found.add(
            "SW207",
            Error,
            format!("After the reserves a node has {} left", room(usable)),
            "The system, the daemon and, where managers work too, the manager need all of it.",
            "Take larger nodes, or lower the reserves if you have measured them.",
        );
    }
}

fn outcome(plan: &Plan<'_>, found: &mut Found) {
    let (load, capacity) = (&plan.decision.load, &plan.decision.capacity);
    match &capacity.outcome {
        Outcome::Blocked(Blocked::Task(service)) => {
            let demand = plan.input.services.iter().find(|s| s.name == *service);
            let (cpu, memory) = demand.map_or((0, 0), |s| (s.cpu_m, s.memory_mib));
            let message = format!(
                "`{service}`: task larger than a node: it reserves {cpu} m and {memory} MiB, and a node has {} for it",
                room(load.room)
            );
            let why = "No number of nodes helps: a task runs on one node.";
            found.add("SW202", Error, message, why, "Take larger nodes, or reserve less.");
        }
        Outcome::Blocked(Blocked::Global(service)) => found.add(
            "SW203",
            Error,
            format!("global `{service}` does not fit: with it a node would have {} left", room(load.room)),
            "A global service runs on each node, so its reservation is taken off each of them.",
            "Take larger nodes, or reserve less for the global services.",
        ),
        Outcome::Blocked(Blocked::Port { service, port, by }) => found.add(
            "SW213",
            Error,
            format!("`{service}` wants host port {port}, which the global service `{by}` takes on each node"),
            "A host port can be bound once on a node; the task stays pending for ever.",
            "Give one of them another port, or publish through ingress.",
        ),
        Outcome::TooMany => found.add(
            "SW214",
            Error,
            format!("More than {LARGEST_SWARM} nodes would be needed"),
            "No public test of a swarm went further than 4,700 nodes.",
            "Take larger nodes, or split the load over several swarms.",
        ),
        Outcome::Unsettled => found.add(
            "SW209",
            Warning,
            "The number of nodes was not settled within the bound of work",
            "So many sets of failing nodes were to be tried that the search was ended.",
            "Ask for fewer failures at the same time, or say how many nodes there are (`existing_nodes`).",
        ),
        Outcome::Fits(_) => {}
    }
    let (nodes, failures) = (plan.decision.nodes.carrying(), load.failures);
    let shown = capacity.nodes().unwrap_or(nodes);
    if !capacity.exhaustive || plan.decision.at_size.as_ref().is_some_and(|t| !t.exhaustive) {
        found.add(
            "SW206",
            Info,
            format!(
                "Of {} sets of {failures} failing nodes only the one with the most tasks was tried",
                sets(nodes.max(shown), failures)
            ),
            "Above 20,000 sets trying each takes too long.",
            format!("Take the answer as likely, not as proved; up to {MOST_SETS} sets are all tried."),
        );
    }
}

fn at_size(plan: &Plan<'_>, found: &mut Found) {
    let Some(trial) = &plan.decision.at_size else { return };
    let Some(failure) = &trial.failure else { return };
    let needed = plan.decision.capacity.nodes();
    let limited = match failure {
        Failure::Copy { service, .. } | Failure::Pending { service, .. } => {
            plan.input.services.iter().find(|s| s.name == *service).filter(|s| s.max_replicas_per_node > 0)
        }
        _ => None,
    };
    let nodes = trial.nodes;
    let on =
        if nodes == 1 { "1 node that carries tasks".to_owned() } else { format!("{nodes} nodes that carry tasks") };
    let has_more = needed.is_some_and(|n| n < nodes);
    if let (Failure::Copy { .. }, Some(service), false) = (failure, limited, has_more) {
        found.add(
            "SW212",
            Error,
            format!(
                "On {on} an update of `{}` hangs: each node may hold {} and the start-first copy finds none free",
                service.name, service.max_replicas_per_node
            ),
            "The updater waits for the new task without an end; the old version goes on serving.",
            "Add a node, raise `max_replicas_per_node`, or update stop-first.",
        );
        return;
    }
    let level = if matches!(failure, Failure::Pending { .. }) && !has_more { Error } else { Warning };
    let help = match needed {
        Some(needed) if needed > nodes => format!("Take {needed} nodes that carry tasks."),
        Some(needed) => format!(
            "{needed} would do: more nodes spread small tasks further and leave no node with room for a large one. Put \
             large services first in the file, or add a node."
        ),
        None => "Add nodes, or reserve less.".to_owned(),
    };
    found.add(
        if has_more { "SW204" } else { "SW205" },
        level,
        format!("On {on}: {failure}"),
        "Placement spreads tasks and moves none later, so room that is free in all may be free nowhere.",
        help,
    );
}

/// A global service is replaced on the same node, so a start-first update needs room for two there.
fn updates_of_globals(plan: &Plan<'_>, found: &mut Found) {
    let room = plan.decision.load.room;
    for service in plan.input.services.iter().filter(|s| s.is_global() && s.is_start_first()) {
        if let Some((port, _)) = service.host_ports().next() {
            found.add(
                "SW211",
                Error,
                format!("An update of global `{}` hangs: its new task waits for host port {port}, which its old task holds", service.name),
                "The task of a global service is replaced on its own node, and start-first keeps the old one until the new one runs.",
                "Set `update_config.order: stop-first` for it.",
            );
        } else if room.cpu < i64::from(service.cpu_m) || room.memory < i64::from(service.memory_mib) {
            found.add(
                "SW210",
                Warning,
                format!("An update of global `{}` needs room for two of its tasks on each node", service.name),
                "The task of a global service is replaced on its own node, and start-first keeps the old one until the new one runs.",
                "Set `update_config.order: stop-first` for it, or take larger nodes.",
            );
        }
    }
}

pub(super) fn room(room: Room) -> String {
    format!("{} m and {} MiB", room.cpu, room.memory)
}
