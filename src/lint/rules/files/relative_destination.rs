//! # relative-destination
//!
//! ## What it does
//! Flags COPY and ADD with a relative destination where no WORKDIR of the file says what it is relative to.
//!
//! ## Why it is bad
//! Without a WORKDIR the files land in the working directory of the base image: often `/`, sometimes a folder that
//! its maintainers chose and may change. `COPY . .` into `/` spills an application over the system's own folders.
//!
//! From `scratch` the place is known to be `/`; that is reported as a hint only.
//!
//! ## Example
//! ```dockerfile flagged=2,4
//! FROM node:22.11
//! COPY package.json ./
//! RUN npm ci
//! COPY src src
//! ```
//! ```dockerfile fixed
//! FROM node:22.11
//! WORKDIR /app
//! COPY package.json ./
//! RUN npm ci
//! COPY src src
//! ```
//!
//! ```dockerfile flagged=2
//! FROM scratch
//! COPY server .
//! ```
//! ```dockerfile fixed
//! FROM scratch
//! COPY server /
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM node:22.11 AS build
//! WORKDIR /app
//! COPY package.json ./
//! FROM build
//! COPY src src
//! COPY --from=build /app/dist /srv/
//! ```
//!
//! ## Fix safety
//! From `scratch` the fix writes the path that the build uses now: safe. Elsewhere it adds `WORKDIR /app`, which
//! moves the files and all that follows: unsafe.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Instruction, Keyword, Word},
    lint::{
        Context, Rule,
        rules::{
            rule_file,
            support::{
                destination::{is_plain, is_rooted, is_rooted_for_peer, join, peer_text},
                peer_image::PeerImage,
                removal::insert_before,
                workdir::workdirs,
            },
        },
    },
    text::Edit,
};
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3045",
        slug: "relative-destination",
        aliases: &[],
        group: Group::Correctness,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "COPY to a relative destination without a WORKDIR lands wherever the base image stands",
        why: "Without a WORKDIR the files land in the working directory of the base image: it is not written here, and changes with the image.",
        sources: &[
            Source {
                title: "Docker docs, Dockerfile reference: COPY, destination",
                url: "https://docs.docker.com/reference/dockerfile/#copy",
            },
            Source { title: "hadolint wiki, DL3045", url: "https://github.com/hadolint/hadolint/wiki/DL3045" },
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
    let places = workdirs(context);
    let mut with_fix = HashSet::new();
    for (index, instruction) in context.file.instructions.iter().enumerate() {
        let Some((path, _)) = destination(instruction) else { continue };
        let place = &places[index];
        if place.is_set || is_rooted(&path.value) {
            continue;
        }
        // One WORKDIR in front of the first of them is enough for a whole stage.
        let is_first = context.stage_of(index).is_some_and(|stage| with_fix.insert(stage));
        findings.push(finding(context, instruction, path, place.path.as_deref(), is_first));
    }
}

/// hadolint knows stages by name, and images too: what was given a WORKDIR once keeps it for the next FROM of
/// that name.
fn check_as_peer(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut has_workdir: HashSet<Option<&str>> = HashSet::new();
    let mut stage: Option<&str> = None;
    let mut with_fix = HashSet::new();
    let places = workdirs(context);
    for (index, instruction) in context.file.instructions.iter().enumerate() {
        if let Arguments::From { image: Some(image), alias } = &instruction.arguments {
            let image = PeerImage::read(&image.text).name;
            stage = Some(alias.as_ref().map_or(image, |a| a.name.text.as_str()));
            if has_workdir.contains(&Some(image)) {
                has_workdir.insert(stage);
            } else {
                has_workdir.remove(&stage);
            }
        } else if instruction.keyword == Keyword::Workdir {
            has_workdir.insert(stage);
        } else if instruction.keyword == Keyword::Copy
            && let Some((path, exec)) = destination(instruction)
            && !has_workdir.contains(&stage)
            && !is_rooted_for_peer(peer_text(path, exec))
        {
            let is_first = context.stage_of(index).is_some_and(|stage| with_fix.insert(stage));
            findings.push(finding(context, instruction, path, places[index].path.as_deref(), is_first));
        }
    }
}

/// The destination of a COPY or ADD, and whether it stands in a JSON array.
fn destination(instruction: &Instruction) -> Option<(&Word, bool)> {
    match &instruction.arguments {
        Arguments::Transfer { paths, exec } if paths.len() > 1 => Some((paths.last()?, *exec)),
        _ => None,
    }
}

fn finding(
    context: &Context<'_>,
    instruction: &Instruction,
    path: &Word,
    place: Option<&str>,
    is_first: bool,
) -> Finding {
    let (keyword, written) = (instruction.keyword, &path.value);
    if let Some(place) = place {
        let absolute = join(place, written);
        let message = format!("{keyword} to `{written}` without a WORKDIR: the files land at `{absolute}`");
        let finding = Finding::new(&RULE.meta, instruction.range, path.range, message)
            .help(format!("Write the whole path, `{absolute}`, or set a WORKDIR before it."))
            .severity(Severity::Info);
        return if is_plain(&path.text) && !is_rooted(written) {
            let edit = Edit::replace(path.range, absolute.clone());
            finding.fix(Fix::safe(format!("Write `{absolute}`"), vec![edit]))
        } else {
            finding
        };
    }
    let message = format!("{keyword} to `{written}` without a WORKDIR: the files land wherever the base image stands");
    let finding = Finding::new(&RULE.meta, instruction.range, path.range, message)
        .help("Set a WORKDIR before it, or write the whole path.");
    if is_first {
        let edit = insert_before(context, instruction, "WORKDIR /app");
        finding.fix(Fix::risky("Set `WORKDIR /app` before it", vec![edit]))
    } else {
        finding
    }
}
