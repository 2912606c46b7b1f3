//! # flag-value
//!
//! ## What it does
//! Flags a flag without the value that it needs, or with one that it can't take: a duration without its unit, a
//! `--link` that is neither true nor false, a network mode that does not exist.
//!
//! ## Why it is bad
//! The build stops. Variables are not replaced in the flags of HEALTHCHECK: `--interval=$TIME` is refused as well.
//!
//! ## Example
//! ```dockerfile flagged=2,3,4
//! FROM debian:12.8
//! COPY --from /a /b
//! HEALTHCHECK --interval=30 CMD ["true"]
//! RUN --network=off make
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8
//! COPY --link --from=build /a /b
//! HEALTHCHECK --interval=30s CMD ["true"]
//! RUN --network=none make
//! ```
//!
//! ## Fix safety
//! There is no fix: only you know the value.

use super::refusal::{self, Described};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::FaultKind,
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0005",
        slug: "flag-value",
        aliases: &["DL1000"],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A flag without its value, or with one that it can't take",
        why: "The build stops at a flag whose value is missing or can't be.",
        sources: &[
            Source {
                title: "Docker docs, Dockerfile reference: HEALTHCHECK",
                url: "https://docs.docker.com/reference/dockerfile/#healthcheck",
            },
            Source {
                title: "Docker docs, Dockerfile reference: COPY",
                url: "https://docs.docker.com/reference/dockerfile/#copy",
            },
            Source {
                title: "Docker docs, Dockerfile reference: RUN",
                url: "https://docs.docker.com/reference/dockerfile/#run",
            },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    refusal::report(&RULE.meta, context, findings, |fault| match &fault.kind {
        FaultKind::FlagWithoutValue(name) => Some(Described::new(
            format!("`--{name}` has no value"),
            format!("Write `--{name}=` and its value, without blanks."),
        )),
        FaultKind::FlagValue(name, wanted) => {
            Some(Described::new(format!("`--{name}` can't take this value"), format!("It takes {wanted}.")))
        }
        _ => None,
    });
}
