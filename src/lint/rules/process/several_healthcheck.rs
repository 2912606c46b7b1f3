//! # several-healthcheck
//!
//! ## What it does
//! Flags a second HEALTHCHECK in one stage.
//!
//! ## Why it is bad
//! Only the last HEALTHCHECK of a stage counts. The earlier one reads as if it did something, and whoever changes it
//! wonders why nothing happens.
//!
//! ## Example
//! ```dockerfile flagged=3
//! FROM nginx:1.27
//! HEALTHCHECK NONE
//! HEALTHCHECK CMD ["curl", "-fsS", "http://localhost/"]
//! ```
//! ```dockerfile fixed
//! FROM nginx:1.27
//! HEALTHCHECK CMD ["curl", "-fsS", "http://localhost/"]
//! ```
//!
//! ## Use instead
//! One HEALTHCHECK in each stage that needs one:
//! ```dockerfile clean
//! FROM nginx:1.27 AS web
//! HEALTHCHECK CMD ["curl", "-fsS", "http://localhost/"]
//! FROM web AS test
//! HEALTHCHECK NONE
//! ```
//!
//! ## Fix safety
//! Safe: it removes the HEALTHCHECK that never counts. It is not offered where a comment stands inside that instruction,
//! or where a comment in front of it speaks to a linter.

use super::superseded;
use crate::{
    diagnostic::{FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::Keyword,
    lint::{Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3012",
        slug: "several-healthcheck",
        aliases: &["MultipleInstructionsDisallowed"],
        group: Group::Correctness,
        severity: Severity::Error,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::On(Severity::Warning),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "Only the last HEALTHCHECK of a stage counts",
        why: "Only the last HEALTHCHECK of a stage counts: the earlier one does nothing, and misleads whoever reads or changes it.",
        sources: &[
            Source {
                title: "Docker docs, Dockerfile reference: HEALTHCHECK",
                url: "https://docs.docker.com/reference/dockerfile/#healthcheck",
            },
            Source {
                title: "Docker docs, build checks: MultipleInstructionsDisallowed",
                url: "https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/",
            },
            Source { title: "hadolint wiki, DL3012", url: "https://github.com/hadolint/hadolint/wiki/DL3012" },
        ],
        file: rule_file!(),
    },
    check: |context, findings| superseded::check(&RULE.meta, Keyword::Healthcheck, context, findings),
};
