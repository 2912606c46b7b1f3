//! Links: what goes in comes out, what was ever published stays readable, and nothing that a stranger writes can harm.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use miniz_oxide::deflate::compress_to_vec;
use plimsoll::share::{
    Band, Document, DocumentKind, Link, LinkError, MOST_CHARACTERS, MOST_JSON, Made, State, View, decode, encode,
    read_state, secrets,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Links that were published, each with the state that it stands for. Lines are added, never changed or taken out.
const GOLDEN: &str = include_str!("share/golden.txt");

const DOCKERFILE: &str = include_str!("share/hundred-lines.Dockerfile");

fn golden() -> Vec<(&'static str, &'static str)> {
    let pairs = GOLDEN.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    pairs.map(|l| l.split_once('\t').expect("a link, a tab, a state")).collect()
}

fn packed(text: &str) -> String {
    format!("1.{}", URL_SAFE_NO_PAD.encode(compress_to_vec(text.as_bytes(), 9)))
}

#[test]
fn every_link_ever_published_stays_readable() {
    let golden = golden();
    assert!(golden.len() >= 8);
    for (link, state) in golden {
        let read = decode(link).unwrap_or_else(|e| panic!("{link}: {e}"));
        assert_eq!(read, read_state(state).expect("a state"), "{link}");
    }
}

fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map("[a-z_]{1,8}", inner, 0..5).prop_map(|m| m.into_iter().collect()),
        ]
    })
}

fn state() -> impl Strategy<Value = State> {
    let document = (prop::sample::select(DocumentKind::ALL.to_vec()), ".{0,40}", any::<String>())
        .prop_map(|(kind, name, text)| Document { kind, name, text });
    // An answer that is the JSON value null reads back as none given, so it is no value to give.
    let answers = || prop::option::of(json_value().prop_filter("null is no answer", |v| !v.is_null()));
    let view = ("[a-z/]{0,10}", "[a-z]{0,2}").prop_map(|(route, locale)| View { route, locale });
    let made = (".{0,8}", ".{0,10}", ".{0,20}").prop_map(|(app, data, digest)| Made { app, data, digest });
    let board = prop::collection::btree_map("[a-z]{1,8}", ".{0,12}", 0..4);
    (prop::collection::vec(document, 0..5), answers(), answers(), board, view, made).prop_map(
        |(documents, swarm, outsource, stack_board, view, made)| State {
            documents,
            swarm,
            outsource,
            stack_board,
            view,
            made,
            ..State::default()
        },
    )
}

proptest! {
    #[test]
    fn what_goes_in_comes_out(state in state()) {
        let link = Link::to_report(state.clone());
        let fragment = link.fragment().expect("small enough");
        prop_assert!(fragment.is_ascii());
        prop_assert_eq!(Link::read(&fragment).expect("our own"), link.clone());
        let whole = format!("<https://example.com/a/{fragment}>.");
        prop_assert_eq!(Link::read(&whole).expect("found in running text"), link.clone());
        let escaped = fragment.replace('?', "%3F").replace('=', "%3D");
        prop_assert_eq!(Link::read(&escaped).expect("escaped by a gateway"), link);
    }

    #[test]
    fn secrets_are_places_in_the_text_and_go_when_redacted(state in state(), value in "[a-z0-9]{6,20}") {
        let mut state = state;
        state.documents.push(Document {
            kind: DocumentKind::Dockerfile, name: "Dockerfile".into(), text: format!("ENV API_TOKEN=q7{value}"),
        });
        let found = secrets::find(&state);
        prop_assert!(found.iter().all(|s| !s.range.of(&state.documents[s.document].text).is_empty()));
        let text = secrets::redact(&state, &found).to_json();
        let value = format!("q7{value}");
        prop_assert!(!text.contains(&value));
    }
}

