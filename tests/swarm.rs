//! The worked examples of sizing: input as the command takes it, figures as they must come out.

#![expect(clippy::needless_pass_by_value, reason = "inputs are written where they are used")]

use plimsoll::{
    diagnostic::Severity,
    swarm::{
        Answer, Input, Watch, addresses,
        drill::{self, Report, Script},
        input::Service,
        managers, size, size_watched,
        tier::Tier,
    },
};
use serde_json::{Value, json};
use std::ops::ControlFlow;

fn sized(input: Value) -> Answer {
    let input = Input::from_value(&input).unwrap_or_else(|e| panic!("{e}: {input}"));
    size(&input)
}

fn drilled(input: Value, script: Value) -> Report {
    let input = Input::from_value(&input).expect("an input");
    let script = Script::from_json(&script.to_string()).expect("a script");
    let mut on = |_| ControlFlow::Continue(());
    let (_, decision) = size_watched(&input, &mut Watch::new(&mut on)).expect("sized");
    drill::play(&input, &decision, &script, &mut Watch::new(&mut on)).expect("played")
}

/// An input whose nodes are usable as they are, with so many failures of nodes that carry tasks.
fn usable(cpu: u32, memory: u32, k: u32, services: Value) -> Value {
    json!({"node": {"cpu_m": cpu, "memory_mib": memory}, "os_reserve": {"cpu_m": 0, "memory_mib": 0},
           "manager_reserve": {"cpu_m": 0, "memory_mib": 0}, "worker_failures_to_survive": k, "services": services})
}

fn with(mut input: Value, key: &str, value: Value) -> Value {
    input[key] = value;
    input
}

fn service(name: &str, cpu: u32, memory: u32, replicas: u32) -> Value {
    json!({"name": name, "cpu_m": cpu, "memory_mib": memory, "replicas": replicas})
}

fn start_first(name: &str, cpu: u32, memory: u32, replicas: u32, parallelism: u32) -> Value {
    let service = with(service(name, cpu, memory, replicas), "update_order", json!("start-first"));
    with(service, "update_parallelism", json!(parallelism))
}

fn global(name: &str, cpu: u32, memory: u32) -> Value {
    json!({"name": name, "mode": "global", "cpu_m": cpu, "memory_mib": memory})
}

fn has(answer: &Answer, code: &str, level: Severity) -> bool {
    answer.findings.iter().any(|f| f.code == code && f.level == level)
}

fn needed(input: Value) -> Option<u32> {
    sized(input).capacity.nodes_needed
}

#[test]
fn e1_quorum_of_one_to_nine_managers() {
    let quorum: Vec<u32> = (1..=9).map(managers::quorum).collect();
    let tolerated: Vec<u32> = (1..=9).map(managers::tolerated).collect();
    assert_eq!(quorum, [1, 2, 2, 3, 3, 4, 4, 5, 5]);
    assert_eq!(tolerated, [0, 0, 1, 1, 2, 2, 3, 3, 4]);
}

#[test]
fn e2_to_e4_odd_numbers_of_managers() {
    assert!(has(&sized(json!({"managers": 2})), "SW101", Severity::Error));
    assert!(has(&sized(json!({"managers": 4})), "SW102", Severity::Warning));
    assert!(has(&sized(json!({"managers": 9})), "SW103", Severity::Error));
    assert!(has(&sized(json!({"managers": 7})), "SW104", Severity::Warning));
}

#[test]
fn e5_to_e9_managers_over_zones() {
    for (managers, zones, layout, safe) in [
        (5, 3, vec![2, 2, 1], true),
        (5, 2, vec![3, 2], false),
        (3, 5, vec![1, 1, 1, 0, 0], true),
        (7, 4, vec![2, 2, 2, 1], true),
        (7, 3, vec![3, 2, 2], true),
        (5, 4, vec![2, 1, 1, 1], true),
        (4, 3, vec![2, 1, 1], false),
    ] {
        let answer = sized(json!({"managers": managers, "zones": zones}));
        assert_eq!((answer.zones.layout, answer.zones.safe), (layout, safe), "{managers} in {zones}");
    }
    let answer = sized(json!({"managers": 5, "zones": 2, "survive_zone_loss": true}));
    assert!(has(&answer, "SW111", Severity::Error));
    assert!(answer.findings.iter().any(|f| f.message.contains("two zones")));
}

