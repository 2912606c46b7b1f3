//! # missing-destination
//!
//! ## What it does
//! Flags COPY and ADD with a source and no destination, or with a heredoc in the destination's place.
//!
//! ## Why it is bad
//! The last path is the destination. With one path only the build can't tell where the files go, and stops.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.8
//! COPY app.conf
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8
//! COPY app.conf /etc/app.conf
//! COPY <<EOF /etc/motd
//! hello
//! EOF
//! ```
//!
//! ## Fix safety
//! There is no fix: only you know where the files belong.

use super::refusal::{self, Described};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::FaultKind,
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0003",
        slug: "missing-destination",
        aliases: &["DL1000"],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "COPY or ADD without a destination",
        why: "The build stops: the last path is the destination, and here it is missing.",
        sources: &[
            Source {
                title: "Docker docs, Dockerfile reference: COPY",
                url: "https://docs.docker.com/reference/dockerfile/#copy",
            },
            Source {
                title: "Docker docs, Dockerfile reference: ADD",
                url: "https://docs.docker.com/reference/dockerfile/#add",
            },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    refusal::report(&RULE.meta, context, findings, |fault| match fault.kind {
        FaultKind::MissingDestination(keyword) => Some(Described::new(
            format!("{keyword} has a source and no destination"),
            "Write where the files go behind it, for example `/srv/`.",
        )),
        FaultKind::HeredocDestination(keyword) => Some(Described::new(
            format!("a heredoc can't be the destination of {keyword}"),
            "Write the heredoc first, then where its text goes.",
        )),
        _ => None,
    });
}
