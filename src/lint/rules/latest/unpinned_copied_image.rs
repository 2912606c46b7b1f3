//! # unpinned-copied-image
//!
//! ## What it does
//! Flags images that `COPY --from` and `RUN --mount=from` take files from, and that have no tag or one that moves.
//!
//! ## Why it is bad
//! What is copied becomes part of the image, just as its base does: a tool copied from `composer:latest` is another one
//! next week. Such images are easily overlooked, since no FROM names them.
//!
//! ## Example
//! ```dockerfile flagged=2,3
//! FROM php:8.2.20-fpm-bookworm
//! COPY --from=composer /usr/bin/composer /usr/bin/composer
//! COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/uv
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM php:8.2.20-fpm-bookworm AS base
//! COPY --from=composer:2.7.7 /usr/bin/composer /usr/bin/composer
//! FROM base
//! COPY --from=base /usr/bin/composer /usr/local/bin/
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say which version it should be.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::{ImageReference, Instruction, Keyword},
    lint::{
        Context, Rule,
        knowledge::{
            services::image_name,
            tags::{Motion, motion},
        },
        rules::rule_file,
    },
};
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL202",
        slug: "unpinned-copied-image",
        aliases: &[],
        group: Group::UsingLatest,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "Files are copied from an image that changes from build to build",
        why: "What is copied becomes part of the image as its base does: without a version it is another one next week.",
        sources: &[Source {
            title: "Docker docs, Dockerfile reference: COPY --from",
            url: "https://docs.docker.com/reference/dockerfile/#copy---from",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // Each name with the first stage that has it.
    let mut first: HashMap<String, usize> = HashMap::new();
    for stage in &context.stages {
        if let Some(name) = &stage.name {
            first.entry(name.to_ascii_lowercase()).or_insert(stage.index);
        }
    }
    for (index, instruction) in context.file.instructions.iter().enumerate() {
        let triggered = instruction.triggered();
        let stage = context.stage_of(index).unwrap_or_default();
        for name in sources(triggered) {
            let is_stage =
                name.parse::<usize>().is_ok() || first.get(&name.to_ascii_lowercase()).is_some_and(|&n| n < stage);
            // A name that is no stage and has neither tag nor folder is most likely a named context or a slip.
            if is_stage || name.contains('$') || name.is_empty() {
                continue;
            }
            findings.extend(judge(instruction, triggered, &name));
        }
    }
}

/// What an instruction copies from or mounts.
fn sources(instruction: &Instruction) -> Vec<String> {
    let from = instruction.flag_value("from").map(str::to_owned).filter(|_| instruction.keyword == Keyword::Copy);
    let mounts = instruction.flags.iter().filter(|f| f.name == "mount").filter_map(|f| f.option("from"));
    from.into_iter().chain(mounts).collect()
}

/// Images without a tag that are known to be images: others may be contexts with a name of their own.
const KNOWN: &[&str] = &[
    "composer", "node", "golang", "python", "nginx", "busybox", "alpine", "docker", "rust", "maven", "gradle",
    "debian", "ubuntu", "ruby", "php",
];

fn judge(outer: &Instruction, instruction: &Instruction, name: &str) -> Option<Finding> {
    let reference = ImageReference::read(name);
    if reference.digest.is_some() {
        return None;
    }
    let range = instruction.flag("from").map_or(outer.keyword_range, |f| f.range);
    let plain = image_name(&reference);
    let (message, severity) = match &reference.tag {
        None if name.contains('/') || KNOWN.contains(&plain.as_str()) => (
            format!("files are taken from `{name}`, which has no tag: the build takes `{name}:latest`"),
            Severity::Warning,
        ),
        None => return None,
        Some(tag) if tag.text == "latest" => {
            (format!("files are taken from `{name}`, which is whatever was pushed last"), Severity::Warning)
        }
        Some(tag) => match motion(&plain, &tag.text) {
            Motion::Fixed => return None,
            Motion::Line => (format!("files are taken from `{name}`, whose tag is a line of releases"), Severity::Info),
            Motion::Major | Motion::Any => {
                (format!("files are taken from `{name}`, whose tag moves from release to release"), Severity::Warning)
            }
        },
    };
    Some(
        Finding::new(&RULE.meta, outer.range, range, message)
            .severity(severity)
            .help("Name the version that you tested, for example `composer:2.7.7`, or pin the image by its digest."),
    )
}
