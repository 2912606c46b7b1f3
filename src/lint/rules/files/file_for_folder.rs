//! # file-for-folder
//!
//! ## What it does
//! Flags COPY with several sources and a destination without a slash at its end.
//!
//! ## Why it is bad
//! Several files can only go into a folder, and the build knows a folder by the slash at the end of its path.
//! Without it the build stops.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM node:22
//! COPY package.json package-lock.json /srv
//! ```
//! ```dockerfile fixed
//! FROM node:22
//! COPY package.json package-lock.json /srv/
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM node:22
//! WORKDIR /srv
//! COPY package.json package-lock.json ./
//! COPY src test .
//! ```
//!
//! ## Fix safety
//! Safe: the line could not be built before.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Instruction, Keyword, Word},
    lint::{
        Context, Rule,
        rules::{rule_file, support::destination::peer_text},
    },
    text::{Edit, TextRange},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3021",
        slug: "file-for-folder",
        aliases: &[],
        group: Group::Correctness,
        severity: Severity::Error,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "Several files can only be copied into a folder",
        why: "With several sources the destination must be a folder, marked by a slash at its end: the build refuses anything else.",
        sources: &[
            Source {
                title: "Docker docs, Dockerfile reference: COPY",
                url: "https://docs.docker.com/reference/dockerfile/#copy",
            },
            Source { title: "hadolint wiki, DL3021", url: "https://github.com/hadolint/hadolint/wiki/DL3021" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for instruction in &context.file.instructions {
        let Arguments::Transfer { paths, exec } = &instruction.arguments else { continue };
        let Some((target, sources)) = paths.split_last() else { continue };
        if instruction.keyword != Keyword::Copy || sources.len() < 2 {
            continue;
        }
        let folder = match context.profile() {
            Profile::Hadolint => is_folder_for_peer(instruction, target, *exec),
            _ => is_folder(target),
        };
        if !folder {
            findings.push(finding(instruction, target, sources.len()));
        }
    }
}

/// hadolint wants the slash, and does not look at what an inline file would be copied to beside other sources.
fn is_folder_for_peer(instruction: &Instruction, target: &Word, exec: bool) -> bool {
    let is_mixed = instruction.heredocs.len() == 1;
    is_mixed || peer_text(target, exec).ends_with('/')
}

/// What the build takes for a folder, or what only the build knows.
fn is_folder(target: &Word) -> bool {
    let path = &target.value;
    path.ends_with(['/', '\\'])
        || path.ends_with("/.")
        || path.ends_with("/..")
        || matches!(path.as_str(), "." | "..")
        || path.contains('$')
}

fn finding(instruction: &Instruction, target: &Word, sources: usize) -> Finding {
    let path = &target.value;
    let finding = Finding::new(
        &RULE.meta,
        instruction.range,
        target.range,
        format!("{sources} sources can't all become the file `{path}`"),
    )
    .help("End the destination with a slash, which makes it a folder.");
    let inside = target.text.trim_end_matches(['"', '\'']).len();
    if inside == 0 || target.text.ends_with('\\') {
        return finding;
    }
    let at = instruction.source(TextRange::new(target.at.from(), target.at.from() + inside)).to();
    finding.fix(Fix::safe(format!("Write `{path}/`"), vec![Edit::insert(at, "/")]))
}
