//! # instruction-before-from
//!
//! ## What it does
//! Flags instructions other than ARG in front of the first FROM.
//!
//! ## Why it is bad
//! Each instruction changes the image of its stage, and FROM begins the first one. In front of it the build has
//! nothing to work on and refuses the file; only ARG may stand there, for the names and tags behind FROM.
//!
//! ## Example
//! ```dockerfile flagged=1
//! ENV LANG=C.UTF-8
//! FROM alpine:3.20
//! CMD ["top"]
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! ARG VERSION=3.20
//! FROM alpine:${VERSION}
//! ENV LANG=C.UTF-8
//! CMD ["top"]
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say which stage it belongs to.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::Keyword,
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3061",
        slug: "instruction-before-from",
        aliases: &[],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "Only ARG may stand in front of the first FROM",
        why: "An instruction works on an image, and in front of the first FROM there is none: the build refuses the file.",
        sources: &[
            Source {
                title: "Docker docs, Dockerfile reference: FROM",
                url: "https://docs.docker.com/reference/dockerfile/#from",
            },
            Source { title: "hadolint wiki, DL3061", url: "https://github.com/hadolint/hadolint/wiki/DL3061" },
        ],
        file: rule_file!(),
    },
    check,
};

/// A file without FROM is another rule's matter; `BuildKit` stops at its first instruction all the same.
fn is_left_to_no_from(context: &Context<'_>) -> bool {
    context.stages.is_empty() && context.profile() != Profile::Buildkit
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let is_peer = context.profile() == Profile::Hadolint;
    let before = context.file.instructions.iter().take_while(|i| i.keyword != Keyword::From);
    for instruction in before.filter(|i| i.keyword != Keyword::Arg) {
        // A file without FROM, and words that are no instructions, are other rules' matter.
        if !is_peer && (is_left_to_no_from(context) || instruction.keyword == Keyword::Unknown) {
            continue;
        }
        let keyword = instruction.keyword;
        findings.push(
            Finding::new(
                &RULE.meta,
                instruction.range,
                instruction.keyword_range,
                format!("{keyword} stands in front of the first FROM, where there is no image yet"),
            )
            .help("Move it behind the FROM of the stage that it belongs to; only ARG may stand in front."),
        );
    }
}
