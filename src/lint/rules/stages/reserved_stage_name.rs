//! # reserved-stage-name
//!
//! ## What it does
//! Flags stages called `scratch` or `context`.
//!
//! ## Why it is bad
//! `FROM scratch` is the empty base, and `context` names the files that the build was given. A stage of such a
//! name can not be told from them, and a reference to it finds the other.
//!
//! ## Example
//! ```dockerfile flagged=1
//! FROM alpine:3.20 AS context
//! COPY . /src
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM alpine:3.20 AS source
//! COPY . /src
//! ```
//!
//! ## Fix safety
//! There is no fix: the new name must be put wherever the stage is meant.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::Arguments,
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3063",
        slug: "reserved-stage-name",
        aliases: &["ReservedStageName"],
        group: Group::Correctness,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::On(Severity::Warning),
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A stage with a name that the build uses for itself can not be found",
        why: "`scratch` and `context` mean something else to the build: a reference to the stage finds that instead.",
        sources: &[
            Source {
                title: "Docker docs, build checks: ReservedStageName",
                url: "https://docs.docker.com/reference/build-checks/reserved-stage-name/",
            },
            Source { title: "hadolint wiki, DL3063", url: "https://github.com/hadolint/hadolint/wiki/DL3063" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in &context.stages {
        let from = &context.file.instructions[stage.instructions.start];
        let Arguments::From { alias: Some(alias), .. } = &from.arguments else { continue };
        let name = &alias.name;
        // hadolint compares letter by letter, the build without regard to case.
        let is_reserved = |word: &str| match context.profile() {
            Profile::Hadolint => name.text == word,
            _ => name.value.eq_ignore_ascii_case(word),
        };
        let meaning = if is_reserved("scratch") {
            "the empty base"
        } else if is_reserved("context") {
            "the files that the build was given"
        } else {
            continue;
        };
        let message = format!("`{}` is taken: to the build it means {meaning}", name.value);
        findings.push(
            Finding::new(&RULE.meta, from.range, name.range, message)
                .help("Give the stage another name, and use it where the stage is meant."),
        );
    }
}