#[test]
fn e10_sizes_by_number_of_nodes() {
    for (nodes, tier, managers, workers, dedicated) in [
        (1, Tier::Baby, 1, 0, false),
        (2, Tier::BabyPlus, 1, 1, false),
        (3, Tier::Ha, 3, 0, false),
        (4, Tier::HaPlus, 3, 1, false),
        (5, Tier::Biz, 5, 0, false),
        (7, Tier::Growing, 5, 2, false),
        (10, Tier::Flexy, 5, 5, true),
        (99, Tier::Flexy, 5, 94, true),
        (100, Tier::Swole, 5, 95, true),
        (150, Tier::Swole, 5, 145, true),
    ] {
        let answer = sized(json!({"existing_nodes": nodes}));
        let got = answer.nodes;
        assert_eq!(
            (answer.tier, got.managers, got.workers, got.managers_dedicated),
            (tier, managers, workers, dedicated),
            "{nodes}"
        );
    }
    assert!(has(&sized(json!({"existing_nodes": 2})), "SW302", Severity::Warning));
}

#[test]
fn e11_to_e13_nodes_that_are_needed() {
    let web = start_first("web", 500, 512, 6, 1);
    assert_eq!(needed(usable(3500, 7168, 1, json!([web]))), Some(2));

    let services =
        json!([global("agent", 100, 128), web, start_first("api", 1000, 1024, 4, 1), service("db", 2000, 4096, 1)]);
    let answer = sized(usable(3500, 7168, 1, services.clone()));
    assert_eq!((answer.capacity.nodes_needed, answer.capacity.lower_bound), (Some(6), Some(3)));
    assert_eq!(answer.capacity.last_failure.as_deref(), Some("db pending after losing node 0"));
    assert_eq!(answer.capacity.last_failure_at, Some(5));
    assert_eq!(needed(usable(3500, 7168, 0, services)), Some(5));

    assert_eq!(needed(usable(1800, 3584, 1, json!([service("x", 1000, 1024, 4)]))), Some(5));
}

#[test]
fn e14_e15_start_first_and_failures() {
    let input = usable(1800, 3584, 1, json!([start_first("x", 1000, 1024, 4, 1)]));
    assert_eq!(needed(input.clone()), Some(5));
    assert_eq!(needed(with(input, "strict_start_first", json!(true))), Some(6));
}

#[test]
fn e16_a_task_larger_than_a_node() {
    let answer = sized(usable(3500, 7168, 1, json!([service("db", 4000, 1024, 1)])));
    assert_eq!(answer.capacity.nodes_needed, None);
    assert!(has(&answer, "SW202", Severity::Error));
    assert!(answer.findings[0].message.contains("larger than a node"));
}

#[test]
fn e17_two_failures() {
    let services = json!([
        global("a", 100, 128),
        global("b", 200, 256),
        start_first("web", 250, 256, 40, 4),
        service("job", 2000, 4096, 6)
    ]);
    let answer = sized(usable(7500, 15360, 2, services));
    assert_eq!(answer.capacity.nodes_needed, Some(6));
    assert_eq!(answer.capacity.last_failure.as_deref(), Some("job pending after losing nodes 0 and 1"));
}

#[test]
fn e18_small_tasks_strand_room() {
    let (small, big) = (service("small", 1000, 512, 6), service("big", 3000, 1024, 1));
    assert_eq!(needed(usable(4000, 8192, 0, json!([small, big]))), Some(4));
    assert_eq!(needed(usable(4000, 8192, 0, json!([big, small]))), Some(3));
}

#[test]
fn e19_limit_for_one_node_and_start_first() {
    let c = with(start_first("c", 500, 512, 3, 1), "max_replicas_per_node", json!(1));
    assert_eq!(needed(usable(3500, 7168, 0, json!([c]))), Some(4));
    assert_eq!(needed(usable(3500, 7168, 1, json!([c]))), Some(4));
    let three = with(usable(3500, 7168, 0, json!([c])), "existing_nodes", json!(3));
    assert!(has(&sized(three), "SW212", Severity::Error));
}

