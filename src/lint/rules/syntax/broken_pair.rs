//! # broken-pair
//!
//! ## What it does
//! Flags ENV, LABEL and ARG whose `name=value` pairs can't be read: a name without a value, a value without a name, a
//! word without `=` among pairs.
//!
//! ## Why it is bad
//! The build stops. A value with blanks that is not quoted falls apart into several words, of which only the first
//! belongs to the name.
//!
//! ## Example
//! ```dockerfile flagged=2,3
//! FROM debian:12.8
//! ENV DEBUG
//! LABEL title=My service
//! ```
//! ```dockerfile fixed
//! FROM debian:12.8
//! ENV DEBUG=
//! LABEL title="My service"
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8
//! ENV DEBUG="" NAME="My service"
//! LABEL title="My service"
//! ```
//!
//! ## Fix safety
//! Unsafe: the fix takes an empty value, or all words up to the end as one value, for what was meant.

use super::refusal::{self, Described};
use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Fault, FaultKind},
    lint::{Context, Rule, rules::rule_file},
    text::{Edit, TextRange},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0008",
        slug: "broken-pair",
        aliases: &["DL1000"],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "Pairs of ENV, LABEL or ARG that can't be read",
        why: "The build stops: each pair is a name, an equals sign and a value.",
        sources: &[
            Source {
                title: "Docker docs, Dockerfile reference: ENV",
                url: "https://docs.docker.com/reference/dockerfile/#env",
            },
            Source {
                title: "Docker docs, Dockerfile reference: LABEL",
                url: "https://docs.docker.com/reference/dockerfile/#label",
            },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    refusal::report(&RULE.meta, context, findings, |fault| match &fault.kind {
        FaultKind::PairWithoutValue(keyword, name) => Some(
            Described::new(format!("{keyword} `{name}` has no value"), format!("Write `{name}=` and the value."))
                .fix(Some(Fix::risky(format!("Write `{name}=`"), vec![Edit::insert(fault.range.to(), "=")]))),
        ),
        FaultKind::PairWithoutEquals(keyword, word) => Some(
            Described::new(
                format!("`{word}` has no `=`, though other words of this {keyword} have"),
                "Put a value with blanks into quotes.",
            )
            .fix(quoted(context, fault)),
        ),
        FaultKind::PairWithoutName(keyword) => {
            Some(Described::new(format!("a pair of {keyword} has no name"), "Write a name before the `=`."))
        }
        _ => None,
    });
}

/// Puts the last value of an instruction and the words behind it into quotes.
fn quoted(context: &Context<'_>, fault: &Fault) -> Option<Fix> {
    let instruction = refusal::instruction_of(context.file, fault)?.triggered();
    let Arguments::Pairs { pairs, .. } = &instruction.arguments else { return None };
    let last = pairs.last()?;
    let at = TextRange::new(last.value.at.from(), instruction.arguments_at.to());
    let text = at.of(&instruction.line.text);
    let range = instruction.source(at);
    let is_plain = !text.contains(['"', '\'', '\\', '`', '\n']) && range.len() == text.len();
    if last.range.end > fault.range.start || !is_plain || text.starts_with(' ') {
        return None;
    }
    let edits = vec![Edit::insert(range.from(), "\""), Edit::insert(range.to(), "\"")];
    Some(Fix::risky(format!("Quote `{text}`"), edits))
}
