//! # forbidden-trigger
//!
//! ## What it does
//! Flags ONBUILD in front of ONBUILD, FROM or MAINTAINER.
//!
//! ## Why it is bad
//! ONBUILD keeps an instruction for the images that build on this one. FROM would begin another stage there,
//! ONBUILD would have to be kept again, MAINTAINER is of the past: the build refuses all three.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM node:22
//! ONBUILD FROM alpine:3.20
//! ```
//!
//! ```dockerfile flagged=2
//! FROM node:22
//! ONBUILD ONBUILD COPY . /srv
//! ```
//! ```dockerfile fixed
//! FROM node:22
//! ONBUILD COPY . /srv
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM node:22
//! ONBUILD COPY package.json /srv/
//! ONBUILD RUN npm ci
//! ```
//!
//! ## Fix safety
//! Unsafe: a second ONBUILD is taken out, so that the trigger goes off in the next image and not in the one behind it.
//! Nothing is offered for FROM and MAINTAINER: only you can say what the line was meant to do.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::{FaultKind, Keyword},
    lint::{Context, Rule, rules::rule_file},
    text::{Edit, TextRange},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3043",
        slug: "forbidden-trigger",
        aliases: &[],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "ONBUILD can not trigger ONBUILD, FROM or MAINTAINER",
        why: "The build refuses these as triggers: images that build on this one could not be built.",
        sources: &[
            Source {
                title: "Docker docs, Dockerfile reference: ONBUILD",
                url: "https://docs.docker.com/reference/dockerfile/#onbuild",
            },
            Source { title: "hadolint wiki, DL3043", url: "https://github.com/hadolint/hadolint/wiki/DL3043" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for fault in &context.file.faults {
        let FaultKind::OnbuildTrigger(keyword) = fault.kind else { continue };
        let finding =
            Finding::new(&RULE.meta, fault.anchor, fault.range, format!("{keyword} can't be triggered by ONBUILD"))
                .help(if keyword == Keyword::Maintainer {
                    "Write `ONBUILD LABEL org.opencontainers.image.authors=...`."
                } else {
                    "Remove the line, or put what it was meant to do into the images that build on this one."
                });
        let again = (keyword == Keyword::Onbuild).then(|| without_second(context, fault.range)).flatten();
        findings.push(match again {
            Some(edit) => finding.fix(Fix::risky("Take out the second ONBUILD", vec![edit])),
            None => finding,
        });
    }
}

/// Takes out an `ONBUILD` and the blanks behind it.
fn without_second(context: &Context<'_>, keyword: TextRange) -> Option<Edit> {
    let rest = &context.source[keyword.to()..];
    let word = rest.trim_start_matches([' ', '\t']);
    let is_word = keyword.of(context.source).eq_ignore_ascii_case("ONBUILD") && word.starts_with(char::is_alphabetic);
    is_word.then(|| Edit::delete(TextRange::new(keyword.from(), keyword.to() + rest.len() - word.len())))
}
