//! # empty-label
//!
//! ## What it does
//! Flags a label that the configuration asks for (`--require-label`, `label-schema`) and that has an empty
//! value.
//!
//! ## Why it is bad
//! The label is there and says nothing: a check for its presence passes, and readers are none the wiser.
//!
//! ## Example
//! ```dockerfile flagged=2 labels=maintainer:text
//! FROM alpine:3.20
//! LABEL maintainer=""
//! ```
//!
//! ## Use instead
//! ```dockerfile clean labels=maintainer:text
//! FROM alpine:3.20
//! LABEL maintainer="web@example.com"
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what the value should be.

use super::schema;
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3051",
        slug: "empty-label",
        aliases: &[],
        group: Group::Documentation,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A required label without a value says nothing",
        why: "The label is there and says nothing: a check for its presence passes, and readers are none the wiser.",
        sources: &[
            Source {
                title: "OCI image specification, annotations",
                url: "https://github.com/opencontainers/image-spec/blob/main/annotations.md",
            },
            Source { title: "hadolint wiki, DL3051", url: "https://github.com/hadolint/hadolint/wiki/DL3051" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (label, _) in schema::schema(context) {
        schema::report(
            &RULE.meta,
            label,
            context,
            findings,
            |value| !value.is_empty(),
            |_| None,
            |_| format!("the label `{label}` is empty"),
        );
    }
}
