//! Random stack files as people write them: what holds for every fix, whatever the layout. After a fix its finding is
//! gone, no other one appears, the file still reads, everything outside of the edits stays byte for byte, and "fix all"
//! comes to an end.

use plimsoll::{
    diagnostic::{Applicability, Config, Finding, apply_fix},
    stack::{self, Surroundings, Variables},
};
use proptest::{prelude::*, sample::select, strategy::ValueTree, test_runner::TestRunner};
use std::{collections::BTreeMap, fmt::Write};

/// A value with the way it is written.
#[derive(Clone, Debug)]
enum Yaml {
    /// As it stands.
    Word(String),
    Map(Vec<(String, Yaml)>, Layout),
    List(Vec<Yaml>, Layout),
}

/// How a collection is laid out.
#[derive(Clone, Copy, Debug)]
struct Layout {
    is_flow: bool,
    /// A comment behind its first entry, a comment line or an empty line before its last one.
    comment: Comment,
    /// Whether the dashes of a list stand in the column of its key.
    is_flat: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Comment {
    None,
    Behind,
    Above,
    Blank,
}

fn layout() -> impl Strategy<Value = Layout> {
    let comment =
        select(vec![Comment::None, Comment::None, Comment::None, Comment::Behind, Comment::Above, Comment::Blank]);
    (prop::bool::weighted(0.25), comment, any::<bool>()).prop_map(|(is_flow, comment, is_flat)| Layout {
        is_flow,
        comment,
        is_flat,
    })
}

fn word(words: &'static [&'static str]) -> BoxedStrategy<Yaml> {
    select(words).prop_map(|w| Yaml::Word(w.to_owned())).boxed()
}