#[test]
fn e20_a_node_or_a_zone() {
    let web = json!([service("web", 1000, 1024, 9)]);
    assert_eq!(needed(usable(3500, 7168, 1, web.clone())), Some(4));
    let zones = with(with(usable(3500, 7168, 1, web), "zones", json!(3)), "survive_zone_loss", json!(true));
    assert_eq!(needed(zones), Some(5));
}

fn counts(report: &Report) -> Vec<usize> {
    report.nodes.iter().map(|n| n.tasks.len()).collect()
}

#[test]
fn e21_e22_spread_over_zones() {
    let spread = |replicas| json!({"name": "web", "replicas": replicas, "preferences": ["node.labels.zone"]});
    let node = |name: &str, zone: Value| json!({"name": name, "zone": zone});
    let zones = ["east", "east", "east", "south", "south", "west"];
    let nodes: Vec<Value> = zones.iter().enumerate().map(|(n, z)| node(&format!("n{n}"), json!(z))).collect();
    let report = drilled(usable(9999, 9999, 0, json!([spread(9)])), json!({"nodes": nodes}));
    assert_eq!(counts(&report), [1, 1, 1, 2, 1, 3]);
    let nodes = [node("p", json!("a")), node("q", json!("a")), node("r", json!("b")), node("s", Value::Null)];
    let report = drilled(usable(9999, 9999, 0, json!([spread(6)])), json!({"nodes": nodes}));
    assert_eq!(counts(&report), [1, 1, 2, 2]);
}

fn budget(answer: &Answer, network: &str) -> (u64, u64, Value) {
    let budget = answer.addresses.iter().find(|b| b.network == network).expect("the network");
    (budget.need, budget.capacity, json!(budget.status))
}

#[test]
fn e23_to_e25_addresses_of_an_overlay() {
    let input = |services: usize, mode: &str| {
        let service = |n| json!({"name": format!("s{n}"), "networks": ["front"], "endpoint_mode": mode});
        let services: Vec<Value> = (0..services).map(service).collect();
        let input = usable(4000, 8192, 1, json!(services));
        with(with(input, "networks", json!([{"name": "front"}])), "existing_nodes", json!(15))
    };
    assert_eq!(budget(&sized(input(120, "vip")), "front"), (250, 253, json!("warn")));
    assert_eq!(budget(&sized(input(125, "vip")), "front"), (260, 253, json!("error")));
    assert_eq!(budget(&sized(input(125, "dnsrr")), "front"), (135, 253, json!("ok")));
}

#[test]
fn e26_e27_addresses_of_ingress() {
    let input = |nodes: u32| {
        let service =
            |n: u16| json!({"name": format!("s{n}"), "replicas": 4, "published_ports": [{"published": 8000 + n}]});
        let services: Vec<Value> = (0..20).map(service).collect();
        with(usable(4000, 8192, 1, json!(services)), "existing_nodes", json!(nodes))
    };
    assert_eq!(budget(&sized(input(150)), "ingress"), (250, 253, json!("warn")));
    let answer = sized(input(160));
    assert_eq!(budget(&answer, "ingress"), (260, 253, json!("error")));
    assert!(answer.findings.iter().any(|f| f.code == "SW401" && f.help.contains("larger subnet")));
}

#[test]
fn e28_mtu() {
    assert_eq!((addresses::mtu_inside(1500, false), addresses::mtu_inside(1500, true)), (1450, 1424));
    assert_eq!((addresses::mtu_inside(1450, false), addresses::mtu_inside(1450, true)), (1400, 1372));
    let answer = sized(json!({"networks": [{"name": "front", "mtu": 1450, "encrypted": true}]}));
    assert_eq!(json!(answer.mtu), json!([{"network": "front", "inside": 1372}]));
}

#[test]
fn e29_to_e31_one_swarm_or_several() {
    let swarms = sized(json!({"several_swarms_reasons": ["zones", "hardware", "compliance"]})).swarms;
    assert_eq!((swarms.count, swarms.substitutes.len()), (1, 3));
    let swarms = sized(json!({"several_swarms_reasons": ["zones", "geography"],
                              "several_swarms_values": {"geography": ["EU", "US"]}}))
    .swarms;
    assert_eq!((swarms.count, swarms.substitutes.len()), (2, 1));
    assert_eq!(sized(json!({"several_swarms_reasons": ["learning"]})).swarms.count, 2);
}

