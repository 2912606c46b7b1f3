//! # label-not-url
//!
//! ## What it does
//! Flags a label that must be a URL and is none.
//!
//! ## Why it is bad
//! Programs that follow the label need a whole address, with its scheme. The rule looks at labels that the
//! configuration asks for (`--require-label`, `label-schema`).
//!
//! ## Example
//! With `org.opencontainers.image.url` required as url:
//! ```dockerfile flagged=2 labels=org.opencontainers.image.url:url
//! FROM alpine:3.20
//! LABEL org.opencontainers.image.url="example.com"
//! ```
//! ```dockerfile fixed labels=org.opencontainers.image.url:url
//! FROM alpine:3.20
//! LABEL org.opencontainers.image.url="https://example.com"
//! ```
//!
//! ## Use instead
//! ```dockerfile clean labels=org.opencontainers.image.url:url
//! FROM alpine:3.20
//! LABEL org.opencontainers.image.url="https://example.com/app"
//! ```
//!
//! ## Fix safety
//! Unsafe: it puts `https://` in front, where the server may speak something else. Nothing is offered for
//! values that look like no address.

use super::{forms, schema};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, LabelType, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3052",
        slug: "label-not-url",
        aliases: &[],
        group: Group::Documentation,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A label that should hold a URL holds something else",
        why: "Programs that follow the label need a whole address, with its scheme.",
        sources: &[
            Source { title: "RFC 3986", url: "https://www.rfc-editor.org/rfc/rfc3986" },
            Source {
                title: "OCI image specification, annotations",
                url: "https://github.com/opencontainers/image-spec/blob/main/annotations.md",
            },
            Source { title: "hadolint wiki, DL3052", url: "https://github.com/hadolint/hadolint/wiki/DL3052" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    schema::check(&RULE.meta, LabelType::Url, context, findings, forms::is_url, forms::as_url, "absolute URL");
}
