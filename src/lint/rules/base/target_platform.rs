//! # target-platform
//!
//! ## What it does
//! Flags `FROM --platform=$TARGETPLATFORM`.
//!
//! ## Why it is bad
//! That is what FROM does by itself. The flag changes nothing, and readers wonder what it is for.
//!
//! ## Example
//! ```dockerfile flagged=1
//! FROM --platform=$TARGETPLATFORM alpine:3.20
//! COPY app /app
//! ```
//! ```dockerfile fixed
//! FROM alpine:3.20
//! COPY app /app
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM --platform=$BUILDPLATFORM golang:1.23 AS build
//! FROM alpine:3.20
//! ```
//!
//! ## Fix safety
//! Safe: the same image is taken.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Flag, Instruction, Word},
    lint::{Context, Rule, rules::rule_file},
    text::{Edit, TextRange},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3065",
        slug: "target-platform",
        aliases: &["RedundantTargetPlatform"],
        group: Group::Style,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::On(Severity::Warning),
        since: "0.1.0",
        fix: FixAvailability::Always,
        summary: "FROM is for the target platform anyway",
        why: "FROM takes the image for the target platform by itself: the flag says nothing and makes a reader look for a reason.",
        sources: &[
            Source {
                title: "Docker docs, build checks: RedundantTargetPlatform",
                url: "https://docs.docker.com/reference/build-checks/redundant-target-platform/",
            },
            Source { title: "hadolint wiki, DL3065", url: "https://github.com/hadolint/hadolint/wiki/DL3065" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let is_peer = context.profile() == Profile::Hadolint;
    for stage in &context.stages {
        let from = &context.file.instructions[stage.instructions.start];
        let Some(flag) = from.flag("platform") else { continue };
        let Some(platform) = &flag.value else { continue };
        // hadolint compares what is written, quotes included.
        let text = if is_peer { &platform.text } else { &platform.value };
        if matches!(text.as_str(), "$TARGETPLATFORM" | "${TARGETPLATFORM}") {
            findings.push(finding(from, flag, platform));
        }
    }
}

fn finding(from: &Instruction, flag: &Flag, platform: &Word) -> Finding {
    let rest = &from.line.text[platform.at.to()..];
    let blanks = rest.len() - rest.trim_start().len();
    let end = from.source(TextRange::new(platform.at.from(), platform.at.to() + blanks)).to();
    let range = TextRange::new(flag.range.from(), end);
    Finding::new(&RULE.meta, from.range, flag.range, "FROM takes the image for the target platform without being told")
        .help("Remove the flag.")
        .fix(Fix::safe("Remove the flag", vec![Edit::delete(range)]))
}