/// A mapping of some of these keys.
fn map(keys: Vec<(&'static str, BoxedStrategy<Yaml>)>, share: f64) -> BoxedStrategy<Yaml> {
    let entry = |(name, value): (&'static str, BoxedStrategy<Yaml>)| {
        (prop::bool::weighted(share), value)
            .prop_map(move |(is_there, value)| is_there.then(|| (name.to_owned(), value)))
            .boxed()
    };
    let entries: Vec<_> = keys.into_iter().map(entry).collect();
    (entries, layout(), any::<prop::sample::Index>())
        .prop_map(|(entries, layout, turn)| {
            let mut entries: Vec<_> = entries.into_iter().flatten().collect();
            if !entries.is_empty() {
                let by = turn.index(entries.len());
                entries.rotate_left(by);
            }
            Yaml::Map(entries, layout)
        })
        .boxed()
}

fn list(item: BoxedStrategy<Yaml>, most: usize) -> BoxedStrategy<Yaml> {
    (prop::collection::vec(item, 1..=most), layout()).prop_map(|(items, layout)| Yaml::List(items, layout)).boxed()
}

fn update() -> BoxedStrategy<Yaml> {
    let keys = vec![
        ("parallelism", word(&["0", "1", "2"])),
        ("delay", word(&["10s", "10"])),
        ("order", word(&["start-first", "stop-first", "\"start-first\"", "startfirst"])),
        ("failure_action", word(&["rollback", "pause", "continue"])),
        ("monitor", word(&["5s", "60s", "2m"])),
    ];
    map(keys, 0.5)
}

fn deploy() -> BoxedStrategy<Yaml> {
    let amounts = |share| {
        let keys = vec![
            ("cpus", word(&["0.5", "'0.25'", "\"1\"", "2"])),
            ("memory", word(&["64M", "256M", "1G", "'512M'"])),
            ("pids", word(&["100"])),
        ];
        map(keys, share)
    };
    let placement = vec![
        (
            "constraints",
            list(
                word(&["node.role == worker", "node.role=manager", "\"node.labels.ssd==yes\"", "node.role != worker"]),
                2,
            ),
        ),
        ("preferences", list(map(vec![("spread", word(&["node.labels.zone"]))], 1.0), 1)),
        ("max_replicas_per_node", word(&["1", "2"])),
    ];
    let restart = vec![
        ("condition", word(&["any", "on-failure", "none"])),
        ("max_attempts", word(&["3"])),
        ("delay", word(&["5s"])),
    ];
    let keys = vec![
        ("mode", word(&["replicated", "global"])),
        ("replicas", word(&["1", "2", "3", "\"2\"", "${REPLICAS:-2}"])),
        ("update_config", update()),
        ("rollback_config", update()),
        ("resources", map(vec![("limits", amounts(0.6)), ("reservations", amounts(0.6))], 0.7)),
        ("restart_policy", map(restart, 0.6)),
        ("placement", map(placement, 0.5)),
        ("labels", map(vec![("traefik.enable", word(&["true", "\"true\""])), ("a.b", word(&["c"]))], 0.6)),
        ("endpoint_mode", word(&["vip", "dnsrr"])),
    ];
    map(keys, 0.4)
}

fn service() -> BoxedStrategy<Yaml> {
    let port = prop_oneof![
        word(&["\"80:80\"", "8080:80", "'127.0.0.1:8081:80'", "\"53:53/udp\""]),
        map(
            vec![
                ("target", word(&["80"])),
                ("published", word(&["\"8088\"", "8089"])),
                ("mode", word(&["host", "ingress"]))
            ],
            0.9
        ),
    ];
    let mount = prop_oneof![
        word(&["data:/data", "/srv/x:/x:ro", "\"/var/run/docker.sock:/var/run/docker.sock\"", "./conf:/conf"]),
        map(
            vec![
                ("type", word(&["volume", "bind", "tmpfs"])),
                ("source", word(&["data", "/srv"])),
                ("target", word(&["/t"])),
                ("bind", map(vec![("create_host_path", word(&["true"]))], 1.0)),
            ],
            0.7
        ),
    ];
    let health = vec![
        ("test", word(&["curl -f http://localhost/", "[\"CMD\", \"true\"]", "[true]", "[NONE]"])),
        ("interval", word(&["30s", "10"])),
        ("retries", word(&["3"])),
        ("start_period", word(&["20s"])),
        ("disable", word(&["true"])),
    ];
    let logging = vec![
        ("driver", word(&["json-file", "local", "syslog"])),
        ("options", map(vec![("max-size", word(&["10m"])), ("max-file", word(&["3", "\"3\""]))], 0.5)),
    ];
    let pairs = || {
        map(
            vec![
                ("DEBUG", word(&["true", "\"1\"", "yes"])),
                ("DB_PASSWORD", word(&["hunter2secret"])),
                ("MODE", word(&["0755"])),
                ("URL", word(&["${URL}", "http://x"])),
            ],
            0.4,
        )
    };
    let keys = vec![
        (
            "image",
            word(&[
                "nginx:1.27",
                "\"postgres:17\"",
                "nginx",
                "registry.example.com/a/b:2",
                "traefik:v3.1 # the proxy",
                "redis:latest",
            ]),
        ),
        ("restart", word(&["always", "\"no\"", "on-failure", "unless-stopped", "on-failure:3"])),
        ("container_name", word(&["web"])),
        ("expose", list(word(&["80", "\"81\""]), 2)),
        (
            "depends_on",
            prop_oneof![
                list(word(&["db", "cache"]), 1),
                map(vec![("db", map(vec![("condition", word(&["service_healthy"]))], 1.0))], 1.0)
            ]
            .boxed(),
        ),
        ("build", prop_oneof![word(&["."]), map(vec![("context", word(&["."]))], 1.0)].boxed()),
        ("privileged", word(&["true"])),
        ("tty", word(&["yes", "true"])),
        ("environment", prop_oneof![pairs(), list(word(&["A=1", "\"B=x y\"", "PASSWORD=s3cr3tvalue"]), 2)].boxed()),
        ("ports", list(port.boxed(), 2)),
        ("volumes", list(mount.boxed(), 2)),
        (
            "networks",
            prop_oneof![
                list(word(&["front"]), 1),
                map(
                    vec![("front", map(vec![("ipv4_address", word(&["10.0.0.9"])), ("aliases", word(&["[w]"]))], 0.8))],
                    1.0
                )
            ]
            .boxed(),
        ),
        ("healthcheck", map(health, 0.5)),
        ("logging", map(logging, 0.6)),
        ("labels", map(vec![("traefik.http.routers.w.rule", word(&["Host(`a`)"])), ("note", word(&["x"]))], 0.6)),
        ("command", word(&["top", "[\"top\", \"-b\"]"])),
        ("tmpfs", word(&["/tmp"])),
        ("stop_grace_period", word(&["30s", "30"])),
        ("user", word(&["\"1000\"", "root"])),
        ("read_only", word(&["true"])),
        ("cap_drop", word(&["[ALL]"])),
        ("secrets", list(word(&["key"]), 1)),
        ("mem_limit", word(&["1g"])),
        ("imgae", word(&["x"])),
        ("deploy", deploy()),
    ];
    map(keys, 0.25)
}

fn file() -> impl Strategy<Value = String> {
    let top = vec![
        ("version", word(&["\"3.8\"", "3.8", "'3'", "\"3.3\""])),
        (
            "networks",
            map(
                vec![(
                    "front",
                    map(vec![("driver", word(&["overlay", "bridge"])), ("external", word(&["true"]))], 0.4),
                )],
                1.0,
            ),
        ),
        ("volumes", map(vec![("data", map(vec![("driver", word(&["local"]))], 0.4))], 1.0)),
        ("secrets", map(vec![("key", map(vec![("file", word(&["./key"])), ("external", word(&["true"]))], 0.5))], 1.0)),
        ("name", word(&["shop"])),
        ("x-note", word(&["anything"])),
    ];
    let services = (prop::collection::vec(service(), 1..3), layout()).prop_map(|(all, layout)| {
        let names = ["web", "db"];
        Yaml::Map(names.iter().map(|n| (*n).to_owned()).zip(all).collect(), Layout { is_flow: false, ..layout })
    });
    (map(top, 0.5), services, select(vec![2_usize, 4]), any::<bool>(), any::<bool>()).prop_map(
        |(top, services, step, is_windows, ends)| {
            let Yaml::Map(mut entries, layout) = top else { unreachable!("a mapping") };
            entries.insert(entries.len() / 2, ("services".to_owned(), services));
            let mut text = String::new();
            block(&Yaml::Map(entries, Layout { is_flow: false, ..layout }), 0, step, &mut text);
            let text = if ends { text } else { text.trim_end().to_owned() };
            if is_windows { text.replace('\n', "\r\n") } else { text }
        },
    )
}

/// A word without the comment behind it, which has no place inside of a line.
fn bare(word: &str) -> &str {
    word.split(" #").next().unwrap_or(word)
}

fn flow(value: &Yaml) -> String {
    match value {
        // A comma or a bracket would end it.
        Yaml::Word(word) if word.contains(['{', '`']) => format!("\"{}\"", bare(word)),
        Yaml::Word(word) => bare(word).to_owned(),
        Yaml::Map(entries, _) => {
            format!("{{{}}}", entries.iter().map(|(k, v)| format!("{k}: {}", flow(v))).collect::<Vec<_>>().join(", "))
        }
        Yaml::List(items, _) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
    }
}

/// Writes a collection below its key.
fn block(value: &Yaml, column: usize, step: usize, out: &mut String) {
    let pad = " ".repeat(column);
    let (layout, lines): (Layout, Vec<(String, &Yaml)>) = match value {
        Yaml::Word(_) => return,
        Yaml::Map(entries, layout) => (*layout, entries.iter().map(|(k, v)| (format!("{k}:"), v)).collect()),
        Yaml::List(items, layout) => (*layout, items.iter().map(|v| ("-".to_owned(), v)).collect()),
    };
    let last = lines.len().saturating_sub(1);
    for (n, (head, value)) in lines.into_iter().enumerate() {
        match layout.comment {
            Comment::Above if n == last => {
                let _ = writeln!(out, "{pad}# about the next");
            }
            Comment::Blank if n == last => out.push('\n'),
            _ => {}
        }
        let behind = if n == 0 && layout.comment == Comment::Behind { "  # why" } else { "" };
        let is_item = head == "-";
        let is_short = match value {
            Yaml::Word(_) => true,
            Yaml::Map(entries, layout) => layout.is_flow || entries.is_empty(),
            Yaml::List(items, layout) => layout.is_flow || items.is_empty(),
        };
        if let (true, Yaml::Word(word)) = (is_short, value) {
            let behind = if word.contains('#') { "" } else { behind };
            let _ = writeln!(out, "{pad}{head} {word}{behind}");
        } else if is_short {
            let _ = writeln!(out, "{pad}{head} {}{behind}", flow(value));
        } else if is_item {
            // The first entry stands behind the dash.
            let mut inner = String::new();
            block(value, column + 2, step, &mut inner);
            let first = inner.find(|c: char| !c.is_whitespace()).unwrap_or(0);
            if inner[first..].starts_with('#') {
                let _ = writeln!(out, "{pad}-\n{}", inner.trim_end());
            } else {
                let _ = writeln!(out, "{pad}- {}", inner[first..].trim_end());
            }
        } else {
            let _ = writeln!(out, "{pad}{head}{behind}");
            let is_flat = matches!(value, Yaml::List(_, layout) if layout.is_flat);
            block(value, if is_flat { column } else { column + step }, step, out);
        }
    }
}

fn findings(text: &str) -> Vec<Finding> {
    let analysis = stack::lint(&[text], &Variables::new(), &Config::default());
    analysis.files.into_iter().next().expect("one file").findings
}

fn told(findings: &[Finding]) -> BTreeMap<(&'static str, String), usize> {
    let mut told = BTreeMap::new();
    for f in findings {
        *told.entry((f.rule.code, f.message.clone())).or_insert(0) += 1;
    }
    told
}

/// Findings that a fix may bring: what it wrote is now looked at by a rule that had nothing to look at before. A key whose
/// name is mended (ST02) may bring any, and is left out.
const MAY_FOLLOW: &[(&str, &str)] = &[
    // A newer version of the format looks into keys that it did not know before, and has a limit of processes.
    ("ST07", "ST36"),
    ("ST08", "ST36"),
    ("ST08", "ST74"),
    ("ST08", "ST79"),
    // What is defined can be judged.
    ("ST13", "ST42"),
    ("ST13", "ST47"),
    ("ST13", "ST48"),
    ("ST13", "ST62"),
    // A constraint that is read says where a socket is mounted; the finding is a milder one.
    ("ST17", "ST50"),
    // `restart: "no"` asked for it.
    ("ST25", "ST51"),
    ("ST19", "ST41"),
    // All at once was a remark while the old tasks went on, and is a warning now.
    ("ST42", "ST41"),
    // Two tasks are updated one after the other.
    ("ST44", "ST40"),
];

fn faults(text: &str) -> Vec<String> {
    let before = findings(text);
    let old = told(&before);
    let mut said = Vec::new();
    for finding in &before {
        for fix in finding.fixes.iter().filter(|f| f.applicability != Applicability::Display) {
            let code = finding.rule.code;
            let name = format!("{code} `{}`", fix.title);
            let Ok(after) = apply_fix(text, fix) else {
                said.push(format!("{name} does not apply"));
                continue;
            };
            let starts = fix.edits.iter().map(|e| e.range.from()).min().expect("an edit");
            let ends = fix.edits.iter().map(|e| e.range.to()).max().expect("an edit");
            if !after.starts_with(&text[..starts]) || !after.ends_with(&text[ends..]) {
                said.push(format!("{name} changes what is outside of it:\n{after}"));
            }
            let new = told(&findings(&after));
            let same = (code, finding.message.clone());
            if new.get(&same).copied().unwrap_or(0) >= old[&same] {
                said.push(format!("{name} leaves its finding:\n{after}"));
            }
            for ((other, message), n) in &new {
                let is_new = old.get(&(*other, message.clone())).copied().unwrap_or(0) < *n;
                if is_new && *other != code && code != "ST02" && !MAY_FOLLOW.contains(&(code, other)) {
                    said.push(format!("{name} brings {other} {message}:\n{after}"));
                }
            }
            if text.contains("\r\n") && after.replace("\r\n", "").contains('\n') {
                said.push(format!("{name} mixes line breaks:\n{after:?}"));
            }
        }
    }
    for with_unsafe in [false, true] {
        let all = |text: &str| stack::fix_all(text, &Surroundings::default(), &Config::default(), with_unsafe).text;
        let once = all(text);
        let twice = all(&once);
        if once != twice {
            said.push(format!("fix all has no end:\n{once}\n--- then\n{twice}"));
        }
        let unread = |text: &str| findings(text).iter().filter(|f| f.rule.slug == "invalid-yaml").count();
        if unread(&once) > unread(text) {
            said.push(format!("fix all breaks the file:\n{once}"));
        }
    }
    said
}

/// How many files are tried; `STACK_FILES=20000` for a long look.
fn cases() -> usize {
    std::env::var("STACK_FILES").ok().and_then(|n| n.parse().ok()).unwrap_or(250)
}

#[test]
fn fixes_hold_in_any_layout() {
    let files = file();
    let mut runner = TestRunner::deterministic();
    // Of each kind of fault the shortest file.
    let mut said: BTreeMap<String, String> = BTreeMap::new();
    let mut fixed = 0;
    for _ in 0..cases() {
        let text = files.new_tree(&mut runner).expect("a file").current();
        let found = findings(&text);
        assert!(!found.iter().any(|f| f.rule.slug == "invalid-yaml"), "the generator writes YAML:\n{text}");
        fixed += found.iter().map(|f| f.fixes.len()).sum::<usize>();
        for fault in faults(&text) {
            let kind = fault.lines().next().unwrap_or_default().to_owned();
            let shown = format!("{fault}\n--- of\n{text}");
            let shortest = said.entry(kind).or_insert_with(|| shown.clone());
            if shown.len() < shortest.len() {
                *shortest = shown;
            }
        }
    }
    assert!(fixed > cases(), "{fixed} fixes");
    assert!(
        said.is_empty(),
        "{} kinds of faults\n{}",
        said.len(),
        said.into_values().collect::<Vec<_>>().join("\n======\n")
    );
}
