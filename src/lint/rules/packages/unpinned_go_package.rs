//! # unpinned-go-package
//!
//! ## What it does
//! Flags Go packages that `go install`, `go get` and `go run` take in whatever version is newest.
//!
//! ## Why it is bad
//! The next build gets other code than the one you tested, without a change in your repository.
//!
//! A warning for `@latest`, branches and `go get` without a version; a note for `go install` and `go run` of a path without
//! a version, which is right inside a module whose `go.mod` names it. Folders and Go's own packages are not judged.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM golang:1.23
//! RUN go install golang.org/x/tools/gopls@latest
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM golang:1.23
//! RUN go install golang.org/x/tools/gopls@v0.16.2
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say which version you tested. `go version -m` on the built program tells it.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    lint::{
        Context, Rule, RunScript,
        rules::{rule_file, support::commands},
    },
    shell::{Call, Word},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3062",
        slug: "unpinned-go-package",
        aliases: &[],
        group: Group::UsingLatest,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A Go package without a version changes from build to build",
        why: "The next build takes whatever version is newest that day: other code than the one you tested, and no way back to it.",
        sources: &[
            Source { title: "Go documentation, version queries", url: "https://go.dev/ref/mod#version-queries" },
            Source { title: "Go documentation, go install", url: "https://go.dev/ref/mod#go-install" },
            Source { title: "hadolint wiki, DL3062", url: "https://github.com/hadolint/hadolint/wiki/DL3062" },
        ],
        file: rule_file!(),
    },
    check,
};

const HELP: &str = "Name the version that you tested, as in `golang.org/x/tools/gopls@v0.16.2`.";

/// Options of the go command that take their value from the next word.
const VALUED: &[&str] = &[
    "C",
    "p",
    "asmflags",
    "buildmode",
    "buildvcs",
    "compiler",
    "covermode",
    "coverpkg",
    "exec",
    "gccgoflags",
    "gcflags",
    "installsuffix",
    "ldflags",
    "mod",
    "modfile",
    "o",
    "overlay",
    "pgo",
    "pkgdir",
    "tags",
    "toolexec",
];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let for_peer = context.profile() == Profile::Hadolint;
    for run in context.scripts() {
        if !run.script.may_call(&["go"]) {
            continue;
        }
        let calls = commands::calls(context, run);
        let calls = calls.iter().filter(|call| call.name() == "go");
        if for_peer {
            let calls: Vec<&Call<'_>> = calls.collect();
            let first = peer_packages(&calls).into_iter().find(|w| !is_pinned_for_peer(&w.strict_text()));
            findings.extend(first.map(|word| {
                let message = format!("`{}` is taken in whatever version is newest", word.text());
                Finding::new(&RULE.meta, run.outer.range, run.source(word.range), message).help(HELP)
            }));
        } else {
            findings.extend(calls.flat_map(|call| by_default(run, call)));
        }
    }
}

/// What hadolint takes for packages: the first argument of each `run`; only where nothing is run, all arguments of
/// `get` and `install`.
fn peer_packages<'a>(calls: &[&Call<'a>]) -> Vec<&'a Word> {
    let runs = calls.iter().filter(|call| call.has_arg("run"));
    let run: Vec<&Word> = runs.filter_map(|call| call.operands().find(|w| w.strict_text() != "run")).collect();
    if !run.is_empty() {
        return run;
    }
    let is_verb = |w: &&Word| matches!(&*w.strict_text(), "get" | "install" | "tool");
    let fetching = calls.iter().filter(|call| call.has_any_arg(&["get", "install"]));
    fetching.flat_map(|call| call.operands().filter(|w| !is_verb(w)).collect::<Vec<_>>()).collect()
}

fn is_pinned_for_peer(text: &str) -> bool {
    let moving = text.ends_with("@latest") || text.ends_with("@none");
    text.starts_with(['.', '/']) || (text.contains('@') && !moving)
}

fn by_default(run: &RunScript<'_>, call: &Call<'_>) -> Vec<Finding> {
    // Go's options have one dash and many letters: `-tags x`.
    let mut words = Vec::new();
    let mut skip = false;
    for word in call.args() {
        let text = word.text();
        let option = text.strip_prefix('-').map(|t| t.trim_start_matches('-'));
        match option {
            _ if skip => skip = false,
            Some(name) => skip = VALUED.contains(&name),
            None => words.push(word),
        }
    }
    let Some((verb, operands)) = words.split_first() else { return Vec::new() };
    let count = match verb.text() {
        "install" | "get" => operands.len(),
        "run" => operands.len().min(1),
        _ => 0,
    };
    operands[..count].iter().filter_map(|word| judge(run, verb.text(), word)).collect()
}

fn judge(run: &RunScript<'_>, verb: &str, word: &Word) -> Option<Finding> {
    let text = word.text();
    if text.starts_with(['.', '/'])
        || text.strip_suffix(".go").is_some()
        || (word.has_expansion() && !text.ends_with("@latest"))
    {
        return None;
    }
    let (message, severity) = match text.rsplit_once('@') {
        Some((_, "latest" | "upgrade" | "patch" | "master" | "main" | "HEAD")) => {
            (format!("`{text}` moves: the next build may take another version"), Severity::Warning)
        }
        Some(_) => return None,
        // Paths of Go itself have no dot in their first part.
        None if !text.split('/').next().is_some_and(|host| host.contains('.')) => return None,
        None if verb == "get" => (format!("`{text}` is taken in whatever version is newest"), Severity::Warning),
        None => (format!("`{text}` has no version of its own"), Severity::Info),
    };
    Some(Finding::new(&RULE.meta, run.outer.range, run.source(word.range), message).severity(severity).help(HELP))
}
