//! # label-not-semver
//!
//! ## What it does
//! Flags a label that must be a semantic version and is none.
//!
//! ## Why it is bad
//! Programs order images by such versions: one without three numbers, or with a letter in front, is left out or
//! put in the wrong place. The rule looks at labels that the configuration asks for (`--require-label`,
//! `label-schema`).
//!
//! ## Example
//! With `org.opencontainers.image.version` required as semver:
//! ```dockerfile flagged=2 labels=org.opencontainers.image.version:semver
//! FROM alpine:3.20
//! LABEL org.opencontainers.image.version="1.2"
//! ```
//! ```dockerfile fixed labels=org.opencontainers.image.version:semver
//! FROM alpine:3.20
//! LABEL org.opencontainers.image.version="1.2.0"
//! ```
//!
//! ## Use instead
//! ```dockerfile clean labels=org.opencontainers.image.version:semver
//! FROM alpine:3.20
//! LABEL org.opencontainers.image.version="1.2.0"
//! ```
//!
//! ## Fix safety
//! Unsafe: it drops a leading `v` and adds the numbers that are missing, so that whoever looks for the old
//! value no longer finds it.

use super::{forms, schema};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, LabelType, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3056",
        slug: "label-not-semver",
        aliases: &[],
        group: Group::Documentation,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A label that should hold a semantic version holds something else",
        why: "Programs order images by such versions: one without three numbers, or with a letter in front, is left out or put in the wrong place.",
        sources: &[
            Source { title: "Semantic Versioning 2.0.0", url: "https://semver.org/" },
            Source {
                title: "OCI image specification, annotations",
                url: "https://github.com/opencontainers/image-spec/blob/main/annotations.md",
            },
            Source { title: "hadolint wiki, DL3056", url: "https://github.com/hadolint/hadolint/wiki/DL3056" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    schema::check(
        &RULE.meta,
        LabelType::Semver,
        context,
        findings,
        forms::is_semver,
        forms::as_semver,
        "semantic version",
    );
}