#[test]
fn e32_to_e34_orchestrator_or_not() {
    let answer = |asked: Value| json!(sized(json!({"orchestrator": asked})).orchestrator.expect("asked").answer);
    assert_eq!(answer(json!({"hosts": 1})), "compose");
    assert_eq!(answer(json!({"hosts": 1, "wants_swarm_features": true})), "baby");
    let vms =
        json!({"hosts": 12, "good_automation": true, "vm_autoscale": true, "containers": 8, "vms_affordable": 12});
    assert_eq!(answer(vms.clone()), "one-container-per-vm");
    assert_eq!(answer(with(vms.clone(), "cross_service_discovery", json!(true))), "swarm");
    let apart = with(with(vms, "vm_boundary_required", json!(true)), "vms_affordable", json!(3));
    assert_eq!(answer(apart), "split-swarm");
    assert_eq!(answer(json!({"hosts": 9, "needs_kubernetes_features": true})), "kubernetes");
    assert!(sized(json!({})).orchestrator.is_none());
}

#[test]
fn e35_e36_small_production() {
    let load = |money: bool, zones: u32| {
        let services = json!([start_first("web", 500, 512, 6, 1)]);
        let input = with(usable(3500, 7168, 1, services), "downtime_costs_money", json!(money));
        sized(with(input, "zones", json!(zones)))
    };
    let answer = load(true, 3);
    assert_eq!((answer.tier, answer.nodes.managers, answer.nodes.total), (Tier::Biz, 5, 5));
    assert_eq!((answer.zones.layout.as_slice(), answer.zones.safe), ([2, 2, 1].as_slice(), true));
    let answer = load(false, 1);
    assert_eq!((answer.tier, answer.nodes.total), (Tier::Ha, 3));
    assert!(has(&answer, "SW113", Severity::Warning));
}

#[test]
fn e42_a_global_service_with_a_host_port_and_start_first() {
    let edge = json!({"name": "edge", "mode": "global", "update_order": "start-first",
                      "published_ports": [{"published": 80, "mode": "host"}]});
    let input = usable(4000, 8192, 1, json!([edge]));
    assert!(has(&sized(input.clone()), "SW211", Severity::Error));
    let report = drilled(input, json!({"actions": [{"do": "update", "service": "edge"}]}));
    assert!(report.steps[0].pending[0].why.contains("host port 80"));
}

#[test]
fn e43_times_after_a_loss() {
    let input = usable(3500, 7168, 1, json!([service("web", 500, 512, 6)]));
    let report = drilled(input, json!({"actions": [{"do": "kill", "node": "node-2"}]}));
    let step = &report.steps[0];
    assert_eq!(json!(step.seconds), json!([13.5, 16.5]));
    assert!(step.timeline.iter().any(|m| json!(m.at) == json!([18.5, 21.5])));
    assert!(step.quorum && step.pending.is_empty());
    assert_eq!(step.moved.len(), 2);
    assert!(report.survives.proved && report.survives.counter_example.is_none());
}

#[test]
fn a_lost_majority_moves_nothing_until_it_is_back() {
    let input = usable(3500, 7168, 1, json!([service("web", 500, 512, 6)]));
    let actions = json!([
        {"do": "kill", "node": "node-0"}, {"do": "kill", "node": "node-1"}, {"do": "drain", "node": "node-2"},
        {"do": "return", "node": "node-0"}, {"do": "return", "node": "node-1"}
    ]);
    let steps = drilled(input, json!({"actions": actions})).steps;
    assert!(steps[0].quorum && steps[0].pending.is_empty());
    assert!(!steps[1].quorum && steps[1].moved.is_empty() && !steps[1].pending.is_empty());
    assert!(steps[1].commands.iter().any(|c| c.contains("--force-new-cluster")));
    assert!(steps[2].summary.contains("refuses"));
    assert!(steps[3].quorum && steps[3].pending.is_empty() && !steps[3].moved.is_empty());
    assert!(steps[4].moved.is_empty(), "nothing moves back");
}

