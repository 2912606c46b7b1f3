//! A second, slow model of placement and capacity, written for itself from the same facts, against the product.
//!
//! It keeps a plain list of tasks for each node, looks at every node for every task, and copies everything for every
//! set of failing nodes.

use plimsoll::swarm::{Input, input::UpdateOrder, size};
use proptest::prelude::*;
use serde_json::{Value, json};

#[derive(Clone)]
struct Model {
    room: (i64, i64),
    zones: usize,
    nodes: Vec<Option<Vec<usize>>>,
}

impl Model {
    fn fits(&self, input: &Input, service: usize, node: usize) -> bool {
        let Some(tasks) = &self.nodes[node] else { return false };
        let s = &input.services[service];
        let sum = |f: fn(&plimsoll::swarm::input::Service) -> u32| -> i64 {
            tasks.iter().map(|&t| i64::from(f(&input.services[t]))).sum()
        };
        let own = tasks.iter().filter(|&&t| t == service).count() as u32;
        let mut ports = tasks.iter().flat_map(|&t| input.services[t].host_ports());
        sum(|s| s.cpu_m) + i64::from(s.cpu_m) <= self.room.0
            && sum(|s| s.memory_mib) + i64::from(s.memory_mib) <= self.room.1
            && (s.max_replicas_per_node == 0 || own < s.max_replicas_per_node)
            && !ports.any(|p| s.host_ports().any(|q| p == q))
    }

    fn own(&self, service: usize, node: usize) -> usize {
        self.nodes[node].iter().flatten().filter(|&&t| t == service).count()
    }

    fn place(&mut self, input: &Input, service: usize) -> bool {
        let spreads = self.zones > 1
            && (input.survive_zone_loss || input.services[service].preferences.iter().any(|p| p == "node.labels.zone"));
        let fitting: Vec<usize> = (0..self.nodes.len()).filter(|&n| self.fits(input, service, n)).collect();
        let in_zone = |zone: usize| -> usize {
            (0..self.nodes.len()).filter(|n| n % self.zones == zone).map(|n| self.own(service, n)).sum()
        };
        let key = |&n: &usize| {
            let zone = if spreads { (in_zone(n % self.zones), n % self.zones) } else { (0, 0) };
            (zone, self.own(service, n), self.nodes[n].as_ref().map_or(0, Vec::len), n)
        };
        let Some(best) = fitting.into_iter().min_by_key(key) else { return false };
        self.nodes[best].get_or_insert_default().push(service);
        true
    }

    fn place_all(&mut self, input: &Input, service: usize, n: usize) -> bool {
        (0..n).all(|_| self.place(input, service))
    }

    fn copies(&self, input: &Input) -> bool {
        let mut all = self.clone();
        input
            .services
            .iter()
            .enumerate()
            .filter(|(_, s)| !s.is_global() && s.update_order == UpdateOrder::StartFirst)
            .all(|(n, s)| {
                let extra = if s.update_parallelism == 0 { s.replicas } else { s.update_parallelism.min(s.replicas) };
                if input.stack_surge {
                    all.place_all(input, n, extra as usize)
                } else {
                    self.clone().place_all(input, n, extra as usize)
                }
            })
    }

    fn survives(&self, input: &Input, lost: &[usize], strict: bool) -> bool {
        if lost.len() == self.nodes.len() {
            return false;
        }
        let mut after = self.clone();
        for &n in lost {
            after.nodes[n] = None;
        }
        let replaced = (0..input.services.len()).all(|s| {
            let tasks = lost.iter().map(|&n| self.own(s, n)).sum();
            after.place_all(input, s, tasks)
        });
        replaced && (!strict || after.copies(input))
    }
}

fn fits(input: &Input, room: (i64, i64), nodes: usize) -> bool {
    let mut model = Model { room, zones: input.zones as usize, nodes: vec![Some(Vec::new()); nodes] };
    for (n, s) in input.services.iter().enumerate().filter(|(_, s)| !s.is_global()) {
        if !model.place_all(input, n, s.replicas as usize) {
            return false;
        }
    }
    let k = input.worker_failures() as usize;
    let sets = (0_u32..1 << nodes).filter(|bits| bits.count_ones() as usize == k);
    model.copies(input)
        && k < nodes
        && sets.into_iter().all(|bits| {
            let lost: Vec<usize> = (0..nodes).filter(|n| bits >> n & 1 == 1).collect();
            model.survives(input, &lost, input.strict_start_first)
        })
        && (!input.survive_zone_loss
            || input.zones < 2
            || (0..(input.zones as usize).min(nodes)).all(|zone| {
                let lost: Vec<usize> = (0..nodes).filter(|n| n % input.zones as usize == zone).collect();
                model.survives(input, &lost, false)
            }))
}

