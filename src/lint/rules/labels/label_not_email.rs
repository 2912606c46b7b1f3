//! # label-not-email
//!
//! ## What it does
//! Flags a label that must be an e-mail address and is none.
//!
//! ## Why it is bad
//! Whoever finds a fault in the image has nobody to write to. The rule looks at labels that the configuration
//! asks for (`--require-label`, `label-schema`).
//!
//! ## Example
//! With `maintainer` required as email:
//! ```dockerfile flagged=2 labels=maintainer:email
//! FROM alpine:3.20
//! LABEL maintainer="Web Team <web@example.com>"
//! ```
//! ```dockerfile fixed labels=maintainer:email
//! FROM alpine:3.20
//! LABEL maintainer="web@example.com"
//! ```
//!
//! ## Use instead
//! ```dockerfile clean labels=maintainer:email
//! FROM alpine:3.20
//! LABEL maintainer="web@example.com"
//! ```
//!
//! ## Fix safety
//! Unsafe: it keeps the address between `<` and `>` and drops the name. Nothing is offered for values without one.

use super::{forms, schema};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, LabelType, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3058",
        slug: "label-not-email",
        aliases: &[],
        group: Group::Documentation,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A label that should hold an e-mail address holds something else",
        why: "Whoever finds a fault in the image has nobody to write to.",
        sources: &[
            Source { title: "RFC 5322", url: "https://www.rfc-editor.org/rfc/rfc5322" },
            Source {
                title: "OCI image specification, annotations",
                url: "https://github.com/opencontainers/image-spec/blob/main/annotations.md",
            },
            Source { title: "hadolint wiki, DL3058", url: "https://github.com/hadolint/hadolint/wiki/DL3058" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    schema::check(&RULE.meta, LabelType::Email, context, findings, forms::is_email, forms::as_email, "e-mail address");
}
