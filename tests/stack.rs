//! Stack files as a whole: what the real client says of every example, what holds for every fix, hostile texts.

use plimsoll::{
    diagnostic::{Applicability, Config, Finding, Refuser, Severity, apply_fix, docs},
    report,
    stack::{self, Surroundings, Variables},
};
use std::collections::{BTreeMap, BTreeSet};

fn findings(text: &str) -> Vec<Finding> {
    let analysis = stack::lint(&[text], &Variables::new(), &Config::default());
    analysis.files.into_iter().next().expect("one file").findings
}

/// All examples of all rules, each with the rule's code.
fn examples() -> Vec<(&'static str, String)> {
    let of = |rule: &'static stack::Rule| {
        let examples = docs::examples(&docs::markdown(&rule.meta), "yaml");
        examples.into_iter().map(|e| (rule.meta.code, e.text)).filter(|(_, text)| !text.contains("# next file"))
    };
    stack::rules().flat_map(of).collect()
}

/// What `docker stack config` and `docker stack deploy` of client 28.2.2 say of the examples, recorded by running
/// them against a stand-in that says yes to everything.
fn recorded() -> BTreeMap<String, (bool, String, Vec<String>)> {
    let lines = include_str!("stack/docker-cli-28.2.2.jsonl").lines();
    let read = |line: &str| {
        let row: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let accepted = row["accepted"].as_bool()?;
        let named = row["named"].as_array().expect("a list");
        let named = named.iter().map(|n| n.as_str().expect("a key").to_owned()).collect();
        Some((row["text"].as_str().expect("a text").to_owned(), (accepted, row["error"].to_string(), named)))
    };
    lines.filter_map(read).collect()
}

#[test]
fn the_client_agrees_on_every_example() {
    let recorded = recorded();
    let mut said = Vec::new();
    let mut asked = 0;
    for (code, text) in examples() {
        let Some((accepted, error, named)) = recorded.get(&text) else {
            said.push(format!("{code}: nothing is recorded of\n{text}"));
            continue;
        };
        asked += 1;
        let found = findings(&text);
        let refused: Vec<&Finding> =
            found.iter().filter(|f| f.severity == Severity::Error && f.refused_by == Some(Refuser::Client)).collect();
        if *accepted != refused.is_empty() {
            let codes: Vec<&str> = refused.iter().map(|f| f.rule.code).collect();
            said.push(format!("{code}: the client says {error}, we say {codes:?} of\n{text}"));
        }
        for key in named {
            let is_named = found.iter().any(|f| f.message.contains(&format!("`{key}`")));
            if !is_named {
                said.push(format!("{code}: the client names `{key}`, we don't, in\n{text}"));
            }
        }
    }
    assert!(asked > 100, "{asked} examples");
    assert!(said.is_empty(), "{}", said.join("\n"));
}

/// A recorded verdict on a file with one fault or none.
#[derive(serde::Deserialize)]
struct Verdict {
    text: String,
    accepted: bool,
    #[serde(default)]
    vars: Variables,
    #[serde(default)]
    named: Vec<String>,
}

/// Files on which we differ from the client, and let it be: a byte order mark in the middle of a file, a line break of
/// YAML 1.1 (U+0085), the tag `!` on nothing, and a share of processors with `_` in it.
fn is_known_difference(text: &str) -> bool {
    text.contains("\n\u{feff}") || text.contains('\u{85}') || text.contains("hostname: !\n") || text.contains("1_0\"")
}

#[test]
fn the_client_agrees_on_files_with_one_fault() {
    let rows = include_str!("stack/one-fault-files.jsonl").lines();
    let rows: Vec<Verdict> = rows.map(|l| serde_json::from_str(l).expect("a verdict")).collect();
    assert!(rows.len() > 2_000);
    let mut said = Vec::new();
    for Verdict { text, accepted, vars, named } in rows.iter().filter(|r| !is_known_difference(&r.text)) {
        let analysis = stack::lint(&[text], vars, &Config::default());
        let found = &analysis.files[0].findings;
        let refused: Vec<&Finding> =
            found.iter().filter(|f| f.severity == Severity::Error && f.refused_by == Some(Refuser::Client)).collect();
        if *accepted != refused.is_empty() {
            let codes: Vec<&str> = refused.iter().map(|f| f.rule.code).collect();
            said.push(format!("accepted: {accepted}, and we say {codes:?} of\n{text}"));
        }
        let is_named = |key: &&String| found.iter().any(|f| f.message.contains(&format!("`{key}`")));
        said.extend(named.iter().filter(|key| !is_named(key)).map(|key| format!("`{key}` is not named in\n{text}")));
    }
    assert!(said.is_empty(), "{} of {}\n{}", said.len(), rows.len(), said.join("\n"));
}

