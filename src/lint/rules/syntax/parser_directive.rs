//! # parser-directive
//!
//! ## What it does
//! Flags a parser directive that stands twice, and `# escape=` with anything else than a backslash or a backtick.
//!
//! ## Why it is bad
//! The build stops before it has read the first instruction.
//!
//! ## Example
//! ```dockerfile flagged=2
//! # escape=`
//! # escape=`
//! FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
//! ```
//! ```dockerfile fixed
//! # escape=`
//! FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! # syntax=docker/dockerfile:1
//! # escape=`
//! FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
//! ```
//!
//! ## Fix safety
//! A second directive is removed; unsafe, since the first one may be the mistaken one.

use super::refusal::{self, Described};
use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::FaultKind,
    lint::{Context, Rule, rules::rule_file},
    text::{Edit, TextRange},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0017",
        slug: "parser-directive",
        aliases: &[],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::Absent,
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A parser directive that stands twice or can't be",
        why: "The build stops before it has read the first instruction.",
        sources: &[Source {
            title: "Docker docs, Dockerfile reference: parser directives",
            url: "https://docs.docker.com/reference/dockerfile/#parser-directives",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    refusal::report(&RULE.meta, context, findings, |fault| match &fault.kind {
        FaultKind::DuplicateDirective(name) => {
            let end = context.source[fault.range.to()..]
                .find('\n')
                .map_or(context.source.len(), |n| fault.range.to() + n + 1);
            let edit = Edit::delete(TextRange::new(fault.range.from(), end));
            Some(
                Described::new(format!("the directive `{name}` stands twice"), "Keep one of the two.")
                    .fix(Some(Fix::risky("Remove the second one", vec![edit]))),
            )
        }
        FaultKind::EscapeValue(value) => {
            Some(Described::new(format!("`{value}` can't be the escape character"), "Write a backslash or a backtick."))
        }
        _ => None,
    });
}
