//! # healthcheck-form
//!
//! ## What it does
//! Flags HEALTHCHECK with neither CMD nor NONE behind its flags, and NONE with something behind it.
//!
//! ## Why it is bad
//! The build stops. The command stands behind the word CMD, as it may one day stand behind another one.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.8
//! HEALTHCHECK --interval=30s curl -f http://localhost/
//! ```
//! ```dockerfile fixed
//! FROM debian:12.8
//! HEALTHCHECK --interval=30s CMD curl -f http://localhost/
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8
//! HEALTHCHECK --interval=30s CMD curl -f http://localhost/
//! HEALTHCHECK NONE
//! ```
//!
//! ## Fix safety
//! Unsafe: the words are taken for the command.

use super::refusal::{self, Described};
use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::FaultKind,
    lint::{Context, Rule, rules::rule_file},
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0016",
        slug: "healthcheck-form",
        aliases: &["DL1000"],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "HEALTHCHECK with neither CMD nor NONE",
        why: "The build stops: behind its flags HEALTHCHECK takes CMD and a command, or NONE and nothing.",
        sources: &[Source {
            title: "Docker docs, Dockerfile reference: HEALTHCHECK",
            url: "https://docs.docker.com/reference/dockerfile/#healthcheck",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    refusal::report(&RULE.meta, context, findings, |fault| match &fault.kind {
        FaultKind::HealthcheckType(word) => Some(
            Described::new(format!("HEALTHCHECK takes CMD or NONE, not `{word}`"), "Write CMD before the command.")
                .fix((!word.starts_with('-')).then(|| {
                    Fix::risky("Write CMD before the command", vec![Edit::insert(fault.range.from(), "CMD ")])
                })),
        ),
        FaultKind::HealthcheckNone => Some(Described::new(
            "HEALTHCHECK NONE takes nothing behind it",
            "Remove what follows, or write CMD in place of NONE.",
        )),
        _ => None,
    });
}
