//! # untagged-image
//!
//! ## What it does
//! Flags a base image that is named without a tag and without a digest.
//!
//! ## Why it is bad
//! Without a tag Docker takes `latest`, whatever its maintainers pushed last: the same Dockerfile builds something
//! else next week, and nobody can say which version runs. That the tag is not written hides it as well.
//!
//! ## Example
//! ```dockerfile flagged=1,2
//! FROM debian
//! FROM registry.example.com:5000/team/app
//! ```
//!
//! An ARG with a default is read through:
//! ```dockerfile flagged=2
//! ARG IMAGE=node
//! FROM ${IMAGE}
//! ```
//!
//! ## Use instead
//! A tag that names a version, or a digest:
//! ```dockerfile clean
//! FROM debian:12.8-slim AS base
//! FROM debian@sha256:10901ccd8d249047f9761845b4594f121edef079cfd8224edebd9ea726f0a7f6
//! FROM base
//! FROM scratch
//! ```
//!
//! An image that only the one who builds can know is left alone:
//! ```dockerfile clean
//! ARG IMAGE
//! FROM ${IMAGE}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say which version it should be.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Base, BaseImage, Instruction, Word},
    lint::{
        Context, Rule,
        rules::{rule_file, support::peer_image::PeerImage},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3006",
        slug: "untagged-image",
        aliases: &[],
        group: Group::UsingLatest,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A base image without a tag is `latest`, and changes from build to build",
        why: "Without a tag Docker takes `latest`, whatever was pushed last: the same file builds something else next week, and nobody can say which version runs.",
        sources: &[
            Source {
                title: "Docker docs, building best practices",
                url: "https://docs.docker.com/build/building/best-practices/#pin-base-image-versions",
            },
            Source { title: "hadolint wiki, DL3006", url: "https://github.com/hadolint/hadolint/wiki/DL3006" },
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
        if is_untagged(base) {
            findings.push(finding(from, image, base.resolved.as_ref().map(|r| r.repository.text.as_str())));
        }
    }
}

/// Without tag and digest, as far as the text tells: a variable in the last part may hold either.
fn is_untagged(base: &BaseImage) -> bool {
    let image = base.resolved.as_ref().unwrap_or(&base.written);
    let last_part = image.repository.text.rsplit('/').next().unwrap_or_default();
    image.tag.as_ref().is_none_or(|t| t.text.is_empty()) && image.digest.is_none() && !last_part.contains(['$', '}'])
}

fn check_as_peer(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut names: Vec<&str> = Vec::new();
    for from in &context.file.instructions {
        let Arguments::From { image: Some(image), alias } = &from.arguments else { continue };
        let read = PeerImage::read(&image.text);
        let is_exempt = read.name == "scratch" || read.name.starts_with('$') || names.contains(&read.name);
        if read.tag.is_none() && !read.has_digest && !is_exempt {
            findings.push(finding(from, image, None));
        }
        names.extend(alias.iter().map(|a| a.name.text.as_str()));
    }
}

fn finding(from: &Instruction, image: &Word, resolved: Option<&str>) -> Finding {
    let written = image.text.as_str();
    let message = match resolved.filter(|name| *name != written) {
        Some(name) => format!("`{written}` comes down to `{name}`, which has no tag: the build takes `{name}:latest`"),
        None => format!("`{written}` has no tag: the build takes `{written}:latest`"),
    };
    Finding::new(&RULE.meta, from.range, image.range, message)
        .help("Name the version that you tested, for example `debian:12.8-slim`, or pin the image by its digest.")
}
