//! The shape of the code: who may know of whom, and that each rule is where one looks for it.

use plimsoll::lint;
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All Rust files below a folder, with their paths from the package's root.
fn sources(folder: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    found.sort();
    let name = |p: &Path| p.strip_prefix(root()).expect("below the root").display().to_string().replace('\\', "/");
    found.iter().map(|p| (name(p), std::fs::read_to_string(p).expect("UTF-8"))).collect()
}

/// A file's text without comments and without its unit tests.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text);
    text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn core() -> Vec<(String, String)> {
    let shells = ["src/app/", "src/bin/"];
    sources("src").into_iter().filter(|(path, _)| !shells.iter().any(|s| path.starts_with(s))).collect()
}

#[test]
fn the_core_knows_no_web_files_clocks_or_environment() {
    let forbidden = [
        "yew",
        "gloo",
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "std::fs",
        "std::io",
        "std::net",
        "std::process",
        "std::thread",
        "std::env",
        "std::time",
        "std::path",
        "Instant::now",
        "SystemTime",
        "clap",
        "similar::",
    ];
    let mut found = Vec::new();
    for (path, text) in core() {
        let text = code(&text);
        for word in forbidden {
            let hit = text.lines().find(|l| {
                l.match_indices(word)
                    .any(|(n, _)| !l[..n].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '"'))
            });
            found.extend(hit.map(|l| format!("{path}: {}", l.trim())));
        }
    }
    assert!(found.is_empty(), "the core must stay pure:\n{}", found.join("\n"));
}

/// The modules that `use crate::{a::b, c::{d, e}};` names, given what stands behind its first brace: `a` and `c`.
fn imported(rest: &str) -> impl Iterator<Item = &str> {
    let body = &rest[..rest.find("};").unwrap_or(rest.len())];
    let mut depth = 0;
    let paths = body.split(move |c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    paths.map(|path| path.split("::").next().unwrap_or_default().trim())
}

#[test]
fn dependencies_point_one_way() {
    // Each module with the modules that it may know.
    let allowed: &[(&str, &[&str])] = &[
        ("text", &[]),
        ("dockerfile", &["text"]),
        ("yaml", &["text"]),
        ("diagnostic", &["text", "yaml"]),
        ("shell", &["text", "dockerfile"]),
        ("images", &["text", "dockerfile"]),
        ("lint", &["text", "dockerfile", "diagnostic", "shell", "images"]),
        (
            "report",
            &[
                "text",
                "dockerfile",
                "diagnostic",
                "shell",
                "images",
                "lint",
                "maturity",
                "stack",
                "swarm",
                "outsource",
                "cross",
                "share",
            ],
        ),
        ("cross", &["text", "dockerfile", "diagnostic", "images", "lint", "maturity", "stack", "swarm", "outsource"]),
        ("share", &["text"]),
        ("maturity", &["text", "dockerfile", "diagnostic", "shell", "images", "lint"]),
        ("outsource", &[]),
        ("stack", &["text", "yaml", "diagnostic", "images"]),
        ("swarm", &["text", "diagnostic", "stack"]),
        ("cross", &["text", "dockerfile", "diagnostic", "images", "lint", "maturity", "stack", "swarm", "outsource"]),
    ];
    let modules: BTreeSet<&str> = allowed.iter().map(|(m, _)| *m).collect();
    let mut found = Vec::new();
    for (path, text) in core() {
        let module = path.trim_start_matches("src/").split(['/', '.']).next().expect("a first part");
        if module == "lib" {
            continue;
        }
        let (_, may) = allowed
            .iter()
            .find(|(m, _)| *m == module)
            .unwrap_or_else(|| panic!("{path}: the module `{module}` is new: say here whom it may know"));
        let text = code(&text);
        for other in &modules {
            let direct = text.contains(&format!("crate::{other}::")) || text.contains(&format!("crate::{other};"));
            let merged = text.split("use crate::{").skip(1).any(|rest| imported(rest).any(|name| name == *other));
            if *other != module && (direct || merged) && !may.contains(other) {
                found.push(format!("{path} knows {other}"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn rules_do_not_import_rules() {
    let slugs: Vec<String> = lint::rules().map(|r| r.meta.slug.replace('-', "_")).collect();
    for (path, text) in sources("src/lint/rules") {
        let file = path.rsplit('/').next().expect("a name").trim_end_matches(".rs").to_owned();
        if !slugs.contains(&file) {
            continue;
        }
        for slug in slugs.iter().filter(|s| **s != file) {
            assert!(!code(&text).contains(&format!("{slug}::")), "{path} imports the rule {slug}");
        }
    }
}

#[test]
fn each_rule_has_a_file_of_its_name_and_a_code_of_its_own() {
    let files: BTreeSet<String> = sources("src/lint/rules")
        .into_iter()
        .filter(|(_, text)| text.contains("const RULE: Rule"))
        .map(|(path, _)| path.rsplit('/').next().expect("a name").trim_end_matches(".rs").replace('_', "-"))
        .collect();
    // ShellCheck's numbers stand in tables.
    let with_file = lint::rules().filter(|r| !r.meta.file.is_empty());
    let slugs: BTreeSet<String> = with_file.map(|r| r.meta.slug.to_owned()).collect();
    assert_eq!(files, slugs, "a rule's file is called as the rule, and every rule is in the registry");

    let mut names = BTreeSet::new();
    for rule in lint::rules() {
        let meta = &rule.meta;
        assert!(names.insert(meta.code), "{} stands twice", meta.code);
        assert!(names.insert(meta.slug), "{} stands twice", meta.slug);
        assert!(!meta.summary.is_empty() && !meta.why.is_empty() && !meta.sources.is_empty(), "{}", meta.code);
        assert!(meta.sources.iter().all(|s| s.url.starts_with("https://")), "{}", meta.code);
        assert!(std::ptr::eq(lint::find(meta.code).expect("found by its code"), rule));
    }
}
