//! # substitution
//!
//! ## What it does
//! Flags a `${...}` that the build can't read: it is never closed, or holds a sign that means nothing there.
//!
//! ## Why it is bad
//! The build stops when it comes to the line. The name of a variable holds letters, digits and `_`; behind it may
//! stand `:-`, `:+`, `:?`, `-`, `+`, `?`, `#`, `%` and `/` with a word. Often the text is a template that some other
//! tool was to fill in first: `${project.version}`.
//!
//! ## Example
//! ```dockerfile flagged=1,2
//! FROM example/base:${project.version}
//! ENV HOME_DIR=${HOME
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! ARG VERSION=1.0
//! FROM example/base:${VERSION:-1.0}
//! ENV PATTERN='${project.version}'
//! RUN echo ${HOME:0:3}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you know what was meant.

use super::refusal::{self, Described};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::FaultKind,
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0022",
        slug: "substitution",
        aliases: &[],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::Absent,
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A `${...}` that the build can't read",
        why: "The build stops when it comes to the line: it can't tell which variable is meant.",
        sources: &[Source {
            title: "Docker docs, Dockerfile reference: environment replacement",
            url: "https://docs.docker.com/reference/dockerfile/#environment-replacement",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    refusal::report(&RULE.meta, context, findings, |fault| {
        let FaultKind::Substitution(keyword, text) = &fault.kind else { return None };
        let help = if text.ends_with('}') {
            "Write the name of a variable in letters, digits and `_`. Text that is meant as it stands goes into single quotes."
        } else {
            "Close it with `}`."
        };
        Some(Described::new(format!("{keyword} can't replace `{text}`"), help))
    });
}
