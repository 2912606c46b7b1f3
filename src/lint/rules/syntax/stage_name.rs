//! # stage-name
//!
//! ## What it does
//! Flags a name of a stage with characters that the build does not take.
//!
//! ## Why it is bad
//! The build stops. A name starts with a letter and goes on with letters, digits, `-`, `_` and `.`; variables are not
//! replaced in it.
//!
//! ## Example
//! ```dockerfile flagged=1
//! FROM debian:12.8 AS 1st-stage
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8 AS first-stage
//! ```
//!
//! ## Fix safety
//! There is no fix: other lines may name the stage as well.

use super::refusal::{self, Described};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::FaultKind,
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0014",
        slug: "stage-name",
        aliases: &[],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::Absent,
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A name of a stage that the build does not take",
        why: "The build stops: a stage's name starts with a letter and holds letters, digits, `-`, `_` and `.` only.",
        sources: &[Source {
            title: "Docker docs, Dockerfile reference: FROM",
            url: "https://docs.docker.com/reference/dockerfile/#from",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    refusal::report(&RULE.meta, context, findings, |fault| {
        let FaultKind::StageName(name) = &fault.kind else { return None };
        Some(Described::new(
            format!("`{name}` can't be the name of a stage"),
            "Start with a letter, and go on with letters, digits, `-`, `_` and `.`.",
        ))
    });
}
