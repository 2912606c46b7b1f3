//! # no-from
//!
//! ## What it does
//! Flags a file without FROM, and a file without any instruction.
//!
//! ## Why it is bad
//! The build stops: an image starts from another one, or from `scratch`.
//!
//! ## Example
//! ```dockerfile flagged=1
//! ARG VERSION=12.8
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! ARG VERSION=12.8
//! FROM debian:${VERSION}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you know what to start from.

use super::refusal::{self, Described};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::FaultKind,
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0019",
        slug: "no-from",
        aliases: &[],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::Absent,
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A file without FROM",
        why: "The build stops: an image starts from another one, or from `scratch`.",
        sources: &[Source {
            title: "Docker docs, Dockerfile reference: FROM",
            url: "https://docs.docker.com/reference/dockerfile/#from",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    refusal::report(&RULE.meta, context, findings, |fault| match fault.kind {
        FaultKind::NoFrom => {
            Some(Described::new("the file has no FROM", "Say what to start from: `FROM debian:12.8-slim`."))
        }
        FaultKind::Empty => {
            Some(Described::new("the file has no instruction", "Start with FROM and the image to start from."))
        }
        _ => None,
    });
}