/// 10,000 fragments of strangers: noise, links cut off or with characters changed, bombs, markup. Each gets an answer in
/// time, and one that the reader was not harmed by.
#[test]
fn ten_thousand_hostile_fragments_are_answered_in_time() {
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % below as u64) as usize
    };
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let injections = [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "javascript:alert(1)",
        "{{7*7}}",
        "${jndi:x}",
        "%3Cscript%3E",
        "\u{202e}",
        "\0",
        "../../etc/passwd",
        "'; drop table",
        "1.%00",
        "s=1.",
        "?s=?s=?s=",
    ];
    let golden = golden();
    let bomb = |byte: &str, len: usize| packed(&byte.repeat(len));
    let bombs = [
        bomb("\0", 16 << 20),
        bomb("[", 900_000),
        bomb("{\"a\":", 150_000),
        packed(&format!(
            "{{\"v\":1,\"documents\":[{}]}}",
            vec!["{\"kind\":\"stack\",\"name\":\"\",\"text\":\"\"}"; 20_000].join(",")
        )),
        packed(&format!("{{\"v\":1,\"view\":{{\"route\":\"{}\"}}}}", "a".repeat(900_000))),
        format!("1.{}", "A".repeat(MOST_CHARACTERS)),
        "#report?s=".repeat(6_000),
        "%".repeat(MOST_CHARACTERS),
    ];
    let (mut read, mut slowest) = (0, Duration::ZERO);
    for n in 0..10_000 {
        let (link, _) = golden[random(golden.len())];
        let fragment = match n % 5 {
            0 => (0..random(300)).map(|_| char::from(alphabet[random(64)])).collect::<String>(),
            1 => link[..random(link.len())].to_owned(),
            2 => {
                let mut bytes = link.as_bytes().to_vec();
                for _ in 0..=random(3) {
                    let at = 2 + random(bytes.len() - 2);
                    bytes[at] = alphabet[random(64)];
                }
                String::from_utf8(bytes).expect("ASCII")
            }
            3 if n % 400 == 3 => bombs[(n / 400) % bombs.len()].clone(),
            3 => {
                let hostile = injections[random(injections.len())];
                packed(&json!({ "v": 1, hostile: hostile }).to_string())
            }
            _ => format!("{}{}", ["", "1.", "#report?s=1.", "2."][random(4)], injections[random(injections.len())]),
        };
        let start = Instant::now();
        let outcome = Link::read(&fragment);
        slowest = slowest.max(start.elapsed());
        match outcome {
            Ok(link) => {
                read += 1;
                assert!(link.state.to_json().len() <= 2 * MOST_JSON);
            }
            // The words name the fault; what the stranger wrote comes into them a few characters at most, escaped.
            Err(e) => {
                let words = e.to_string();
                assert!(!words.is_empty() && words.chars().count() < 600, "{words}");
                assert!(!words.chars().any(|c| c.is_control() && c != '\n'), "{words:?}");
            }
        }
    }
    assert!(read < 1_000, "{read} fragments of 10,000 were taken for links");
    // A build without optimisation, on a machine that does other things too.
    let most = if cfg!(debug_assertions) { 1_000 } else { 100 };
    assert!(slowest < Duration::from_millis(most), "the slowest took {slowest:?}");
}

#[test]
fn each_fault_of_a_link_is_told_apart() {
    let good = encode(&State::default()).expect("small");
    let cut = &good[..good.len() - 4];
    for (link, error) in [
        ("", LinkError::Empty),
        ("#report", LinkError::Empty),
        ("1.", LinkError::Empty),
        ("7.abc", LinkError::Codec("7".into())),
        ("1.ab c", LinkError::Character(' ', 5)),
        ("1.ab\u{2026}", LinkError::Character('\u{2026}', 5)),
        (cut, LinkError::Truncated),
        ("1._____w", LinkError::Damaged),
        (&packed(&"\0".repeat(MOST_JSON + 1)), LinkError::TooLarge),
        (&packed("{\"v\":2}"), LinkError::Newer(2)),
    ] {
        assert_eq!(Link::read(link), Err(error), "{link}");
    }
    let told = |state: &str, word: &str| {
        let error = decode(&packed(state)).expect_err(state).to_string();
        assert!(error.contains(word), "{state}: {error}");
    };
    told("{\"v\":1,\"docs\":[]}", "docs");
    told("{\"v\":1,\"documents\":[{\"kind\":\"stak\",\"name\":\"\",\"text\":\"\"}]}", "stak");
    told("{}", "`v`");
    assert!(matches!(decode(&"1".repeat(MOST_CHARACTERS + 1)), Err(LinkError::TooLong(_))));
    let incompressible: String = (0..100_000_u64).map(|n| char::from(b'!' + (n * n % 8191 * n % 93) as u8)).collect();
    let document = Document { kind: DocumentKind::Stack, name: "x".into(), text: incompressible };
    let state = State { documents: vec![document], ..State::default() };
    assert!(matches!(encode(&state), Err(LinkError::TooLong(_))));
}

