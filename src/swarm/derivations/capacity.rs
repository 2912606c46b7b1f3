use super::{Derivation, Facts, derivation};
use crate::swarm::{
    capacity::{MOST_SETS, Outcome, sets},
    placement::Room,
    source::{OURS, SCHEDULER, SERVICES, UPDATER},
};

pub(super) fn usable(facts: &Facts<'_>) -> Derivation {
    let (input, load) = (facts.input, &facts.decision.load);
    let (os, manager) = (input.os_reserve(), input.manager_reserve());
    let mut steps = vec![
        format!("A node: {} m and {} MiB.", input.node.cpu_m, input.node.memory_mib),
        format!(
            "Kept for the system and the daemon: {} m and {} MiB. Swarm itself keeps nothing.",
            os.cpu_m, os.memory_mib
        ),
    ];
    if load.shared {
        steps.push(format!("Kept for the manager that works too: {} m and {} MiB.", manager.cpu_m, manager.memory_mib));
    }
    for service in input.services.iter().filter(|s| s.is_global()) {
        steps.push(format!(
            "Global `{}` on each node: {} m and {} MiB.",
            service.name, service.cpu_m, service.memory_mib
        ));
    }
    steps.push(format!("Left for replicated services: {}.", room(load.room)));
    derivation("capacity.room", steps, &[SCHEDULER, OURS])
}

pub(super) fn lower_bound(facts: &Facts<'_>) -> Derivation {
    let load = &facts.decision.load;
    let mut steps = vec![format!("All replicated tasks reserve {}.", room(load.sum()))];
    steps.push(match facts.decision.capacity.lower_bound {
        Some(n) => format!(
            "Divided by the room of a node ({}) and rounded up, the larger of both: {n}. No failure, no update, no \
             whole task is in that.",
            room(load.room)
        ),
        None => "A node has no room for them at all.".to_owned(),
    });
    derivation("capacity.lower_bound", steps, &[OURS])
}

pub(super) fn nodes_needed(facts: &Facts<'_>) -> Derivation {
    let (load, capacity) = (&facts.decision.load, &facts.decision.capacity);
    let mut steps = vec![
        "The services are placed in file order as SwarmKit places them: most room is not asked, fewest tasks of the \
         service, then fewest tasks, then the lowest node."
            .to_owned(),
    ];
    let copies: Vec<String> =
        load.parts.iter().filter(|p| p.extra > 0).map(|p| format!("{} of `{}`", p.extra, p.name)).collect();
    if !copies.is_empty() {
        let shown = copies.iter().take(5).cloned().collect::<Vec<_>>().join(", ");
        let more = if copies.len() > 5 { format!(" and {} more", copies.len() - 5) } else { String::new() };
        steps.push(format!(
            "Start-first copies must find room too: {shown}{more}, {}{}.",
            if load.surge { "all at the same time" } else { "service by service" },
            if load.strict { ", also while nodes are missing" } else { "" }
        ));
    }
    if load.failures > 0 {
        steps.push(format!(
            "Each set of {} failing {} is taken away and its tasks placed again on what is left.",
            load.failures,
            if load.failures == 1 { "node" } else { "nodes" }
        ));
    }
    if load.zone_may_fail {
        steps.push("So is each zone, with every service spread over the zones.".to_owned());
    }
    if let Some((nodes, failure)) = &capacity.last_failure {
        steps.push(format!("{nodes} {} not enough: {failure}.", if *nodes == 1 { "node is" } else { "nodes are" }));
    }
    match &capacity.outcome {
        Outcome::Fits(nodes) => {
            let tried = sets(*nodes, load.failures);
            steps.push(if capacity.exhaustive || load.failures == 0 {
                let proof = if load.failures == 0 { String::new() } else { format!(" ({tried} sets tried)") };
                format!("{nodes} is the first number that passes{proof}.")
            } else {
                format!("{nodes} is the first number that passes; of {tried} sets, more than {MOST_SETS}, the one with the most tasks was tried.")
            });
        }
        Outcome::Blocked(_) => steps.push("No number of nodes will do; the findings say why.".to_owned()),
        Outcome::TooMany => steps.push("No number up to the largest that is reckoned with will do.".to_owned()),
        Outcome::Unsettled => steps.push("The search was ended at its bound of work.".to_owned()),
    }
    if let Some(trial) = &facts.decision.at_size {
        steps.push(match &trial.failure {
            None => format!("The swarm has {} nodes that carry tasks; the same checks pass there.", trial.nodes),
            Some(failure) => {
                format!("The swarm has {} nodes that carry tasks; there a check fails: {failure}.", trial.nodes)
            }
        });
    }
    derivation("capacity.nodes_needed", steps, &[SCHEDULER, UPDATER, SERVICES, OURS])
}

fn room(room: Room) -> String {
    format!("{} m and {} MiB", room.cpu, room.memory)
}
