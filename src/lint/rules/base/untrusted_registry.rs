//! # untrusted-registry
//!
//! ## What it does
//! Flags base images from registries that the configuration does not name (`--trusted-registry`,
//! `trustedRegistries`). Without such a list it says nothing.
//!
//! ## Why it is bad
//! A base image is foreign code: it runs with all rights during the build and stays in the result. A list of
//! trusted registries keeps out images for which nobody answers, and names that only look like the right ones.
//!
//! ## Example
//! With `registry.example.com` trusted:
//! ```dockerfile flagged=1 trusted=registry.example.com
//! FROM alpine:3.20
//! ```
//!
//! ## Use instead
//! ```dockerfile clean trusted=registry.example.com
//! FROM registry.example.com/base/alpine:3.20 AS build
//! FROM build
//! FROM scratch
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say where the image is to be had.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Base, Instruction, Word},
    lint::{
        Context, Rule,
        rules::{
            rule_file,
            support::{peer_image::PeerImage, peer_stages::peer_stages},
        },
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3026",
        slug: "untrusted-registry",
        aliases: &[],
        group: Group::Security,
        severity: Severity::Error,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A base image from a registry that is not on the list of trusted ones",
        why: "An image is code that runs with all rights during the build: it should come from where somebody answers for it.",
        sources: &[
            Source {
                title: "Docker docs, Dockerfile reference: FROM",
                url: "https://docs.docker.com/reference/dockerfile/#from",
            },
            Source { title: "hadolint wiki, DL3026", url: "https://github.com/hadolint/hadolint/wiki/DL3026" },
        ],
        file: rule_file!(),
    },
    check,
};

/// What an image without a registry comes from.
const DOCKER_HUB: [&str; 2] = ["docker.io", "hub.docker.com"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.config.trusted_registries.is_empty() {
        return;
    }
    for (stage, peer) in context.stages.iter().zip(peer_stages(context)) {
        let from = &context.file.instructions[stage.instructions.start];
        let Arguments::From { image: Some(image), .. } = &from.arguments else { continue };
        let registry = if context.profile() == Profile::Hadolint {
            if peer.image == "scratch" || peer.base.is_some() {
                continue;
            }
            PeerImage::read(peer.image).registry.map(str::to_owned)
        } else {
            let Base::Image(base) = &stage.base else { continue };
            let Some(reference) = &base.resolved else { continue };
            reference.registry.as_ref().map(|r| r.text.clone())
        };
        if !is_trusted(context, registry.as_deref()) {
            findings.push(finding(from, image, registry.as_deref()));
        }
    }
}

fn is_trusted(context: &Context<'_>, registry: Option<&str>) -> bool {
    let patterns = &context.config.trusted_registries;
    let fits = |host: &str| patterns.iter().any(|pattern| matches(pattern, host));
    registry.map_or_else(|| DOCKER_HUB.iter().any(|host| fits(host)), fits)
}

/// `*` alone fits all; at an end of a pattern it stands for anything.
fn matches(pattern: &str, host: &str) -> bool {
    if let Some(end) = pattern.strip_prefix('*') {
        host.ends_with(end)
    } else if let Some(start) = pattern.strip_suffix('*') {
        host.starts_with(start)
    } else {
        pattern == host
    }
}

fn finding(from: &Instruction, image: &Word, registry: Option<&str>) -> Finding {
    let registry = registry.unwrap_or(DOCKER_HUB[0]);
    Finding::new(
        &RULE.meta,
        from.range,
        image.range,
        format!("`{}` comes from `{registry}`, which is not among the trusted registries", image.text),
    )
    .help("Take the image from a registry that your configuration trusts, or add this one to it.")
}
