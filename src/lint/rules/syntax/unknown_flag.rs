//! # unknown-flag
//!
//! ## What it does
//! Flags a `--flag` that the instruction does not have.
//!
//! ## Why it is bad
//! The build stops at a flag that it does not know. Flags of one instruction are not those of another: ADD has
//! `--checksum` and no `--from`.
//!
//! ## Example
//! ```dockerfile flagged=2,3
//! FROM debian:12.8
//! COPY --chwon=app:app . /srv/
//! CMD --verbose
//! ```
//! ```dockerfile fixed
//! FROM debian:12.8
//! COPY --chown=app:app . /srv/
//! CMD --verbose
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8
//! COPY --chown=app:app . /srv/
//! CMD ["--verbose"]
//! ```
//!
//! ## Fix safety
//! Unsafe: the fix takes the nearest flag for the one that was meant.

use super::refusal::{self, Described};
use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::{Fault, FaultKind, flags_of, nearest},
    lint::{Context, Rule, rules::rule_file},
    text::{Edit, TextRange},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0004",
        slug: "unknown-flag",
        aliases: &["DL1000"],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A flag that the instruction does not have",
        why: "The build stops at a flag that the instruction does not have.",
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
        let FaultKind::UnknownFlag(keyword, name) = &fault.kind else { return None };
        let known = flags_of(*keyword);
        let help = if known.is_empty() {
            format!("{keyword} has no flags. Words that start with `--` can stand in a JSON array.")
        } else {
            format!("{keyword} has --{}.", known.join(", --"))
        };
        Some(Described::new(format!("{keyword} has no flag `--{name}`"), help).fix(fix(fault, name, known)))
    });
}

fn fix(fault: &Fault, name: &str, known: &[&'static str]) -> Option<Fix> {
    let meant = nearest(name, known)?;
    let start = fault.range.from() + "--".len();
    let edit = Edit::replace(TextRange::new(start, start + name.len()), meant);
    Some(Fix::risky(format!("Write `--{meant}`"), vec![edit]))
}
