//! # not-strings
//!
//! ## What it does
//! Flags a JSON array that holds something else than strings.
//!
//! ## Why it is bad
//! The build stops: numbers, `true`, `null` and nested arrays have no meaning as words of a command or as paths.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.8
//! CMD ["sleep", 60]
//! ```
//! ```dockerfile fixed
//! FROM debian:12.8
//! CMD ["sleep", "60"]
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8
//! CMD ["sleep", "60"]
//! ```
//!
//! ## Fix safety
//! Offered for numbers and the words `true` and `false`. Unsafe, since the build refuses what stands there now.

use super::refusal::{self, Described};
use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::FaultKind,
    lint::{
        Context, Rule,
        rules::{rule_file, support::exec_form},
    },
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0010",
        slug: "not-strings",
        aliases: &["DL1000"],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A JSON array that holds something else than strings",
        why: "The build stops: an array of a command or of paths holds strings only.",
        sources: &[Source {
            title: "Docker docs, Dockerfile reference: shell and exec form",
            url: "https://docs.docker.com/reference/dockerfile/#shell-and-exec-form",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    refusal::report(&RULE.meta, context, findings, |fault| {
        let FaultKind::NotStrings(keyword) = fault.kind else { return None };
        let text = fault.range.of(context.source);
        let described = Described::new(
            format!("the array of {keyword} holds something else than strings"),
            "Put each word into double quotes.",
        );
        Some(
            described.fix(
                as_strings(text).map(|array| {
                    Fix::risky(format!("Write `{array}`"), vec![Edit::replace(fault.range, array.clone())])
                }),
            ),
        )
    });
}

/// The array with its numbers and truths as strings.
fn as_strings(text: &str) -> Option<String> {
    let items: Vec<serde_json::Value> = serde_json::from_str(text).ok()?;
    let words: Option<Vec<String>> = items
        .iter()
        .map(|item| match item {
            serde_json::Value::String(s) => Some(s.clone()),
            serde_json::Value::Number(n) => Some(n.to_string()),
            serde_json::Value::Bool(b) => Some(b.to_string()),
            _ => None,
        })
        .collect();
    Some(exec_form::write(&words?))
}
