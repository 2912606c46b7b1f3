//! # whole-filesystem
//!
//! ## What it does
//! Flags `COPY --from=... / /`. The default profile says nothing where the target stage starts from `scratch`,
//! which flattens an image into one layer, and where the source is a stage on `scratch` or an image of build
//! helpers.
//!
//! ## Why it is bad
//! A stage of its own is there to leave things behind: compilers, caches, the source, credentials. Copying its
//! root brings all of that back, over the files of the base image, and makes a layer as large as the whole
//! stage.
//!
//! ## Example
//! ```dockerfile flagged=4
//! FROM golang:1.23 AS build
//! RUN go build -o /bin/app ./...
//! FROM debian:12-slim
//! COPY --from=build / /
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM golang:1.23 AS build
//! RUN go build -o /bin/app ./...
//! FROM debian:12-slim
//! COPY --from=build /bin/app /bin/app
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say which files the image needs.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Base, ImageReference, Instruction, Keyword, Stage, Word},
    lint::{
        Context, Rule,
        rules::{rule_file, support::destination::peer_text},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3067",
        slug: "whole-filesystem",
        aliases: &[],
        group: Group::Lean,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "Copying all of another stage takes its tools, caches and secrets along",
        why: "All that the other stage ever wrote comes along: compilers, caches, sources and secrets that a stage of its own was meant to leave behind.",
        sources: &[
            Source {
                title: "Docker docs, multi-stage builds",
                url: "https://docs.docker.com/build/building/multi-stage/",
            },
            Source { title: "hadolint wiki, DL3067", url: "https://github.com/hadolint/hadolint/wiki/DL3067" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (index, instruction) in context.file.instructions.iter().enumerate() {
        let (Arguments::Transfer { paths, exec }, Keyword::Copy) = (&instruction.arguments, instruction.keyword) else {
            continue;
        };
        let (Some(from), Some((target, sources))) = (instruction.flag_value("from"), paths.split_last()) else {
            continue;
        };
        let is_root = |word: &&Word| peer_text(word, *exec) == "/";
        let Some(root) = sources.iter().find(is_root).filter(|_| is_root(&target)) else { continue };
        if context.profile() == Profile::Hadolint || !is_meant(context, from, index) {
            findings.push(finding(instruction, from, root));
        }
    }
}

/// Whether a root is copied for good reason: out of a stage that holds nothing but what was put into `scratch`, out
/// of an image of helpers that is made for it, or into `scratch`, which makes one layer of all.
fn is_meant(context: &Context<'_>, from: &str, index: usize) -> bool {
    let into = context.stage_of(index).and_then(|n| context.stages.get(n));
    if into.is_some_and(|stage| stage.base == Base::Scratch) {
        return true;
    }
    let by_name = |s: &&Stage| s.name.as_deref().is_some_and(|name| name.eq_ignore_ascii_case(from));
    let number: Option<usize> = from.parse().ok();
    match context.stages.iter().find(by_name).or_else(|| context.stages.get(number?)).map(|stage| &stage.base) {
        Some(Base::Scratch) => true,
        Some(Base::Image(image)) => is_helpers(&image.resolved.as_ref().unwrap_or(&image.written).repository.text),
        Some(_) => false,
        None => is_helpers(&ImageReference::read(from).repository.text),
    }
}

/// Images that hold helpers for a build and nothing else.
fn is_helpers(repository: &str) -> bool {
    repository == "tonistiigi/xx"
}

fn finding(instruction: &Instruction, from: &str, root: &Word) -> Finding {
    Finding::new(&RULE.meta, instruction.range, root.range, format!("all of `{from}` is copied, whatever it holds"))
        .help("Name the files and folders that the image needs to run.")
}
