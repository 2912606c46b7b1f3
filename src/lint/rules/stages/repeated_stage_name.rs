//! # repeated-stage-name
//!
//! ## What it does
//! Flags the second stage of the same name.
//!
//! ## Why it is bad
//! A name can mean one stage only: `COPY --from=build`, `FROM build` and `docker build --target build` find the
//! last one in front of them, or the last of all. The file reads as if they found the other.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM golang:1.23 AS build
//! FROM node:22 AS build
//! FROM alpine:3.20
//! COPY --from=build /out /srv
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM golang:1.23 AS build-server
//! FROM node:22 AS build-page
//! FROM alpine:3.20
//! COPY --from=build-page /out /srv
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say which stage each reference means.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::Arguments,
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3024",
        slug: "repeated-stage-name",
        aliases: &["DuplicateStageName"],
        group: Group::Correctness,
        severity: Severity::Error,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::On(Severity::Warning),
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "Two stages of one name: only the later can be named",
        why: "Only the last stage of a name can be copied from or built with `--target`: a reference to the earlier one silently means the other.",
        sources: &[
            Source {
                title: "Docker docs, build checks: DuplicateStageName",
                url: "https://docs.docker.com/reference/build-checks/duplicate-stage-name/",
            },
            Source { title: "hadolint wiki, DL3024", url: "https://github.com/hadolint/hadolint/wiki/DL3024" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let is_peer = context.profile() == Profile::Hadolint;
    let mut known: Vec<String> = Vec::new();
    for stage in &context.stages {
        let from = &context.file.instructions[stage.instructions.start];
        let Arguments::From { alias: Some(alias), .. } = &from.arguments else { continue };
        // hadolint compares letter by letter, the build without regard to case.
        let name = if is_peer { alias.name.text.clone() } else { alias.name.text.to_ascii_lowercase() };
        if known.contains(&name) {
            let message = format!("another stage is called `{}` already", alias.name.text);
            findings.push(
                Finding::new(&RULE.meta, from.range, alias.name.range, message)
                    .help("Give each stage a name of its own, and use it where the stage is meant."),
            );
        } else {
            known.push(name);
        }
    }
}
