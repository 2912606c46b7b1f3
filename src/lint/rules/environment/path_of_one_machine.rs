//! # path-of-one-machine
//!
//! ## What it does
//! Flags paths that only the author's machine has: sources of COPY and ADD below `/home`, `/Users`, `~` or above the build's
//! folder, and home folders of people in ENV, RUN, CMD and ENTRYPOINT.
//!
//! ## Why it is bad
//! The build takes files from its own folder only: `COPY /home/ann/app.conf` looks for `home/ann/app.conf` inside it, and
//! `COPY ../app.conf` for `app.conf`. On another machine, and in the build of a colleague, nothing is there. In a container a
//! home folder is there only if the image makes it.
//!
//! ## Example
//! ```dockerfile flagged=2,3
//! FROM debian:12.5-slim
//! COPY /home/ann/projects/shop/app.conf /etc/app.conf
//! ENV SHOP_DATA=/Users/ann/shop
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.5-slim
//! COPY app.conf /etc/app.conf
//! ENV SHOP_DATA=/var/lib/shop
//! RUN useradd --create-home ann && touch /home/ann/.profile
//! ```
//!
//! ## Fix safety
//! There is no fix: where the file lies in the project only you can say.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Keyword},
    lint::{Context, Rule, rules::rule_file},
    text::TextRange,
};
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL407",
        slug: "path-of-one-machine",
        aliases: &[],
        group: Group::Portability,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A path that only the author's machine has",
        why: "The build takes files from its own folder, and a container has the folders that its image makes: on another machine nothing is there.",
        sources: &[Source {
            title: "Docker docs, build context",
            url: "https://docs.docker.com/build/concepts/context/",
        }],
        file: rule_file!(),
    },
    check,
};

const COPY_HELP: &str = "Put the file into the folder that the build is given and name it relative to that; what lies elsewhere can come with `--build-context`.";
const HELP: &str =
    "Name a folder that the image makes, and let a variable or a mount say where the data of each machine lies.";

/// Home folders that images make for the account that their programs run as.
const ACCOUNTS: &[&str] = &[
    "node",
    "ubuntu",
    "app",
    "appuser",
    "user",
    "jovyan",
    "coder",
    "vscode",
    "gradle",
    "circleci",
    "git",
    "rust",
    "runner",
    "airflow",
    "rstudio",
    "docker",
    "developer",
    "dev",
    "builder",
    "linuxbrew",
    "admin",
    "nonroot",
    "deno",
    "bun",
    "pptruser",
    "seluser",
    "site",
    "default",
    "opam",
    "nix",
    "jenkins",
    "steam",
    "container",
    "gitpod",
    "spack",
];

/// How many accounts are looked for in the text.
const LOOKED_FOR: usize = 32;

/// What was found out of accounts: whether the file makes them.
type Made = HashMap<String, bool>;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut made = Made::new();
    for (index, (outer, instruction)) in context.instructions().enumerate() {
        // On Windows these are the folders of the container's own accounts.
        if context.stage_of(index).is_some_and(|stage| is_windows(context, stage)) {
            continue;
        }
        match (&instruction.arguments, instruction.keyword) {
            (Arguments::Transfer { paths, .. }, _) if instruction.flag("from").is_none() => {
                for word in &paths[..paths.len().saturating_sub(1)] {
                    if instruction.heredocs.iter().any(|h| h.marker_at.covers(word.at)) {
                        continue;
                    }
                    let path = word.value.as_str();
                    let message = if path.starts_with("../") || path == ".." {
                        format!("`{path}` lies outside the folder that the build is given")
                    } else if is_of_machine(path) {
                        format!("`{path}` is a path of one machine: the build looks for it below its own folder")
                    } else {
                        continue;
                    };
                    findings.push(Finding::new(&RULE.meta, outer.range, word.range, message).help(COPY_HELP));
                }
            }
            (Arguments::Pairs { pairs, .. }, Keyword::Env) => {
                for pair in pairs {
                    findings.extend(
                        home(context, &mut made, &pair.value.value)
                            .map(|(name, severity)| finding(outer.range, pair.range, &name).severity(severity)),
                    );
                }
            }
            (Arguments::Command(_), Keyword::Run | Keyword::Cmd | Keyword::Entrypoint) => {
                findings.extend(
                    home(context, &mut made, instruction.arguments_text())
                        .map(|(name, severity)| finding(outer.range, outer.keyword_range, &name).severity(severity)),
                );
            }
            _ => {}
        }
    }
}