#[test]
fn draining_adding_and_updating() {
    let input = usable(3500, 7168, 1, json!([global("agent", 100, 64), start_first("web", 1000, 512, 6, 2)]));
    let actions = json!([
        {"do": "drain", "node": "node-1"}, {"do": "add", "count": 2}, {"do": "activate", "node": "node-1"},
        {"do": "update", "service": "web"}
    ]);
    let report = drilled(input, json!({"actions": actions}));
    assert_eq!(report.steps[1].moved.iter().filter(|m| m.task.starts_with("agent.")).count(), 2);
    let nodes = &report.end;
    let web = |n: usize| nodes[n].tasks.iter().filter(|t| t.starts_with("web.")).count();
    assert_eq!((0..nodes.len()).map(web).sum::<usize>(), 6);
    assert!((3..5).all(|n| web(n) >= 1), "an update spreads over new nodes");
}

#[test]
fn counter_examples_name_the_nodes() {
    let input = with(usable(1800, 3584, 1, json!([service("x", 1000, 1024, 3)])), "existing_nodes", json!(3));
    let survives = drilled(input, json!({})).survives;
    assert!(!survives.proved);
    let example = survives.counter_example.expect("one");
    assert_eq!((example.nodes, example.pending), (vec!["node-0".to_owned()], vec!["x".to_owned()]));
}

#[test]
fn refused_scripts_name_the_key() {
    for (script, key) in [
        (json!({"action": []}), "action"),
        (json!({"actions": [{"do": "explode"}]}), "actions[0]"),
        (json!({"actions": [{"do": "kill", "node": "n", "why": 1}]}), "actions[0]"),
        (json!({"actions": [{"do": "kill"}]}), "actions[0]"),
        (json!({"nodes": [{"name": "a", "colour": "red"}]}), "nodes[0].colour"),
    ] {
        let refusal = Script::from_json(&script.to_string()).expect_err("refused").to_string();
        assert!(refusal.contains(key), "{script}: {refusal}");
    }
}

#[test]
fn settled_readings() {
    // A fixed number of managers is kept, the other nodes are workers.
    let answer = sized(json!({"managers": 1}));
    assert_eq!((answer.nodes.managers, answer.nodes.workers, answer.tier), (1, 2, Tier::Ha));
    // As many failures as nodes that carry tasks: nothing is left.
    let answer = sized(usable(4000, 8192, 3, json!([service("web", 100, 64, 1)])));
    assert_eq!(answer.capacity.nodes_needed, Some(4));
    // Role constraints: an error where all nodes are managers.
    let worker = with(service("web", 100, 64, 1), "constraints", json!(["node.role==worker"]));
    assert!(has(&sized(usable(4000, 8192, 1, json!([worker]))), "SW307", Severity::Error));
    // Two zones are too few to raise the managers, three are enough.
    let learn = |zones: u32| sized(json!({"goal": "learn", "zones": zones, "survive_zone_loss": true}));
    assert_eq!((learn(3).nodes.managers, learn(3).zones.safe), (3, true));
    assert!(has(&learn(1), "SW111", Severity::Error));
    assert_eq!(sized(json!({"goal": "learn"})).tier, Tier::Baby);
}

#[test]
fn hostile_sizes_end() {
    let services: Vec<Value> = (0..50).map(|n| service(&format!("s{n}"), 3000, 4000, 100_000)).collect();
    assert_eq!(needed(usable(4000, 8192, 3, json!(services))), None);
    let one = with(service("a", 1, 1, 100_000), "max_replicas_per_node", json!(20));
    assert_eq!(needed(usable(4000, 8192, 3, json!([one]))), Some(5003));
}

#[test]
fn names_that_yaml_would_read_otherwise_are_quoted() {
    let mut input = Input::default();
    for name in ["web", "no", "a: b", "1.5"] {
        input.services.push(Service { replicas: 2, ..Service::named(name) });
    }
    let overlay = size(&input).stack_overlay;
    let root = plimsoll::yaml::read(&overlay).expect("YAML").expect("a document");
    let names: Vec<_> = root.get("services").and_then(|s| s.as_map()).expect("a map").iter().collect();
    assert_eq!(names.iter().filter_map(|(k, _)| k.as_str()).collect::<Vec<_>>(), ["web", "no", "a: b", "1.5"]);
}

/// The stack rules among the worked examples: codes and severities of a file.
fn stack_findings(text: &str) -> Vec<(String, Severity, String)> {
    let (variables, config) = (plimsoll::stack::Variables::default(), plimsoll::diagnostic::Config::default());
    let analysis = plimsoll::stack::lint(&[text], &variables, &config);
    let findings = analysis.files.iter().flat_map(|f| &f.findings);
    findings.map(|f| (f.rule.code.to_owned(), f.severity, f.message.clone())).collect()
}

