//! # invalid-image-name
//!
//! ## What it does
//! Flags a FROM that names no image as long as the build is given no arguments: a variable in it has no default.
//!
//! ## Why it is bad
//! `docker build .` stops with "invalid reference format", and whoever reads the file can't tell which image is
//! meant, nor can tools that look for updates or known faults. A default documents what the image was tested with.
//!
//! ## Example
//! ```dockerfile flagged=2
//! ARG NODE_VERSION
//! FROM node:${NODE_VERSION}
//! ```
//!
//! A name that no image can have is refused whatever the arguments:
//! ```dockerfile flagged=1
//! FROM Ubuntu:24.04
//! ```
//! ```dockerfile fixed
//! FROM ubuntu:24.04
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! ARG NODE_VERSION=22.11
//! FROM node:${NODE_VERSION}
//! ```
//!
//! ## Fix safety
//! A name in upper case that is valid in lower case is rewritten; that is safe, as the build refuses what is
//! written now. Only you can say which default a variable should have.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Base, Instruction, Word, is_image_name, references},
    lint::{
        Context, Rule,
        rules::{
            rule_file,
            support::environment::{Environment, Environments},
        },
    },
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "InvalidDefaultArgInFrom",
        slug: "invalid-image-name",
        aliases: &[],
        group: Group::Portability,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::On(Severity::Warning),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "FROM names no image unless the build is given arguments",
        why: "`docker build .` stops at it, and neither people nor tools can tell from the file which image is meant.",
        sources: &[
            Source {
                title: "Docker docs, build checks: InvalidDefaultArgInFrom",
                url: "https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/",
            },
            Source {
                title: "Docker docs, Dockerfile reference: how ARG and FROM interact",
                url: "https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact",
            },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let environments = Environments::new(context);
    for stage in &context.stages {
        let from = &context.file.instructions[stage.instructions.start];
        let Arguments::From { image: Some(image), .. } = &from.arguments else { continue };
        let Some(resolved) = environments.globals().expand(&image.text, context.file.escape) else {
            // The build stops here, and BuildKit says no more about the names that follow.
            if context.profile() == Profile::Buildkit {
                break;
            }
            continue;
        };
        // The name of a stage in another case than it was given in finds no stage, but what it means is plain.
        let is_stage = matches!(stage.base, Base::Stage(_)) && context.profile() != Profile::Buildkit;
        if !is_image_name(&resolved) && !is_stage {
            findings.push(finding(context, environments.globals(), from, image, &resolved));
        }
    }
}

fn finding(context: &Context<'_>, globals: &Environment, from: &Instruction, image: &Word, resolved: &str) -> Finding {
    let written = &image.text;
    let finding = |message| Finding::new(&RULE.meta, from.range, image.range, message);
    let names: Vec<_> = references(written, context.file.escape).into_iter().map(|r| r.name).collect();
    if names.is_empty() {
        let lower = resolved.to_lowercase();
        let finding = finding(format!("`{written}` is no name that an image can have"))
            .why("The build refuses it: names of images are in lower case, letters and digits parted by `.`, `_`, `-` and `/`.")
            .severity(Severity::Error);
        if is_image_name(&lower) && lower.len() == written.len() {
            let fix = Fix::safe(format!("Write `{lower}`"), vec![Edit::replace(image.range, lower.clone())]);
            return finding.help(format!("Write `{lower}`.")).fix(fix);
        }
        return finding.help("Write the image's name as its registry shows it.");
    }
    let comes_to = if resolved.is_empty() { "nothing".to_owned() } else { format!("`{resolved}`") };
    let finding = finding(format!("without build arguments `{written}` comes to {comes_to}, which is no image"));
    match names.iter().find(|name| globals.value(name).is_none_or(|v| v.is_empty())) {
        // Asking for an argument may be meant.
        Some(name) => finding.help(format!("Give `{name}` a default: `ARG {name}=...`.")).severity(Severity::Info),
        None => finding.help("Change the default, so that an image's name comes out."),
    }
}
