//! # label-not-spdx
//!
//! ## What it does
//! Flags a label that must name a licence of the SPDX list and does not. The default profile takes expressions
//! such as `MIT OR Apache-2.0` too.
//!
//! ## Why it is bad
//! Programs that check licences know the identifiers of the SPDX list and nothing else. The rule looks at
//! labels that the configuration asks for (`--require-label`, `label-schema`).
//!
//! ## Example
//! With `org.opencontainers.image.licenses` required as spdx:
//! ```dockerfile flagged=2 labels=org.opencontainers.image.licenses:spdx
//! FROM alpine:3.20
//! LABEL org.opencontainers.image.licenses="Apache 2"
//! ```
//! ```dockerfile fixed labels=org.opencontainers.image.licenses:spdx
//! FROM alpine:3.20
//! LABEL org.opencontainers.image.licenses="Apache-2.0"
//! ```
//!
//! ## Use instead
//! ```dockerfile clean labels=org.opencontainers.image.licenses:spdx
//! FROM alpine:3.20
//! LABEL org.opencontainers.image.licenses="Apache-2.0"
//! ```
//!
//! ## Fix safety
//! Unsafe: it writes the licence of the list that the words most likely mean. Nothing is offered where there is
//! none.

use super::{forms, schema};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, LabelType, Peer, Profile, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3054",
        slug: "label-not-spdx",
        aliases: &[],
        group: Group::Documentation,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A label that should name a licence of the SPDX list does not",
        why: "Programs that check licences know the identifiers of the SPDX list and nothing else.",
        sources: &[
            Source { title: "SPDX licence list", url: "https://spdx.org/licenses/" },
            Source {
                title: "OCI image specification, annotations",
                url: "https://github.com/opencontainers/image-spec/blob/main/annotations.md",
            },
            Source { title: "hadolint wiki, DL3054", url: "https://github.com/hadolint/hadolint/wiki/DL3054" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let is_valid = if context.profile() == Profile::Hadolint { forms::is_licence_for_peer } else { forms::is_licence };
    schema::check(
        &RULE.meta,
        LabelType::Spdx,
        context,
        findings,
        is_valid,
        forms::as_licence,
        "licence of the SPDX list",
    );
}
