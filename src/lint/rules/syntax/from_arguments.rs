//! # from-arguments
//!
//! ## What it does
//! Flags FROM with more behind the image than `AS` and a name.
//!
//! ## Why it is bad
//! The build stops. A comment can't stand behind an instruction either: `#` starts one at the beginning of a line only.
//!
//! ## Example
//! ```dockerfile flagged=1,2
//! FROM debian:12.8 base
//! FROM debian:12.8 # stable
//! ```
//! ```dockerfile fixed
//! FROM debian:12.8 AS base
//! FROM debian:12.8
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! # stable
//! FROM debian:12.8 AS base
//! ```
//!
//! ## Fix safety
//! Unsafe: a lone word is taken for the name of the stage, a comment is dropped.

use super::refusal::{self, Described};
use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::{Fault, FaultKind},
    lint::{Context, Rule, rules::rule_file},
    text::{Edit, TextRange},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0013",
        slug: "from-arguments",
        aliases: &["DL1000"],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "FROM with more than an image, AS and a name",
        why: "The build stops: FROM takes an image, and `AS name` behind it.",
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
        let FaultKind::FromArguments = fault.kind else { return None };
        let text = fault.range.of(context.source);
        let help = if text.contains('#') {
            "Put the comment on a line of its own, before FROM."
        } else {
            "Write `AS` and one name behind the image, or nothing."
        };
        Some(Described::new(format!("FROM can't take `{text}` behind the image"), help).fix(fix(context, fault)))
    });
}

fn fix(context: &Context<'_>, fault: &Fault) -> Option<Fix> {
    let text = fault.range.of(context.source);
    if let Some(comment) = text.find('#').filter(|&n| n == 0 || text[..n].ends_with([' ', '\t'])) {
        let before = context.source[..fault.range.from() + comment].trim_end_matches([' ', '\t']).len();
        let edit = Edit::delete(TextRange::new(before, fault.range.to()));
        return Some(Fix::risky("Remove the comment", vec![edit]));
    }
    let is_name = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
        && !text.eq_ignore_ascii_case("as");
    is_name.then(|| Fix::risky(format!("Name the stage `{text}`"), vec![Edit::insert(fault.range.from(), "AS ")]))
}
