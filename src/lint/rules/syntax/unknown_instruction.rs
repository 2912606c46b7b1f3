//! # unknown-instruction
//!
//! ## What it does
//! Flags a line that starts with a word that is no instruction.
//!
//! ## Why it is bad
//! The build stops before it has begun. Most often a letter is wrong, or the backslash is missing that would make the
//! line part of the one before.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.8
//! RUUN make
//! ```
//! ```dockerfile fixed
//! FROM debian:12.8
//! RUN make
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8
//! RUN make && \
//!     make install
//! ```
//!
//! ## Fix safety
//! Unsafe: the fix takes the nearest instruction for the one that was meant.

use super::refusal::{self, Described};
use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::{FaultKind, Keyword},
    lint::{Context, Rule, rules::rule_file},
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0001",
        slug: "unknown-instruction",
        aliases: &["DL1000"],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A line starts with a word that is no instruction",
        why: "The build stops before it has begun: it does not know the instruction.",
        sources: &[Source {
            title: "Docker docs, Dockerfile reference: overview of instructions",
            url: "https://docs.docker.com/reference/dockerfile/#overview",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    refusal::report(&RULE.meta, context, findings, |fault| {
        if fault.kind == FaultKind::LoneContinuation {
            let delete = Fix::risky("Remove the line", vec![Edit::delete(fault.range)]);
            return Some(
                Described::new(
                    "this line asks for another one, and none comes: the build takes it for an instruction without a name",
                    "Remove it, or write the instruction that it was meant to begin.",
                )
                .fix(Some(delete)),
            );
        }
        let FaultKind::UnknownInstruction(word) = &fault.kind else { return None };
        let described = |help| Described::new(format!("`{word}` is no instruction"), help);
        Some(match Keyword::nearest(word) {
            Some(keyword) => described(format!("Was {keyword} meant?"))
                .fix(Some(Fix::risky(format!("Write {keyword}"), vec![Edit::replace(fault.range, keyword.as_str())]))),
            None => described("Is it part of the line before? Then that line ends in a backslash.".to_owned()),
        })
    });
}
