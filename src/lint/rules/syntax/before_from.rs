//! # before-from
//!
//! ## What it does
//! Flags an instruction before the first FROM, where only ARG may stand.
//!
//! ## Why it is bad
//! The build stops: there is no image yet that the instruction could change.
//!
//! ## Example
//! ```dockerfile flagged=2
//! ARG VERSION=12.8
//! LABEL version=$VERSION
//! FROM debian:$VERSION
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! ARG VERSION=12.8
//! FROM debian:$VERSION
//! ARG VERSION
//! LABEL version=$VERSION
//! ```
//!
//! ## Fix safety
//! There is no fix: only you know to which stage the line belongs.

use super::refusal::{self, Described};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::FaultKind,
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0018",
        slug: "before-from",
        aliases: &[],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::Absent,
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "An instruction before the first FROM",
        why: "The build stops: before the first FROM only ARG may stand.",
        sources: &[
            Source {
                title: "Docker docs, Dockerfile reference: FROM",
                url: "https://docs.docker.com/reference/dockerfile/#from",
            },
            Source {
                title: "Docker docs, Dockerfile reference: how ARG and FROM interact",
                url: "https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact",
            },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    refusal::report(&RULE.meta, context, findings, |fault| {
        let FaultKind::BeforeFrom(keyword) = fault.kind else { return None };
        Some(Described::new(
            format!("{keyword} stands before the first FROM"),
            "Move it behind the FROM of the stage that it belongs to.",
        ))
    });
}