/// A text that a rule speaks of, or does not.
#[derive(serde::Deserialize)]
struct Notation {
    code: String,
    flagged: bool,
    text: String,
}

#[test]
fn rules_know_their_fault_in_every_notation() {
    let rows = include_str!("stack/notations.jsonl").lines();
    let rows: Vec<Notation> = rows.map(|l| serde_json::from_str(l).expect("a notation")).collect();
    assert!(rows.len() > 400);
    let mut said = Vec::new();
    for Notation { code, flagged, text } in &rows {
        let is_found = findings(text).iter().any(|f| f.rule.code == code);
        if is_found != *flagged {
            said.push(format!("{code} {}:\n{text}", if *flagged { "is missing" } else { "is not meant" }));
        }
    }
    assert!(said.is_empty(), "{}", said.join("\n"));
}

/// How often each code is found.
fn counts(findings: &[Finding]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for finding in findings {
        *counts.entry(finding.rule.code).or_insert(0) += 1;
    }
    counts
}

#[test]
fn fixes_mend_their_finding_and_break_nothing() {
    let mut said = Vec::new();
    let mut tried = 0;
    for (_, text) in examples() {
        for text in [text.clone(), text.replace('\n', "\r\n")] {
            let before = findings(&text);
            let old = counts(&before);
            for finding in &before {
                for fix in &finding.fixes {
                    let code = finding.rule.code;
                    let Ok(after) = apply_fix(&text, fix) else {
                        said.push(format!("{code}: does not apply to\n{text}"));
                        continue;
                    };
                    if fix.applicability == Applicability::Display {
                        continue;
                    }
                    tried += 1;
                    let found = findings(&after);
                    let new = counts(&found);
                    if new.get(code).copied().unwrap_or(0) >= old[code] {
                        said.push(format!("{code} `{}` is still there:\n{after}", fix.title));
                    }
                    // What a fix may bring: nothing that stops the deploy.
                    let refusals = |f: &[Finding]| f.iter().filter(|f| f.refused_by == Some(Refuser::Client)).count();
                    if refusals(&found) > refusals(&before) {
                        said.push(format!("{code} `{}` makes the client refuse:\n{after}", fix.title));
                    }
                    if text.contains("\r\n") && after.replace("\r\n", "").contains('\n') {
                        said.push(format!("{code} `{}` mixes line breaks:\n{after:?}", fix.title));
                    }
                }
            }
            let mended = stack::fix_all(&text, &Surroundings::default(), &Config::default(), true);
            let again = stack::fix_all(&mended.text, &Surroundings::default(), &Config::default(), true);
            if mended.text != again.text {
                said.push(format!("fix all has no end\n{}", mended.text));
            }
        }
    }
    assert!(tried > 100, "{tried} fixes");
    assert!(said.is_empty(), "{} faults\n{}", said.len(), said.join("\n======\n"));
}

/// Findings that a fix may bring: what it wrote is now looked at by a rule that had nothing to look at before.
const MAY_FOLLOW: &[(&str, &str)] = &[
    // A newer version of the format has the limit of processes.
    ("ST07", "ST36"),
    ("ST08", "ST36"),
    // A volume that is defined is a local one.
    ("ST13", "ST47"),
    // Where the limit is less than the swarm takes at all, so is what is below it.
    ("ST34", "ST22"),
    // `restart: "no"` asked for it.
    ("ST25", "ST51"),
    // Two tasks are updated one after the other.
    ("ST44", "ST40"),
];

