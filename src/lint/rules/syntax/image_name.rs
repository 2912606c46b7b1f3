//! # image-name
//!
//! ## What it does
//! Flags an image whose reference can't be: capital letters in its name, an empty tag, signs that no name has; one that
//! a stage starts from or that COPY takes files from.
//!
//! ## Why it is bad
//! The build stops. Names of images are lower case; a name in capitals is mostly a stage that does not stand before
//! this line, or a place that someone forgot to fill in.
//!
//! ## Example
//! ```dockerfile flagged=1,2
//! FROM Debian:12.8
//! FROM debian:
//! ```
//! ```dockerfile fixed
//! FROM debian:12.8
//! FROM debian:
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8 AS base
//! FROM base
//! FROM registry.example.com:5000/team/my-app_2:1.0-RC.1
//! ```
//!
//! ## Fix safety
//! Capitals become small letters; unsafe, since a stage or a variable may have been meant.

use super::refusal::{self, Described, Refusal, Refused};
use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Base, ImageReference, Instruction, Keyword, Word, is_image_name},
    lint::{
        Context, Rule,
        rules::{rule_file, support::peer_image::PeerImage},
    },
    text::{Edit, TextRange},
};
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0023",
        slug: "image-name",
        aliases: &["DL1000"],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A base image whose name can't be",
        why: "The build stops: a reference to an image has its name in lower case, and a tag and a digest if their signs stand there.",
        sources: &[Source {
            title: "Docker docs, docker image tag: the format of references",
            url: "https://docs.docker.com/reference/cli/docker/image/tag/",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.profile() == Profile::Hadolint {
        if let Some(Refusal { what: Refused::ImageName(from), place }) = refusal::first(context)
            && let Some(image) = image_of(from)
        {
            findings.push(refusal::finding_at(&RULE.meta, image.range, place, described(image)));
        }
        return;
    }
    for stage in &context.stages {
        let from = &context.file.instructions[stage.instructions.start];
        let Some(image) = image_of(from) else { continue };
        // With variables in it only their values could tell.
        if image.text.contains(['$', '"', '\'', '\\', '`']) {
            continue;
        }
        let described = match &stage.base {
            Base::Image(base) if !fits(&base.written) => described(image),
            // The build looks for stages by their names in small letters.
            Base::Stage(_) if image.text.chars().any(|c| c.is_ascii_uppercase()) => described(image),
            // So is the empty image.
            Base::Scratch if image.text != "scratch" => described(image),
            _ => continue,
        };
        let finding = Finding::new(&RULE.meta, from.range, image.range, described.message).help(described.help);
        findings.push(match described.fix {
            Some(fix) => finding.fix(fix),
            None => finding,
        });
    }
    check_copied(context, findings);
}

/// Images that COPY takes files from, and that RUN mounts.
fn check_copied(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // One that only begins further down is another rule's matter.
    let names = context.stages.iter().filter_map(|s| s.name.as_ref());
    let stages: HashSet<String> = names.map(|name| name.to_ascii_lowercase()).collect();
    for (outer, instruction) in context.instructions() {
        // What ONBUILD keeps is looked at where it goes off.
        if outer.keyword == Keyword::Onbuild && context.profile() == Profile::Buildkit {
            continue;
        }
        let copied = instruction.flag("from").filter(|_| instruction.keyword == Keyword::Copy);
        let copied = copied.and_then(|f| f.value.as_ref()).map(|from| (from.value.clone(), from.range));
        let mounted = instruction.flags.iter().filter(|f| f.name == "mount" && instruction.keyword == Keyword::Run);
        let mounted = mounted.filter_map(|f| Some((f.option("from")?, f.range)));
        for (name, range) in copied.into_iter().chain(mounted) {
            let is_other = name.is_empty() || name.contains('$') || name.parse::<i64>().is_ok();
            if is_other || is_image_name(&name) || stages.contains(&name.to_ascii_lowercase()) {
                continue;
            }
            let message = format!("`{name}` can't be a reference to an image, and no stage is called so");
            findings.push(
                Finding::new(&RULE.meta, outer.range, range, message)
                    .help("Write the name of a stage, or an image's name in lower case with a tag or a whole digest."),
            );
        }
    }
}

fn image_of(from: &Instruction) -> Option<&Word> {
    match &from.arguments {
        Arguments::From { image, .. } => image.as_ref(),
        _ => None,
    }
}

/// Where hadolint stops: it looks for a name, for something behind `:` and `@`, and for one tag only.
pub(super) fn place(from: &Instruction) -> Option<usize> {
    let image = image_of(from)?;
    let read = PeerImage::read(&image.text);
    let is_empty = read.name.is_empty() || read.tag == Some("") || image.text.ends_with('@');
    let has_two_tags = read.tag.is_some_and(|t| t.contains(':') && !t.contains(['$', '/']));
    (is_empty || has_two_tags).then(|| image.range.from())
}

fn described(image: &Word) -> Described {
    let text = image.text.as_str();
    let lower = text.to_lowercase();
    let only_capitals = lower != text && fits(&ImageReference::read(&lower));
    if only_capitals && !text.contains(':') {
        let edit = Edit::replace(image.range, lower.clone());
        return Described::new(
            format!("`{text}` can't be the name of an image: it has capital letters"),
            "Write it in lower case, a stage's name too; the stage has to stand before this line.",
        )
        .fix(Some(Fix::risky(format!("Write `{lower}`"), vec![edit])));
    }
    let name_end = text.find([':', '@']).unwrap_or(text.len());
    let name = text[..name_end].to_lowercase();
    if only_capitals && name != text[..name_end] {
        let range = TextRange::new(image.range.from(), image.range.from() + name_end);
        return Described::new(
            format!("`{text}` can't be an image: its name has capital letters"),
            format!("Write `{name}`."),
        )
        .fix(
            (image.range.len() == text.len())
                .then(|| Fix::risky(format!("Write `{name}`"), vec![Edit::replace(range, name.clone())])),
        );
    }
    Described::new(
        format!("`{text}` can't be a reference to an image"),
        "Write the name, and behind `:` a tag or behind `@` a digest.",
    )
}

/// Whether the parts of a reference are what a registry takes.
fn fits(image: &ImageReference) -> bool {
    let registry = image.registry.as_ref().is_none_or(|r| is_host(&r.text));
    let repository = image.repository.text.split('/').all(is_component);
    let tag = image.tag.as_ref().is_none_or(|t| is_tag(&t.text));
    let digest = image.digest.as_ref().is_none_or(|d| is_digest(&d.text));
    registry && repository && tag && digest
}

fn is_host(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || ".-:[]".contains(c))
}

/// Letters and digits, parted by a dot, one or two underscores, or dashes.
fn is_component(text: &str) -> bool {
    let inside = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    text.starts_with(inside)
        && text.ends_with(inside)
        && text.chars().all(|c| inside(c) || "._-".contains(c))
        && !["..", "___", "._", "_.", ".-", "-.", "_-", "-_"].iter().any(|pair| text.contains(pair))
}

fn is_tag(text: &str) -> bool {
    text.len() <= 128
        && text.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
}

/// An algorithm and a hexadecimal number.
fn is_digest(text: &str) -> bool {
    text.split_once(':').is_some_and(|(algorithm, hex)| {
        algorithm.starts_with(|c: char| c.is_ascii_alphabetic())
            && hex.len() >= 32
            && hex.chars().all(|c| c.is_ascii_hexdigit())
    })
}
