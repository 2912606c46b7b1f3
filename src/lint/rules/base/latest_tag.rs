//! # latest-tag
//!
//! ## What it does
//! Flags a base image with the tag `latest`.
//!
//! ## Why it is bad
//! `latest` is whatever its maintainers pushed last. The same Dockerfile builds something else next week, on
//! another machine, or in CI, and nobody can say which version runs in production. The talk "Going Production
//! with Docker and Swarm" names it among its four anti-patterns: builds become unpredictable.
//!
//! ## Example
//! ```dockerfile flagged=1
//! FROM debian:latest
//! ```
//!
//! A registry in front changes nothing, and an ARG with a default is read through:
//! ```dockerfile flagged=2
//! ARG TAG=latest
//! FROM registry.example.com/team/app:${TAG}
//! ```
//!
//! ## Use instead
//! A tag that names a version, or a digest, which never moves:
//! ```dockerfile clean
//! FROM debian:12.8-slim
//! FROM debian:latest@sha256:10901ccd8d249047f9761845b4594f121edef079cfd8224edebd9ea726f0a7f6
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say which version it should be.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Base, ImageReference, Instruction, Word},
    lint::{
        Context, Rule,
        rules::{rule_file, support::peer_image::PeerImage},
    },
    text::TextRange,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3007",
        slug: "latest-tag",
        aliases: &[],
        group: Group::UsingLatest,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A base image with the tag `latest` changes from build to build",
        why: "`latest` is whatever was pushed last: the same file builds something else next week, and nobody can say which version runs.",
        sources: &[
            Source {
                title: "Docker docs, building best practices",
                url: "https://docs.docker.com/build/building/best-practices/#pin-base-image-versions",
            },
            Source { title: "hadolint wiki, DL3007", url: "https://github.com/hadolint/hadolint/wiki/DL3007" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.profile() == Profile::Hadolint {
        check_as_peer(context, findings);
        return;
    }
    for stage in &context.stages {
        let from = &context.file.instructions[stage.instructions.start];
        let Arguments::From { image: Some(image), .. } = &from.arguments else { continue };
        let Base::Image(base) = &stage.base else { continue };
        let reference = base.resolved.as_ref().unwrap_or(&base.written);
        if reference.tag.as_ref().is_some_and(|t| t.text == "latest") && reference.digest.is_none() {
            findings.push(finding(from, image));
        }
    }
}

/// hadolint looks at the text alone: no variable is replaced, and the name of a stage is an image as well.
fn check_as_peer(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for from in &context.file.instructions {
        let Arguments::From { image: Some(image), .. } = &from.arguments else { continue };
        let read = PeerImage::read(&image.text);
        if read.tag == Some("latest") && !read.has_digest {
            findings.push(finding(from, image));
        }
    }
}

fn finding(from: &Instruction, image: &Word) -> Finding {
    // The tag's own characters where they stand in FROM; the variable's where they come from an ARG.
    let tag = ImageReference::read(&image.text).tag.map_or(TextRange::new(0, image.text.len()), |t| t.at);
    let at = TextRange::new(image.at.from() + tag.from(), image.at.from() + tag.to());
    let message = format!("`{}` is built from the moving tag `latest`", image.text);
    Finding::new(&RULE.meta, from.range, from.source(at), message)
        .help("Name the version that you tested, for example `debian:12.8-slim`, or pin the image by its digest.")
}
