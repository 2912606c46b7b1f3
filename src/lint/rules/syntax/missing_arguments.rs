//! # missing-arguments
//!
//! ## What it does
//! Flags an instruction that has nothing behind it to work on.
//!
//! ## Why it is bad
//! Most instructions stop the build then. RUN, CMD and ENTRYPOINT do nothing, which is seldom meant; for those it is a
//! warning.
//!
//! ## Example
//! ```dockerfile flagged=2,3
//! FROM debian:12.8
//! WORKDIR
//! SHELL []
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8
//! WORKDIR /srv
//! SHELL ["/bin/bash", "-o", "pipefail", "-c"]
//! ```
//!
//! ## Fix safety
//! There is no fix: only you know what belongs there.

use super::refusal::{self, Described};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::{FaultKind, Keyword},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0002",
        slug: "missing-arguments",
        aliases: &["DL1000"],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "An instruction has nothing behind it",
        why: "The build stops: the instruction has nothing to work on.",
        sources: &[Source {
            title: "Docker docs, Dockerfile reference: format",
            url: "https://docs.docker.com/reference/dockerfile/#format",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    refusal::report(&RULE.meta, context, findings, |fault| {
        let FaultKind::MissingArguments(keyword) = fault.kind else { return None };
        let mut described = Described::new(
            format!("{keyword} has nothing behind it"),
            format!("Say what {keyword} is to work on, or remove the line."),
        );
        described.builds = matches!(keyword, Keyword::Run | Keyword::Cmd | Keyword::Entrypoint);
        Some(described)
    });
}