/// The first number of nodes, by trying from one; `None` above twelve.
fn first_fit(input: &Input, shared: bool) -> Option<u32> {
    let (os, manager) = (input.os_reserve(), input.manager_reserve());
    let mut room = (
        i64::from(input.node.cpu_m) - i64::from(os.cpu_m),
        i64::from(input.node.memory_mib) - i64::from(os.memory_mib),
    );
    if shared {
        room = (room.0 - i64::from(manager.cpu_m), room.1 - i64::from(manager.memory_mib));
    }
    for s in input.services.iter().filter(|s| s.is_global()) {
        room = (room.0 - i64::from(s.cpu_m), room.1 - i64::from(s.memory_mib));
    }
    (1..=12).find(|&n| fits(input, room, n as usize))
}

fn a_service() -> impl Strategy<Value = Value> {
    (
        (prop::bool::weighted(0.1), 0_u32..6, 0_u32..8, 0_u32..8),
        (any::<bool>(), 0_u32..3, prop::sample::select(vec![0_u32, 0, 0, 1, 2]), any::<bool>(), prop::bool::weighted(0.1)),
    )
        .prop_map(|((global, replicas, cpu, memory), (start_first, parallelism, max, spread, host))| {
            json!({
                "mode": if global { "global" } else { "replicated" }, "replicas": replicas, "cpu_m": cpu * 250,
                "memory_mib": memory * 256, "update_order": if start_first && !global { "start-first" } else { "stop-first" },
                "update_parallelism": parallelism, "max_replicas_per_node": max,
                "preferences": if spread { json!(["node.labels.zone"]) } else { json!([]) },
                "published_ports": if host && !global { json!([{"published": 80, "mode": "host"}]) } else { json!([]) },
            })
        })
}

fn an_input() -> impl Strategy<Value = Input> {
    (
        prop::collection::vec(a_service(), 0..5),
        (1_u32..4, any::<bool>(), 0_u32..3, any::<bool>(), any::<bool>(), any::<bool>()),
    )
        .prop_map(|(mut services, (zones, zone_loss, k, strict, surge, money))| {
            for (n, service) in services.iter_mut().enumerate() {
                service["name"] = json!(format!("s{n}"));
            }
            let input = json!({"services": services, "zones": zones, "survive_zone_loss": zone_loss,
                "worker_failures_to_survive": k, "strict_start_first": strict, "stack_surge": surge,
                "downtime_costs_money": money});
            Input::from_value(&input).expect("an input")
        })
}

fn a_number_of_nodes(input: &Input) -> Option<u32> {
    size(input).capacity.nodes_needed
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_slow_model_finds_the_same_number(input in an_input()) {
        let answer = size(&input);
        let slow = first_fit(&input, !answer.nodes.managers_dedicated);
        match slow {
            Some(n) => prop_assert_eq!(answer.capacity.nodes_needed, Some(n)),
            None => prop_assert!(answer.capacity.nodes_needed.is_none_or(|n| n > 12)),
        }
        if let (Some(needed), Some(bound)) = (answer.capacity.nodes_needed, answer.capacity.lower_bound) {
            prop_assert!(bound <= needed);
        }
        prop_assert_eq!(answer.nodes.managers + answer.nodes.workers, answer.nodes.total);
        prop_assert_eq!(answer.zones.layout.iter().sum::<u32>(), answer.nodes.managers);
    }

    #[test]
    fn more_failures_never_need_fewer_nodes_than_none(input in an_input()) {
        let none = Input { worker_failures_to_survive: Some(0), survive_zone_loss: false, ..input.clone() };
        let spread = Input { worker_failures_to_survive: Some(0), ..input.clone() };
        // With the same placement what passes with failures passes without them too.
        if let (Some(with), Some(without)) = (a_number_of_nodes(&input), a_number_of_nodes(&spread))
            && size(&input).nodes.managers_dedicated == size(&spread).nodes.managers_dedicated
        {
            prop_assert!(without <= with);
        }
        prop_assert!(a_number_of_nodes(&none).is_none_or(|n| n >= 1));
    }

    #[test]
    fn equal_inputs_give_equal_answers(input in an_input()) {
        prop_assert_eq!(json!(size(&input)), json!(size(&input)));
    }
}
