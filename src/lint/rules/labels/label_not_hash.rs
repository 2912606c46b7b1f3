//! # label-not-hash
//!
//! ## What it does
//! Flags a label that must be a commit of git and is none. hadolint takes 7 or 40 digits in lower case; the
//! default profile any shortening, and SHA-256.
//!
//! ## Why it is bad
//! Only a commit says which source an image was built from: a branch moves, a tag can be moved. The rule looks
//! at labels that the configuration asks for (`--require-label`, `label-schema`).
//!
//! ## Example
//! With `org.opencontainers.image.revision` required as hash:
//! ```dockerfile flagged=2 labels=org.opencontainers.image.revision:hash
//! FROM alpine:3.20
//! LABEL org.opencontainers.image.revision="main"
//! ```
//!
//! hadolint wants lower case:
//! ```dockerfile flagged=2 profile=hadolint labels=org.opencontainers.image.revision:hash
//! FROM alpine:3.20
//! LABEL org.opencontainers.image.revision="0123ABC"
//! ```
//! ```dockerfile fixed profile=hadolint labels=org.opencontainers.image.revision:hash
//! FROM alpine:3.20
//! LABEL org.opencontainers.image.revision="0123abc"
//! ```
//!
//! ## Use instead
//! ```dockerfile clean labels=org.opencontainers.image.revision:hash
//! FROM alpine:3.20
//! LABEL org.opencontainers.image.revision="0123456789abcdef0123456789abcdef01234567"
//! ```
//!
//! ## Fix safety
//! Unsafe: it writes the digits in lower case, as hadolint wants them; the commit is the same.

use super::{forms, schema};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, LabelType, Peer, Profile, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3055",
        slug: "label-not-hash",
        aliases: &[],
        group: Group::Documentation,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A label that should hold a commit holds something else",
        why: "Only a commit says which source an image was built from: a branch moves, a tag can be moved.",
        sources: &[
            Source { title: "Git documentation, revisions", url: "https://git-scm.com/docs/gitrevisions" },
            Source {
                title: "OCI image specification, annotations",
                url: "https://github.com/opencontainers/image-spec/blob/main/annotations.md",
            },
            Source { title: "hadolint wiki, DL3055", url: "https://github.com/hadolint/hadolint/wiki/DL3055" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let is_valid = if context.profile() == Profile::Hadolint { forms::is_hash_for_peer } else { forms::is_hash };
    schema::check(
        &RULE.meta,
        LabelType::Hash,
        context,
        findings,
        is_valid,
        |hash| Some(hash.to_ascii_lowercase()),
        "commit of git",
    );
}
