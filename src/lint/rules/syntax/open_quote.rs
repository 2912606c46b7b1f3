//! # open-quote
//!
//! ## What it does
//! Flags a quote that is opened and never closed, in the instructions in which the build replaces variables.
//!
//! ## Why it is bad
//! The build stops. In COPY, ADD, EXPOSE and FROM quotes do not hold words together: `COPY "my file" /srv/` are three
//! words, the first with a quote that stays open. There a JSON array takes paths with blanks.
//!
//! ## Example
//! ```dockerfile flagged=2,3,3
//! FROM debian:12.8
//! ENV GREETING="hello
//! COPY "my file" /srv/
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8
//! ENV GREETING="hello"
//! COPY ["my file", "/srv/"]
//! LABEL note="it's fine"
//! ```
//!
//! ## Fix safety
//! There is no fix: only you know where the quote ends.

use super::refusal::{self, Described};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::{FaultKind, Keyword},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0009",
        slug: "open-quote",
        aliases: &["DL1000"],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A quote that is never closed",
        why: "The build stops: it looks for the end of the quote and finds none.",
        sources: &[
            Source {
                title: "Docker docs, Dockerfile reference: ENV",
                url: "https://docs.docker.com/reference/dockerfile/#env",
            },
            Source {
                title: "Docker docs, Dockerfile reference: COPY",
                url: "https://docs.docker.com/reference/dockerfile/#copy",
            },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    refusal::report(&RULE.meta, context, findings, |fault| {
        let FaultKind::OpenQuote(keyword, quote) = fault.kind else { return None };
        let help = match keyword {
            Keyword::Copy | Keyword::Add => "Write paths with blanks as a JSON array: `[\"my file\", \"/srv/\"]`.",
            _ if quote == '\'' => "Close the quote; an apostrophe stands in double quotes or behind a backslash.",
            _ => "Close the quote; a quote that is meant as itself stands behind a backslash.",
        };
        Some(Described::new(format!("the quote `{quote}` is never closed"), help))
    });
}
