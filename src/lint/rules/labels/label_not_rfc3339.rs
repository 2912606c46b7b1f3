//! # label-not-rfc3339
//!
//! ## What it does
//! Flags a label that must be a date and time of RFC 3339 and is none.
//!
//! ## Why it is bad
//! Only a full date, time and offset means the same everywhere and can be compared by programs. The rule looks
//! at labels that the configuration asks for (`--require-label`, `label-schema`).
//!
//! ## Example
//! With `org.opencontainers.image.created` required as rfc3339:
//! ```dockerfile flagged=2 labels=org.opencontainers.image.created:rfc3339
//! FROM alpine:3.20
//! LABEL org.opencontainers.image.created="2024-05-01"
//! ```
//! ```dockerfile fixed labels=org.opencontainers.image.created:rfc3339
//! FROM alpine:3.20
//! LABEL org.opencontainers.image.created="2024-05-01T00:00:00Z"
//! ```
//!
//! ## Use instead
//! ```dockerfile clean labels=org.opencontainers.image.created:rfc3339
//! FROM alpine:3.20
//! LABEL org.opencontainers.image.created="2024-05-01T08:30:00Z"
//! ```
//!
//! ## Fix safety
//! Unsafe: where time or offset are missing it takes midnight and UTC. Nothing is offered for values that hold no
//! date.

use super::{forms, schema};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, LabelType, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3053",
        slug: "label-not-rfc3339",
        aliases: &[],
        group: Group::Documentation,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A label that should hold a date and time holds something else",
        why: "Only a full date, time and offset means the same everywhere and can be compared by programs.",
        sources: &[
            Source { title: "RFC 3339", url: "https://www.rfc-editor.org/rfc/rfc3339" },
            Source {
                title: "OCI image specification, annotations",
                url: "https://github.com/opencontainers/image-spec/blob/main/annotations.md",
            },
            Source { title: "hadolint wiki, DL3053", url: "https://github.com/hadolint/hadolint/wiki/DL3053" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    schema::check(
        &RULE.meta,
        LabelType::Rfc3339,
        context,
        findings,
        forms::is_rfc3339,
        forms::as_rfc3339,
        "date and time with an offset (RFC 3339)",
    );
}