fn is_windows(context: &Context<'_>, stage: usize) -> bool {
    context.file.escape == '`'
        || context.assembly().lineage(stage).any(|s| {
            s.image.as_ref().is_some_and(|i| {
                i.repository.text.contains("windows") || i.tag.as_ref().is_some_and(|t| t.text.contains("windows"))
            })
        })
}

/// A source that can only mean a place on the author's machine.
fn is_of_machine(path: &str) -> bool {
    path.starts_with("~/")
        || path.starts_with("/home/")
        || path.starts_with("/Users/")
        || path.starts_with("/mnt/c/")
        || path.get(1..4).is_some_and(|p| p.eq_ignore_ascii_case(":\\u") || p.eq_ignore_ascii_case(":/u"))
}

/// The home folder of a person in a text, if nothing in the file makes it.
fn home(context: &Context<'_>, made: &mut Made, text: &str) -> Option<(String, Severity)> {
    for (start, severity) in
        [("/Users/", Severity::Warning), ("C:\\Users\\", Severity::Warning), ("/home/", Severity::Info)]
    {
        for (at, _) in text.match_indices(start) {
            // `https://host/Users/`, `/srv/home/x` and `${HOME}/home/x` are other paths.
            let before = text[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | '}' | '*')) {
                continue;
            }
            let rest = &text[at + start.len()..];
            let end =
                rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))).unwrap_or(rest.len());
            let name = &rest[..end];
            if name.is_empty() || name == "Shared" || name == "Public" {
                continue;
            }
            if start == "/home/" {
                if ACCOUNTS.contains(&name) {
                    continue;
                }
                let is_known = match made.get(name) {
                    Some(known) => *known,
                    // A text with very many accounts is no Dockerfile that anybody wrote.
                    None if made.len() >= LOOKED_FOR => true,
                    None => {
                        let found = is_made(context, name);
                        made.insert(name.to_owned(), found);
                        found
                    }
                };
                if is_known {
                    continue;
                }
            }
            return Some((format!("{start}{name}"), severity));
        }
    }
    None
}

/// Whether the file makes the account or its folder: its name stands elsewhere than in paths of programs' settings, or the
/// folder is a place that an instruction writes to.
fn is_made(context: &Context<'_>, name: &str) -> bool {
    let is_word = |at: usize| {
        let source = context.source;
        let before = source[..at].chars().next_back();
        let behind = source[at + name.len()..].chars().next();
        let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_'));
        !is_part(before) && !is_part(behind) && !source[..at].ends_with("/home/")
    };
    let folder = format!("/home/{name}");
    let is_target = |path: &str| path.starts_with(&folder);
    context.source.match_indices(name).any(|(at, _)| is_word(at))
        || context.assembly().stages.iter().any(|s| {
            is_target(&s.workdir)
                || s.volumes.iter().any(|v| is_target(&v.path))
                || s.transfers.iter().any(|t| is_target(&t.destination))
        })
        || context.scripts().iter().any(|r| {
            let mut makers = r.script.calling(&["mkdir", "install", "chown", "git", "cp", "mv", "ln", "tar", "touch"]);
            makers.any(|c| c.args().iter().any(|w| is_target(w.text())))
        })
}

fn finding(anchor: TextRange, at: TextRange, folder: &str) -> Finding {
    let message = format!("`{folder}` is a person's folder on one machine, and nothing in this file makes it");
    Finding::new(&RULE.meta, anchor, at, message).help(HELP)
}