fn finds(text: &str, code: &str, severity: Severity) -> bool {
    stack_findings(text).iter().any(|(c, s, _)| c == code && *s == severity)
}

#[test]
fn e37_to_e39_what_stack_deploy_makes_of_a_file() {
    let service = |keys: &str| format!("services:\n  web:\n    image: nginx:1.27\n{keys}");
    assert!(finds(&service("    restart: \"no\"\n"), "ST25", Severity::Warning));
    assert!(finds(&service("    ports: [\"127.0.0.1:8080:80\"]\n"), "ST27", Severity::Warning));
    assert!(finds(&format!("name: shop\n{}", service("")), "ST02", Severity::Error));
}

#[test]
fn e41_a_monitor_that_ends_before_the_health_check() {
    let text = "services:\n  web:\n    image: nginx:1.27\n    healthcheck:\n      test: [\"CMD\", \"true\"]\n      interval: 30s\n      \
                retries: 3\n      start_period: 20s\n    deploy:\n      replicas: 2\n      update_config: {order: start-first}\n";
    assert!(finds(text, "ST38", Severity::Warning), "{:?}", stack_findings(text));
    let said = stack_findings(text).into_iter().find(|(code, ..)| code == "ST38").expect("it").2;
    assert!(said.contains("1 min 50 s"), "{said}");
}

#[test]
fn e32_a_file_for_compose() {
    let text = "services:\n  web:\n    image: nginx:1.27\n    profiles: [debug]\n    depends_on:\n      db: {condition: service_healthy}\n  \
                db:\n    image: postgres:17\n";
    let codes: Vec<String> = stack_findings(text).into_iter().map(|(code, ..)| code).collect();
    assert!(codes.iter().any(|c| c == "ST02") && codes.iter().any(|c| c == "ST05"), "{codes:?}");
}

#[test]
fn managers_fail_together_and_updates_take_the_order_that_is_asked_for() {
    let input = with(usable(3500, 7168, 1, json!([service("web", 500, 512, 6)])), "downtime_costs_money", json!(true));
    let report =
        drilled(input.clone(), json!({"actions": [{"do": "kill-managers"}, {"do": "update", "service": "web"}]}));
    assert!(!report.steps[0].quorum && report.steps[0].commands.iter().any(|c| c.contains("--force-new-cluster")));
    assert_eq!(report.end.iter().filter(|n| !n.up).count(), 3);
    assert!(report.steps[1].summary.contains("refuses"));
    let report = drilled(input, json!({"actions": [{"do": "kill-managers", "count": 2}]}));
    assert!(report.steps[0].quorum && report.steps[0].pending.is_empty());

    let full = with(service("web", 1000, 512, 3), "max_replicas_per_node", json!(1));
    let input = usable(1000, 512, 0, json!([full]));
    for (order, hangs) in [(None, false), (Some("stop-first"), false), (Some("start-first"), true)] {
        let report = drilled(input.clone(), json!({"actions": [{"do": "update", "service": "web", "order": order}]}));
        assert_eq!(report.steps[0].pending.iter().any(|p| p.task.ends_with("(new)")), hangs, "{order:?}");
    }
}

#[test]
fn e40_sizes_of_secrets_and_configs() {
    let large = |kind: &str, bytes: u64| {
        let text = format!(
            "services:\n  web:\n    image: nginx:1.27\n    {kind}: [a_v1]\n{kind}:\n  a_v1:\n    file: ./a.pem\n"
        );
        let surroundings = plimsoll::stack::Surroundings {
            sizes: [("./a.pem".to_owned(), bytes)].into_iter().collect(),
            ..Default::default()
        };
        let config = plimsoll::diagnostic::Config::default();
        let analysis = plimsoll::stack::lint_in(&[&text], &surroundings, &config);
        analysis.files[0].findings.iter().any(|f| f.rule.code == "ST14" && f.severity == Severity::Error)
    };
    for (kind, limit) in [("secrets", 512_000), ("configs", 1_024_000)] {
        assert!(!large(kind, limit - 1) && large(kind, limit), "{kind}");
    }
}
