use super::world::Drill;
use std::collections::BTreeMap;

/// Why no node takes one more task of a replicated service, filter by filter, as `docker service ps` says it.
pub(super) fn why(drill: &Drill, service: usize) -> String {
    let cluster = &drill.cluster;
    let demand = cluster.demand(service);
    let mut reasons: BTreeMap<(u8, String), usize> = BTreeMap::new();
    for node in 0..cluster.len() {
        let free = cluster.free(node);
        let reason = if !drill.up[node] {
            (0, "down".to_owned())
        } else if !cluster.is_open(node) {
            (1, "drained".to_owned())
        } else if free.cpu < demand.room.cpu || free.memory < demand.room.memory {
            let lacks = match (free.cpu < demand.room.cpu, free.memory < demand.room.memory) {
                (true, true) => format!("{} m and {} MiB are not free", demand.room.cpu, demand.room.memory),
                (true, false) => format!("{} m are not free", demand.room.cpu),
                _ => format!("{} MiB are not free", demand.room.memory),
            };
            (2, lacks)
        } else if demand.eligible.as_ref().is_some_and(|e| !e[node]) {
            (3, "a constraint is not met".to_owned())
        } else if let Some(&port) = demand.ports.iter().find(|&&p| cluster.is_taken(p, node)) {
            (4, format!("host port {} is taken", drill.ports[port].0))
        } else if demand.max_per_node > 0 && cluster.count(service, node) >= demand.max_per_node {
            (5, format!("{} of it run there, its limit for one node", demand.max_per_node))
        } else {
            continue;
        };
        *reasons.entry(reason).or_default() += 1;
    }
    if reasons.is_empty() {
        return "no node is there".to_owned();
    }
    let parts: Vec<String> = reasons.into_iter().map(|((_, what), n)| format!("{}: {what}", nodes(n))).collect();
    parts.join("; ")
}

fn nodes(n: usize) -> String {
    if n == 1 { "1 node".to_owned() } else { format!("{n} nodes") }
}
