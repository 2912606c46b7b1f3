//! # unterminated-heredoc
//!
//! ## What it does
//! Flags a heredoc whose last line never comes.
//!
//! ## Why it is bad
//! The rest of the file becomes part of the heredoc, and the build stops at its end. The last line holds the name and
//! nothing else: no blanks before or behind it. With `<<-` tabs may stand before it, blanks may not.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.8
//! RUN <<EOF
//! make
//!   EOF
//! ```
//! ```dockerfile fixed
//! FROM debian:12.8
//! RUN <<EOF
//! make
//! EOF
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8
//! RUN <<EOF
//! make
//! EOF
//! ```
//!
//! ## Fix safety
//! Offered where a line holds the name and blanks. Unsafe: that line is taken for the end.

use super::refusal::{self, Described};
use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::{Fault, FaultKind},
    lint::{Context, Rule, rules::rule_file},
    text::{Edit, TextRange},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0007",
        slug: "unterminated-heredoc",
        aliases: &["DL1000"],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A heredoc whose last line never comes",
        why: "The rest of the file becomes part of the heredoc, and the build stops.",
        sources: &[Source {
            title: "Docker docs, Dockerfile reference: here-documents",
            url: "https://docs.docker.com/reference/dockerfile/#here-documents",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    refusal::report(&RULE.meta, context, findings, |fault| {
        let FaultKind::UnterminatedHeredoc(name) = &fault.kind else { return None };
        Some(
            Described::new(
                format!("the heredoc `{name}` never ends"),
                format!("Write a line that holds `{name}` and nothing else behind its text."),
            )
            .fix(fix(context, fault, name)),
        )
    });
}

/// The first line of the body that is the name but for blanks loses them.
fn fix(context: &Context<'_>, fault: &Fault, name: &str) -> Option<Fix> {
    let instruction = refusal::instruction_of(context.file, fault)?;
    let heredoc = instruction.heredocs.iter().find(|h| h.marker == fault.range)?;
    let mut start = heredoc.body.from();
    for line in heredoc.body.of(context.source).split_inclusive('\n') {
        let text = line.trim_end_matches(['\r', '\n']);
        if text.trim() == name {
            let edit = Edit::replace(TextRange::new(start, start + text.len()), name);
            return Some(Fix::risky(format!("End it at the line with `{name}`"), vec![edit]));
        }
        start += line.len();
    }
    None
}
