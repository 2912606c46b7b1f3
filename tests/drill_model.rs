//! A second, slow model of the drill, written for itself from the same facts, against the product.
//!
//! It keeps one list of tasks, counts everything anew for every question, and knows nothing of queues, marks or groups
//! by number.

use plimsoll::swarm::{
    Input, Watch,
    drill::{self, Report, Script},
    input::{Protocol, Service},
    size_watched,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::{collections::BTreeMap, ops::ControlFlow};

#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "what SwarmKit knows of a node, as it knows it")]
struct Node {
    name: String,
    zone: String,
    is_manager: bool,
    ssd: bool,
    up: bool,
    drained: bool,
}

/// A task: its service, its slot (of a global service its node), and the node it runs on.
#[derive(Clone, Debug)]
struct Task {
    service: usize,
    slot: usize,
    at: Option<usize>,
}

#[derive(Clone, Debug)]
struct Model {
    services: Vec<Service>,
    spread_all: bool,
    room: (i64, i64),
    nodes: Vec<Node>,
    tasks: Vec<Task>,
}

impl Model {
    fn on(&self, node: usize) -> impl Iterator<Item = &Task> {
        self.tasks.iter().filter(move |t| t.at == Some(node))
    }

    fn own(&self, service: usize, node: usize) -> usize {
        self.on(node).filter(|t| t.service == service).count()
    }

    fn open(&self, node: usize) -> bool {
        self.nodes[node].up && !self.nodes[node].drained
    }

    fn meets(&self, service: usize, node: usize) -> bool {
        self.services[service].constraints.iter().all(|c| match c.as_str() {
            "node.role==worker" => !self.nodes[node].is_manager,
            "node.role!=worker" => self.nodes[node].is_manager,
            "node.labels.ssd==yes" => self.nodes[node].ssd,
            other => panic!("the model knows no {other}"),
        })
    }

    fn fits(&self, service: usize, node: usize) -> bool {
        let s = &self.services[service];
        let used =
            |f: fn(&Service) -> u32| -> i64 { self.on(node).map(|t| i64::from(f(&self.services[t.service]))).sum() };
        let ports: Vec<(u16, Protocol)> = self.on(node).flat_map(|t| self.services[t.service].host_ports()).collect();
        self.open(node)
            && self.meets(service, node)
            && used(|s| s.cpu_m) + i64::from(s.cpu_m) <= self.room.0
            && used(|s| s.memory_mib) + i64::from(s.memory_mib) <= self.room.1
            && !s.host_ports().any(|p| ports.contains(&p))
            && (s.is_global()
                || s.max_replicas_per_node == 0
                || self.own(service, node) < s.max_replicas_per_node as usize)
    }

    /// The node that the next task of a service goes to.
    fn best(&self, service: usize) -> Option<usize> {
        let s = &self.services[service];
        let spreads = self.spread_all || s.preferences.iter().any(|p| p == "node.labels.zone");
        let fitting: Vec<usize> = (0..self.nodes.len()).filter(|&n| self.fits(service, n)).collect();
        let first = |zone: &str| self.nodes.iter().position(|n| n.zone == zone);
        let in_zone = |zone: &str| -> usize {
            let there = (0..self.nodes.len()).filter(|&n| self.nodes[n].zone == zone && self.open(n));
            there.map(|n| self.own(service, n)).sum()
        };
        fitting.into_iter().min_by_key(|&n| {
            let zone = &self.nodes[n].zone;
            let group = if spreads { (in_zone(zone), first(zone)) } else { (0, None) };
            (group, self.own(service, n), self.on(n).count(), n)
        })
    }

    fn managers(&self) -> (usize, usize) {
        let all = self.nodes.iter().filter(|n| n.is_manager);
        (all.clone().count(), all.filter(|n| n.up).count())
    }

    fn quorum(&self) -> bool {
        let (all, up) = self.managers();
        all == 0 || up > all / 2
    }

    fn settle(&mut self) {
        if !self.quorum() {
            return;
        }
        for global in [true, false] {
            for task in 0..self.tasks.len() {
                let Task { service, slot, at } = self.tasks[task];
                if at.is_some() || self.services[service].is_global() != global {
                    continue;
                }
                let to = if global { Some(slot).filter(|&n| self.fits(service, n)) } else { self.best(service) };
                self.tasks[task].at = to;
            }
        }
    }

    fn kill(&mut self, nodes: &[usize]) {
        for &node in nodes {
            self.nodes[node].up = false;
            self.clear(node);
        }
        self.settle();
    }

    fn clear(&mut self, node: usize) {
        self.tasks.iter_mut().filter(|t| t.at == Some(node)).for_each(|t| t.at = None);
    }

    fn update(&mut self, service: usize, start_first: bool) {
        let s = self.services[service].clone();
        if s.is_global() || !self.quorum() {
            return;
        }
        let running: Vec<usize> =
            (0..self.tasks.len()).filter(|&t| self.tasks[t].service == service && self.tasks[t].at.is_some()).collect();
        let batch = if s.update_parallelism == 0 { running.len().max(1) } else { s.update_parallelism as usize };
        for tasks in running.chunks(batch) {
            if start_first {
                let mut left = tasks.to_vec();
                while !left.is_empty() {
                    // The new ones stand beside the old ones until all that fit have started.
                    let mut new = Vec::new();
                    while new.len() < left.len() {
                        let Some(node) = self.best(service) else { break };
                        self.tasks.push(Task { service, slot: usize::MAX, at: Some(node) });
                        new.push(node);
                    }
                    self.tasks.retain(|t| t.slot != usize::MAX);
                    if new.is_empty() {
                        return;
                    }
                    for (task, node) in left.drain(..new.len()).zip(new) {
                        self.tasks[task].at = Some(node);
                    }
                }
            } else {
                for &task in tasks {
                    self.tasks[task].at = None;
                }
                for &task in tasks {
                    self.tasks[task].at = self.best(service);
                }
            }
        }
    }

    fn act(&mut self, action: &Value) {
        let find = |model: &Self| model.nodes.iter().position(|n| action["node"] == n.name.as_str()).expect("a node");
        match action["do"].as_str().expect("a word") {
            "kill" => {
                let node = find(self);
                if self.nodes[node].up {
                    self.kill(&[node]);
                }
            }
            "return" => {
                let node = find(self);
                self.nodes[node].up = true;
                self.settle();
            }
            "drain" if self.quorum() => {
                let node = find(self);
                if !self.nodes[node].drained {
                    self.nodes[node].drained = true;
                    self.clear(node);
                    self.settle();
                }
            }
            "activate" if self.quorum() => {
                let node = find(self);
                self.nodes[node].drained = false;
                self.settle();
            }
            "kill-zone" => {
                let zone = |n: &usize| action["zone"] == self.nodes[*n].zone.as_str() && self.nodes[*n].up;
                let nodes: Vec<usize> = (0..self.nodes.len()).filter(zone).collect();
                self.kill(&nodes);
            }
            "add" if self.quorum() => {
                for n in 0..action["count"].as_u64().expect("a number") {
                    let mut zones: Vec<(&str, usize)> = Vec::new();
                    for node in self.nodes.iter().filter(|n| !n.drained) {
                        match zones.iter_mut().find(|(z, _)| *z == node.zone) {
                            Some((_, n)) => *n += 1,
                            None => zones.push((&node.zone, 1)),
                        }
                    }
                    let zone = zones.iter().min_by_key(|(_, n)| *n).map_or_else(String::new, |(z, _)| (*z).to_owned());
                    let name = format!("new {n}");
                    self.nodes.push(Node { name, zone, is_manager: false, ssd: false, up: true, drained: false });
                    let slot = self.nodes.len() - 1;
                    let globals: Vec<usize> =
                        (0..self.services.len()).filter(|&s| self.services[s].is_global()).collect();
                    self.tasks.extend(globals.into_iter().map(|service| Task { service, slot, at: None }));
                }
                self.tasks.sort_by_key(|t| (t.service, t.slot));
                self.settle();
            }
            "update" => {
                let name = action["service"].as_str().expect("a name");
                let service = self.services.iter().position(|s| s.name == name).expect("a service");
                let own = if self.services[service].is_start_first() { "start-first" } else { "stop-first" };
                self.update(service, action["order"].as_str().unwrap_or(own) == "start-first");
                self.settle();
            }
            _ => {}
        }
    }

    fn pending(&self) -> usize {
        let wanted = |t: &&Task| {
            let service = &self.services[t.service];
            !service.is_global() || (self.open(t.slot) && self.meets(t.service, t.slot))
        };
        self.tasks.iter().filter(|t| t.at.is_none()).filter(wanted).count()
    }

    /// The number of tasks of each service on each node, in the order of the nodes.
    fn counts(&self) -> Vec<BTreeMap<String, usize>> {
        let mut all = vec![BTreeMap::new(); self.nodes.len()];
        for task in &self.tasks {
            if let Some(node) = task.at {
                *all[node].entry(self.services[task.service].name.clone()).or_default() += 1;
            }
        }
        all
    }
}

fn counts(nodes: &[drill::NodeView]) -> Vec<BTreeMap<String, usize>> {
    let of = |node: &drill::NodeView| {
        let mut counts = BTreeMap::new();
        for task in &node.tasks {
            *counts.entry(task.split('.').next().unwrap_or_default().to_owned()).or_default() += 1;
        }
        counts
    };
    nodes.iter().map(of).collect()
}

fn played(input: &Input, script: &Value) -> Report {
    let script = Script::from_json(&script.to_string()).expect("a script");
    let mut on = |_| ControlFlow::Continue(());
    let (_, decision) = size_watched(input, &mut Watch::new(&mut on)).expect("sized");
    drill::play(input, &decision, &script, &mut Watch::new(&mut on)).expect("played")
}

fn model(input: &Input, nodes: &[Value]) -> Model {
    let nodes: Vec<Node> = nodes
        .iter()
        .map(|n| Node {
            name: n["name"].as_str().unwrap_or_default().to_owned(),
            zone: n["zone"].as_str().unwrap_or_default().to_owned(),
            is_manager: n["role"] == "manager",
            ssd: n["labels"]["ssd"] == "yes",
            up: true,
            drained: n["availability"] == "drain",
        })
        .collect();
    let (os, manager) = (input.os_reserve(), input.manager_reserve());
    let shared = nodes.iter().any(|n| n.is_manager && !n.drained);
    let mut room = (
        i64::from(input.node.cpu_m) - i64::from(os.cpu_m),
        i64::from(input.node.memory_mib) - i64::from(os.memory_mib),
    );
    if shared {
        room = (room.0 - i64::from(manager.cpu_m), room.1 - i64::from(manager.memory_mib));
    }
    let mut tasks = Vec::new();
    for (service, s) in input.services.iter().enumerate() {
        let slots = if s.is_global() { nodes.len() } else { s.replicas as usize };
        tasks.extend((0..slots).map(|slot| Task { service, slot, at: None }));
    }
    let mut model = Model { services: input.services.clone(), spread_all: input.survive_zone_loss, room, nodes, tasks };
    model.settle();
    model
}

fn a_service() -> impl Strategy<Value = Value> {
    (
        (prop::bool::weighted(0.2), 0_u32..7, 0_u32..8, 0_u32..8),
        (
            any::<bool>(),
            0_u32..3,
            prop::sample::select(vec![0_u32, 0, 0, 1, 2]),
            any::<bool>(),
            prop::bool::weighted(0.2),
        ),
        prop::sample::select(vec![
            None,
            None,
            None,
            Some("node.role==worker"),
            Some("node.role!=worker"),
            Some("node.labels.ssd==yes"),
        ]),
    )
        .prop_map(
            |((global, replicas, cpu, memory), (start_first, parallelism, max, spread, host), constraint)| {
                json!({
                    "mode": if global { "global" } else { "replicated" }, "replicas": replicas, "cpu_m": cpu * 200,
                    "memory_mib": memory * 200, "update_order": if start_first { "start-first" } else { "stop-first" },
                    "update_parallelism": parallelism, "max_replicas_per_node": max,
                    "preferences": if spread { json!(["node.labels.zone"]) } else { json!([]) },
                    "constraints": constraint.into_iter().collect::<Vec<_>>(),
                    "published_ports": if host { json!([{"published": 80, "mode": "host"}]) } else { json!([]) },
                })
            },
        )
}

fn a_node() -> impl Strategy<Value = Value> {
    (0_u32..3, prop::bool::weighted(0.5), any::<bool>(), prop::bool::weighted(0.2)).prop_map(
        |(zone, manager, ssd, drained)| {
            json!({"zone": format!("z{zone}"), "role": if manager { "manager" } else { "worker" },
               "labels": if ssd { json!({"ssd": "yes"}) } else { json!({}) },
               "availability": if drained { "drain" } else { "active" }})
        },
    )
}

fn an_action(nodes: usize, services: usize) -> impl Strategy<Value = Value> {
    let one = move |word: &'static str| (0..nodes).prop_map(move |n| json!({"do": word, "node": format!("n{n}")}));
    let order = prop::sample::select(vec![None, Some("stop-first"), Some("start-first")]);
    prop_oneof![
        4 => one("kill"),
        3 => one("return"),
        2 => one("drain"),
        2 => one("activate"),
        1 => Just(json!({"do": "kill-zone", "zone": "z0"})),
        1 => (1_u32..3).prop_map(|count| json!({"do": "add", "count": count})),
        3 => (0..services, order).prop_map(|(s, order)| {
            let mut action = json!({"do": "update", "service": format!("s{s}")});
            if let Some(order) = order {
                action["order"] = json!(order);
            }
            action
        }),
    ]
}

fn a_drill() -> impl Strategy<Value = (Input, Vec<Value>, Vec<Value>)> {
    let parts = (prop::collection::vec(a_service(), 1..5), prop::collection::vec(a_node(), 1..8), any::<bool>());
    parts.prop_flat_map(|(mut services, mut nodes, zone_loss)| {
        for (n, service) in services.iter_mut().enumerate() {
            service["name"] = json!(format!("s{n}"));
        }
        for (n, node) in nodes.iter_mut().enumerate() {
            node["name"] = json!(format!("n{n}"));
        }
        nodes[0]["zone"] = json!("z0");
        let input = json!({"services": services, "zones": 3, "survive_zone_loss": zone_loss, "node": {"cpu_m": 3000, "memory_mib": 4096}});
        let input = Input::from_value(&input).expect("an input");
        let actions = prop::collection::vec(an_action(nodes.len(), services.len()), 0..8);
        (Just(input), Just(nodes), actions)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_slow_model_plays_the_same_drill((input, nodes, actions) in a_drill()) {
        let report = played(&input, &json!({"nodes": nodes, "actions": actions}));
        let mut model = model(&input, &nodes);
        prop_assert_eq!(counts(&report.nodes), model.counts(), "at the start");
        for (action, step) in actions.iter().zip(&report.steps) {
            model.act(action);
            prop_assert_eq!(step.quorum, model.quorum(), "{}", action);
            let hangs = step.pending.iter().filter(|p| p.task.ends_with("(new)")).count();
            prop_assert_eq!(step.pending.len() - hangs, model.pending(), "{}", action);
        }
        prop_assert_eq!(counts(&report.end), model.counts(), "at the end");
    }
}