#[test]
fn fixes_bring_no_new_findings_and_keep_everything_else() {
    let rows = include_str!("stack/notations.jsonl").lines();
    let mut said = BTreeSet::new();
    let mut tried = 0;
    for line in rows {
        let Notation { text, .. } = serde_json::from_str(line).expect("a notation");
        let commented = text.lines().fold(String::new(), |all, l| all + l + " # " + &l.len().to_string() + "\n");
        for text in [commented, text.replace('\n', "\r\n"), text.clone()] {
            let before = findings(&text);
            let told = |f: &[Finding]| {
                let mut told: BTreeMap<(&str, String), usize> = BTreeMap::new();
                for f in f {
                    *told.entry((f.rule.code, f.message.clone())).or_insert(0) += 1;
                }
                told
            };
            let old = told(&before);
            for finding in &before {
                for fix in finding.fixes.iter().filter(|f| f.applicability != Applicability::Display) {
                    tried += 1;
                    let code = finding.rule.code;
                    let after = apply_fix(&text, fix).expect("a fix fits its text");
                    let starts = fix.edits.iter().map(|e| e.range.from()).min().expect("an edit");
                    let ends = fix.edits.iter().map(|e| e.range.to()).max().expect("an edit");
                    assert!(after.starts_with(&text[..starts]) && after.ends_with(&text[ends..]), "{code}:\n{after}");
                    let new = told(&findings(&after));
                    if new.get(&(code, finding.message.clone())).copied().unwrap_or(0)
                        >= old[&(code, finding.message.clone())]
                    {
                        said.insert(format!("{code} `{}` is still there:\n{text}\n{after}", fix.title));
                    }
                    for ((other, message), n) in &new {
                        let is_new = old.get(&(*other, message.clone())).copied().unwrap_or(0) < *n;
                        if is_new && *other != code && !MAY_FOLLOW.contains(&(code, other)) {
                            said.insert(format!("{code} `{}` brings {other} {message}", fix.title));
                        }
                    }
                }
            }
        }
    }
    assert!(tried > 5_000, "{tried} fixes");
    assert!(said.is_empty(), "{}", said.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn each_rule_has_a_file_of_its_name_and_names_of_its_own() {
    let mut names = BTreeSet::new();
    for meta in report::all_rules() {
        assert!(names.insert(meta.code), "{} stands twice", meta.code);
        assert!(names.insert(meta.slug), "{} stands twice", meta.slug);
        assert!(!meta.summary.is_empty() && !meta.why.is_empty() && !meta.sources.is_empty(), "{}", meta.code);
    }
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/stack/rules");
    for rule in stack::rules() {
        let name = format!("{}.rs", rule.meta.slug.replace('-', "_"));
        let families = std::fs::read_dir(&folder).expect("a folder");
        let found = families.filter_map(Result::ok).any(|family| family.path().join(&name).is_file());
        assert!(found, "{} has no file {name}", rule.meta.code);
    }
}

#[test]
fn broken_huge_and_hostile_texts_are_bounded() {
    let mut bomb = String::from("services:\n  web:\n    image: nginx:1\nx-a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for n in 1..12 {
        let item = format!("*a{},", n - 1).repeat(10);
        bomb += &["x-a", &n.to_string(), ": &a", &n.to_string(), " [", item.trim_end_matches(','), "]\n"].concat();
    }
    let long =
        format!("x-a: &a \"{}\"\nservices: {{w: {{image: a, dns: [{}]}}}}\n", "y".repeat(100_000), "*a,".repeat(5_000));
    let service = |n: usize| format!("  s{n}:\n    image: nginx:1\n    ports: [\"{n}:80\"]\n");
    let many = (0..1_000).map(service).collect::<Vec<_>>().concat();
    let texts = [
        bomb,
        long,
        "[".repeat(50_000),
        "a: ".repeat(20_000),
        "- ".repeat(20_000),
        "${".repeat(20_000),
        format!("services: {{w: {{image: \"{}\"}}}}", "$".repeat(50_000)),
        "\u{0}\u{1}\u{feff}services:\n".to_owned(),
        "services:\n  web: {image: nginx, ports: [\n".to_owned(),
        "services: \"\n".repeat(2_000),
        "? \n".repeat(5_000),
        "<<: &a {<<: *a}\n".to_owned(),
        format!("services:\n{many}"),
    ];
    for text in texts {
        let start = std::time::Instant::now();
        let found = findings(&text);
        assert!(!found.is_empty(), "something is to be said of {:?}", text.chars().take(40).collect::<String>());
        let bound = std::time::Duration::from_secs(if cfg!(debug_assertions) { 60 } else { 5 });
        assert!(start.elapsed() < bound, "{:?} took {:?}", text.chars().take(40).collect::<String>(), start.elapsed());
    }
}

#[test]
fn several_files_are_one_stack() {
    let base = "services:\n  web:\n    image: nginx:1.27\n";
    let over = "services:\n  web:\n    networks: [front]\nnetworks:\n  front: {}\n";
    let analysis = stack::lint(&[base, over], &Variables::new(), &Config::default());
    let codes = |n: usize| analysis.files[n].findings.iter().map(|f| f.rule.code).collect::<Vec<_>>();
    assert!(!codes(0).contains(&"ST09") && !codes(1).contains(&"ST09"), "the image comes from the first file");
    assert!(!codes(1).contains(&"ST13"));
    let alone = findings(over);
    assert!(alone.iter().any(|f| f.rule.code == "ST09"));
}

#[test]
fn comments_silence_what_they_stand_above() {
    let text = "services:\n  # plimsoll ignore=ST37,no-memory-limit the image brings its own\n  web:\n    image: nginx:1.27\n  api:\n    image: shop/api:1.0\n";
    let codes: Vec<(&str, bool)> = findings(text)
        .iter()
        .filter(|f| matches!(f.rule.code, "ST37" | "ST33"))
        .map(|f| (f.rule.code, f.message.contains("`api`")))
        .collect();
    assert_eq!(codes.len(), 2, "{codes:?}");
    assert!(codes.iter().all(|(_, is_api)| *is_api));
}
