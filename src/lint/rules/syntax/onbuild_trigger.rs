//! # onbuild-trigger
//!
//! ## What it does
//! Flags ONBUILD of FROM, MAINTAINER or ONBUILD.
//!
//! ## Why it is bad
//! The build stops: these can't be triggers of another build.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.8
//! ONBUILD ONBUILD RUN make
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8
//! ONBUILD RUN make
//! ```
//!
//! ## Fix safety
//! There is no fix: only you know what the trigger was to do.

use super::refusal::{self, Described};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::FaultKind,
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0015",
        slug: "onbuild-trigger",
        aliases: &[],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::Absent,
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "ONBUILD of an instruction that can't be a trigger",
        why: "The build stops: FROM, MAINTAINER and ONBUILD can't be triggers.",
        sources: &[Source {
            title: "Docker docs, Dockerfile reference: ONBUILD",
            url: "https://docs.docker.com/reference/dockerfile/#onbuild",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    refusal::report(&RULE.meta, context, findings, |fault| {
        let FaultKind::OnbuildTrigger(keyword) = fault.kind else { return None };
        Some(Described::new(
            format!("{keyword} can't be triggered by ONBUILD"),
            "Use another instruction, or remove the line.",
        ))
    });
}
