//! # duplicate-flag
//!
//! ## What it does
//! Flags a flag that stands twice on one instruction, unless it may be repeated.
//!
//! ## Why it is bad
//! The build stops: it does not guess which of the two is meant. Only `--mount`, `--exclude` and `--device` may be
//! repeated.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.8
//! COPY --chown=app --chown=root . /srv/
//! ```
//! ```dockerfile fixed
//! FROM debian:12.8
//! COPY --chown=app . /srv/
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8
//! COPY --chown=app --exclude=*.md --exclude=*.txt . /srv/
//! ```
//!
//! ## Fix safety
//! Unsafe: the fix keeps the first of the two.

use super::refusal::{self, Described};
use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::FaultKind,
    lint::{Context, Rule, rules::rule_file},
    text::{Edit, TextRange},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0006",
        slug: "duplicate-flag",
        aliases: &["DL1000"],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::Always,
        summary: "A flag stands twice on one instruction",
        why: "The build stops: it does not guess which of the two values is meant.",
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
        let FaultKind::DuplicateFlag(name) = &fault.kind else { return None };
        let behind = &context.source[fault.range.to()..];
        let blanks = behind.len() - behind.trim_start_matches([' ', '\t']).len();
        let edit = Edit::delete(TextRange::new(fault.range.from(), fault.range.to() + blanks));
        Some(
            Described::new(format!("`--{name}` stands twice"), "Keep one of the two.")
                .fix(Some(Fix::risky(format!("Remove the second `--{name}`"), vec![edit]))),
        )
    });
}
