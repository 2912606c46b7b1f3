//! # several-cmd
//!
//! ## What it does
//! Flags a second CMD in one stage.
//!
//! ## Why it is bad
//! Only the last CMD of a stage counts. The earlier one reads as if it did something, and whoever changes it
//! wonders why nothing happens; often the two were meant to be one command.
//!
//! ## Example
//! ```dockerfile flagged=3
//! FROM nginx:1.27
//! CMD ["nginx"]
//! CMD ["nginx", "-g", "daemon off;"]
//! ```
//! ```dockerfile fixed
//! FROM nginx:1.27
//! CMD ["nginx", "-g", "daemon off;"]
//! ```
//!
//! ## Use instead
//! One CMD in each stage that needs one:
//! ```dockerfile clean
//! FROM nginx:1.27 AS web
//! CMD ["nginx", "-g", "daemon off;"]
//! FROM web
//! CMD ["nginx-debug", "-g", "daemon off;"]
//! ```
//!
//! ## Fix safety
//! Safe: it removes the CMD that never counts. It is not offered where a comment stands inside that instruction,
//! where a comment in front of it speaks to a linter, or where it parts two RUN.

use super::superseded;
use crate::{
    diagnostic::{FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::Keyword,
    lint::{Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL4003",
        slug: "several-cmd",
        aliases: &["MultipleInstructionsDisallowed"],
        group: Group::Correctness,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::On(Severity::Warning),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "Only the last CMD of a stage counts",
        why: "Only the last CMD of a stage counts: the earlier one does nothing, and misleads whoever reads or changes it.",
        sources: &[
            Source {
                title: "Docker docs, Dockerfile reference: CMD",
                url: "https://docs.docker.com/reference/dockerfile/#cmd",
            },
            Source {
                title: "Docker docs, build checks: MultipleInstructionsDisallowed",
                url: "https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/",
            },
            Source { title: "hadolint wiki, DL4003", url: "https://github.com/hadolint/hadolint/wiki/DL4003" },
        ],
        file: rule_file!(),
    },
    check: |context, findings| superseded::check(&RULE.meta, Keyword::Cmd, context, findings),
};