/// A Dockerfile of a hundred lines, a swarm of eight services, every answer on outsourcing and a board.
fn everything() -> State {
    let service = |name: &str, replicas: u32, cpu: u32| {
        json!({ "name": name, "mode": "replicated", "replicas": replicas, "cpu_m": cpu, "memory_mib": cpu + 12,
            "update_order": "start-first", "update_parallelism": 2, "max_replicas_per_node": 2,
            "constraints": ["node.role==worker", "node.labels.disk==ssd"], "preferences": ["node.labels.zone"],
            "networks": ["front", "back"], "endpoint_mode": "vip",
            "published_ports": [{ "published": 8000 + replicas, "mode": "ingress" }] })
    };
    let names = ["web", "api", "worker", "db", "cache", "search", "mail", "metrics"];
    let services: Vec<Value> = (1..).zip(names).map(|(n, name)| service(name, n * 2, n * 125)).collect();
    let layers = [
        "registry",
        "logs",
        "monitoring",
        "l7_proxy",
        "ci_build",
        "cd_auto",
        "storage",
        "database",
        "gui",
        "secrets_mgr",
        "scanning",
        "backup_target",
        "autoscaling",
        "faas",
    ];
    let answers: serde_json::Map<String, Value> = (0..)
        .zip(layers)
        .map(|(n, layer)| {
            let skill = ["none", "one", "two+"][n % 3];
            let need = ["now", "later", "no"][n / 2 % 3];
            (layer.to_owned(), json!({ "skill": skill, "contract": n % 2 == 0, "diff": n % 5 == 0, "need": need }))
        })
        .collect();
    State {
        documents: vec![Document {
            kind: DocumentKind::Dockerfile,
            name: "Dockerfile".into(),
            text: DOCKERFILE.into(),
        }],
        swarm: Some(json!({
            "goal": "prod", "downtime_costs_money": true, "manager_failures_to_survive": 1, "managers": 3, "zones": 3,
            "survive_zone_loss": true, "worker_failures_to_survive": 1, "strict_start_first": false, "existing_nodes": 9,
            "node": { "cpu_m": 4000, "memory_mib": 8192 }, "os_reserve": { "cpu_m": 200, "memory_mib": 819 },
            "manager_reserve": { "cpu_m": 500, "memory_mib": 1024 }, "services": services,
            "networks": [{ "name": "front", "prefix": 24, "mtu": 1500, "encrypted": false },
                { "name": "back", "prefix": 23, "mtu": 1450, "encrypted": true }],
            "ingress_prefix": 24, "stack_surge": false, "dedicated_managers": 3,
            "several_swarms_reasons": ["geography", "compliance"], "several_swarms_values": { "geography": ["EU", "US"] },
            "orchestrator": { "hosts": 9, "containers": 72, "vms_affordable": 12, "good_automation": true,
                "vm_autoscale": true, "vm_boundary_required": false, "cross_service_discovery": false,
                "needs_kubernetes_features": false },
        })),
        outsource: Some(json!({
            "team": { "oncall": "3-5", "hours": "4-16", "avail": "24x7", "scale": "medium", "residency": "region",
                "compliance": "review", "budget": "small" },
            "layers": answers,
        })),
        stack_board: layers.iter().map(|l| ((*l).to_owned(), format!("{l}-product"))).collect(),
        view: View { route: "report".into(), locale: "en".into() },
        made: Made {
            app: "0.1.0".into(),
            data: "2026-11-01".into(),
            digest: "documents=1a2b3c4d maturity=5e6f7a8b swarm=9c0d1e2f outsource=3a4b5c6d board=7e8f9a0b".into(),
        },
        ..State::default()
    }
}

#[test]
fn a_hundred_lines_with_a_swarm_and_all_answers_stay_under_4000_characters() {
    assert_eq!(DOCKERFILE.lines().count(), 100);
    let state = everything();
    let fragment = Link::to_report(state.clone()).fragment().expect("small enough");
    assert!(fragment.len() < 4_000, "{}", fragment.len());
    assert_eq!(Band::of(fragment.len()), Band::MostPlaces);
    assert_eq!(Link::read(&fragment).expect("our own").state, state);
}

/// Long lines of what the search for secrets looks for: it must stay linear.
#[test]
fn the_search_for_secrets_takes_no_longer_than_the_text_is_long() {
    for piece in [
        "secret=$",
        "://",
        "://a:b@",
        "-----BEGIN PRIVATE",
        "password=\"",
        "token ",
        "--secret ",
        "aB3dE5",
        "eyJ.",
        "bearer ",
        "secret=${",
    ] {
        let text = piece.repeat(200_000 / piece.len());
        let document = Document { kind: DocumentKind::Stack, name: "x".into(), text };
        let state = State { documents: vec![document], ..State::default() };
        let start = Instant::now();
        let found = secrets::find(&state);
        let _ = secrets::redact(&state, &found);
        assert!(start.elapsed() < Duration::from_secs(3), "{piece}: {:?}", start.elapsed());
    }
}
