//! # moving-tag
//!
//! ## What it does
//! Flags a base image whose tag is no version, or so short a one that other releases come under it: `stable`, `lts`,
//! `alpine` alone, a branch, or a major number alone. Tags without anything and `latest` have rules of their own.
//!
//! ## Why it is bad
//! The talk "Going Production with Docker and Swarm" calls it using latest: builds become unpredictable. `node:lts` jumps
//! from one major version to the next on a day that its maintainers choose, and `postgres:16` may be another release
//! on each machine that builds.
//!
//! A warning for tags without a version and for a major number alone. A note for a line of releases (`python:3.12`,
//! `debian:bookworm-slim`), which gets fixes and no features: often what one wants, as long as somebody knows. Silent for
//! a full version, a date, a commit and a digest.
//!
//! ## Example
//! ```dockerfile flagged=1,2,3
//! FROM node:lts-alpine AS build
//! FROM nginx:alpine
//! FROM postgres:16
//! ```
//!
//! An ARG with a default is read through:
//! ```dockerfile flagged=2
//! ARG NODE_VERSION=20
//! FROM node:${NODE_VERSION}-alpine
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM node:22.11.0-alpine3.20 AS build
//! FROM ubuntu:jammy-20240530
//! FROM postgres:16@sha256:10901ccd8d249047f9761845b4594f121edef079cfd8224edebd9ea726f0a7f6
//! ```
//!
//! An update tool can raise the version, one reviewed change at a time.
//!
//! ## Fix safety
//! There is only a pattern to fill in: the text does not tell which version you tested.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Base},
    lint::{
        Context, Rule,
        knowledge::{
            services::image_name,
            tags::{Motion, motion},
        },
        rules::rule_file,
    },
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL201",
        slug: "moving-tag",
        aliases: &[],
        group: Group::UsingLatest,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A base image whose tag names no full version changes from build to build",
        why: "The tag is moved to other releases: the same Dockerfile builds something else next month, and nobody can say which version runs.",
        sources: &[
            Source {
                title: "Docker docs, building best practices: pin base image versions",
                url: "https://docs.docker.com/build/building/best-practices/#pin-base-image-versions",
            },
            Source {
                title: "Bret Fisher, Going Production with Docker and Swarm (2017), anti-pattern: using latest",
                url: "https://www.bretfisher.com/",
            },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in &context.stages {
        let from = &context.file.instructions[stage.instructions.start];
        let Arguments::From { image: Some(word), .. } = &from.arguments else { continue };
        let Base::Image(base) = &stage.base else { continue };
        let Some(reference) = &base.resolved else { continue };
        let Some(tag) = reference.tag.as_ref().filter(|t| !t.text.is_empty() && t.text != "latest") else { continue };
        if reference.digest.is_some() || tag.text.contains('$') {
            continue;
        }
        let name = image_name(reference);
        let written = &word.text;
        let (message, severity) = match motion(&name, &tag.text) {
            Motion::Fixed => continue,
            Motion::Line => (
                format!("the tag `{}` of `{written}` is a line of releases, not one release", tag.text),
                Severity::Info,
            ),
            Motion::Major => (
                format!("the tag `{}` of `{written}` names a major version only: any release of it may come", tag.text),
                Severity::Warning,
            ),
            Motion::Any => (
                format!("the tag `{}` of `{written}` names no version: any release may come", tag.text),
                // Images without versions, such as distroless, can be pinned by digest only.
                if name.contains("distroless") { Severity::Info } else { Severity::Warning },
            ),
        };
        let help = if severity == Severity::Info {
            "Where builds must repeat exactly, add the digest (`docker buildx imagetools inspect IMAGE` shows it) or name the full version. Otherwise rebuild often, and know that fixes come with it."
        } else {
            "Name the version that you tested, as precisely as the image has it: `node:22.11.0-alpine3.20`; or add the digest that `docker buildx imagetools inspect IMAGE` shows."
        };
        let finding = Finding::new(&RULE.meta, from.range, word.range, message).severity(severity).help(help);
        let edit = Edit::insert(word.range.to(), "@sha256:DIGEST");
        findings.push(finding.fix(Fix::display("Pin it by digest", vec![edit])));
    }
}
