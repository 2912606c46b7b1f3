//! # untrusted-registry
//!
//! ## What it does
//! Flags images from registries that the configuration does not name (`--trusted-registry`, `trustedRegistries`): those
//! that stages start from, and those that COPY and `RUN --mount` take files from. Without such a list it says nothing.
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
//! ```dockerfile flagged=2,3 trusted=registry.example.com
//! FROM registry.example.com/base/alpine:3.20
//! COPY --from=nginx:1.27 /etc/nginx/mime.types /etc/
//! RUN --mount=from=golang:1.23,target=/go make
//! ```
//!
//! ## Use instead
//! ```dockerfile clean trusted=registry.example.com
//! FROM registry.example.com/base/alpine:3.20 AS build
//! FROM build
//! COPY --from=build /etc/passwd /etc/
//! FROM scratch
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say where the image is to be had.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Base, Flag, ImageReference, Instruction, Keyword, Word},
    lint::{
        Context, Rule,
        rules::{
            rule_file,
            support::{peer_image::PeerImage, peer_stages::peer_stages},
        },
    },
    text::TextRange,
};
use std::collections::HashSet;

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
        summary: "An image from a registry that is not on the list of trusted ones",
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
            findings.push(finding(from, &image.text, image.range, registry.as_deref()));
        }
    }
    check_copied(context, findings);
}

/// Images that files are taken from.
fn check_copied(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let is_peer = context.profile() == Profile::Hadolint;
    let named = |name: &str| if is_peer { name.to_owned() } else { name.to_ascii_lowercase() };
    let mut stages: HashSet<String> = HashSet::new();
    for (outer, instruction) in context.instructions() {
        if let Arguments::From { alias: Some(alias), .. } = &instruction.arguments {
            stages.insert(named(if is_peer { &alias.name.text } else { &alias.name.value }));
        }
        if is_peer && outer.keyword == Keyword::Onbuild {
            continue;
        }
        let untrusted = images(instruction, is_peer).into_iter().filter_map(|(image, range)| {
            // hadolint takes the number of a stage for an image.
            let is_known = image.eq_ignore_ascii_case("scratch")
                || stages.contains(&named(&image))
                || (!is_peer && (image.contains('$') || image.parse::<u32>().is_ok()));
            if is_known {
                return None;
            }
            let registry = if is_peer {
                PeerImage::read(&image).registry.map(str::to_owned)
            } else {
                ImageReference::read(&image).registry.map(|r| r.text)
            };
            (!is_trusted(context, registry.as_deref())).then(|| finding(outer, &image, range, registry.as_deref()))
        });
        // hadolint speaks of an instruction once.
        findings.extend(untrusted.take(if is_peer { 1 } else { usize::MAX }));
    }
}

/// What a COPY or a RUN takes files from, each with its place.
fn images(instruction: &Instruction, is_peer: bool) -> Vec<(String, TextRange)> {
    match instruction.keyword {
        Keyword::Copy => {
            let from = instruction.flag("from").and_then(|f| f.value.as_ref());
            let text = |w: &Word| if is_peer { w.text.clone() } else { w.value.clone() };
            from.filter(|w| !w.value.is_empty()).map(|w| (text(w), w.range)).into_iter().collect()
        }
        Keyword::Run => {
            let mounts = instruction.flags.iter().filter(|f| f.name == "mount");
            let from = mounts.flat_map(Flag::options).filter(|o| o.name == "from");
            from.filter_map(|o| Some((o.value.filter(|v| !v.is_empty())?, instruction.source(o.at)))).collect()
        }
        _ => Vec::new(),
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

fn finding(instruction: &Instruction, image: &str, range: TextRange, registry: Option<&str>) -> Finding {
    let registry = registry.unwrap_or(DOCKER_HUB[0]);
    Finding::new(
        &RULE.meta,
        instruction.range,
        range,
        format!("`{image}` comes from `{registry}`, which is not among the trusted registries"),
    )
    .help("Take the image from a registry that your configuration trusts, or add this one to it.")
}
