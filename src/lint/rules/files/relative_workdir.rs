//! # relative-workdir
//!
//! ## What it does
//! Flags a WORKDIR with a relative path.
//!
//! ## Why it is bad
//! A relative path starts from wherever the build stands: from an earlier WORKDIR, or from the working directory
//! of the base image, which is not written here and may change with its next release. Whoever moves a line or
//! changes the base image moves the files as well.
//!
//! Behind an absolute WORKDIR of the same file the place is known; that is reported as a hint only.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM node:22.11
//! WORKDIR app
//! ```
//! ```dockerfile fixed
//! FROM node:22.11
//! WORKDIR /app
//! ```
//!
//! A chain of relative paths has to be added up by the reader:
//! ```dockerfile flagged=3,4
//! FROM node:22.11
//! WORKDIR /srv
//! WORKDIR app
//! WORKDIR ../data
//! ```
//! ```dockerfile fixed
//! FROM node:22.11
//! WORKDIR /srv
//! WORKDIR /srv/app
//! WORKDIR /srv/data
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM node:22.11
//! ENV HOME=/home/node
//! WORKDIR /srv/app
//! WORKDIR $HOME
//! ```
//!
//! ## Fix safety
//! Safe behind an absolute WORKDIR of the same file, and from `scratch`: the path is the one that the build
//! arrives at now. Unsafe otherwise: the fix takes `/` as the base image's working directory, which the text
//! can't tell.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Base, Instruction, Keyword, Word},
    lint::{
        Context, Rule,
        rules::{
            rule_file,
            support::{
                destination::{behind_keyword, is_plain, is_rooted, is_rooted_for_peer, join},
                environment::Environments,
                workdir::{Workdir, workdirs},
            },
        },
    },
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3000",
        slug: "relative-workdir",
        aliases: &["WorkdirRelativePath"],
        group: Group::Correctness,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::On(Severity::Warning),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A relative WORKDIR depends on where the build happens to stand",
        why: "A relative path starts from the working directory that the base image or an earlier line left behind: where the files end up is written nowhere.",
        sources: &[
            Source {
                title: "Docker docs, build checks: WorkdirRelativePath",
                url: "https://docs.docker.com/reference/build-checks/workdir-relative-path/",
            },
            Source {
                title: "Docker docs, building best practices: WORKDIR",
                url: "https://docs.docker.com/build/building/best-practices/#workdir",
            },
            Source { title: "hadolint wiki, DL3000", url: "https://github.com/hadolint/hadolint/wiki/DL3000" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    match context.profile() {
        Profile::Hadolint => check_as_hadolint(context, findings),
        Profile::Buildkit => check_as_buildkit(context, findings),
        Profile::Plimsoll => check_paths(context, findings),
    }
}

fn check_paths(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let places = workdirs(context);
    for (index, outer) in context.file.instructions.iter().enumerate() {
        let Some(path) = workdir_path(outer.triggered()) else { continue };
        if is_rooted(&path.value) {
            continue;
        }
        // A trigger runs in another build, whose place nobody knows yet.
        let place = if outer.keyword == Keyword::Onbuild { Workdir::default() } else { places[index].clone() };
        findings.push(finding(outer, path, &place));
    }
}

/// hadolint takes every WORKDIR by itself.
fn check_as_hadolint(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let places = workdirs(context);
    for (index, instruction) in context.file.instructions.iter().enumerate() {
        let Some(path) = workdir_path(instruction) else { continue };
        if !is_rooted_for_peer(behind_keyword(instruction)) {
            findings.push(finding(instruction, path, &places[index]));
        }
    }
}

/// `BuildKit` looks at the first WORKDIR of a chain of stages only, replaces variables, unknown ones by nothing,
/// and knows the paths of Linux only.
fn check_as_buildkit(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let places = workdirs(context);
    let mut environments = Environments::new(context);
    // Whether a stage has a WORKDIR at its end, triggers counted.
    let mut at_end: Vec<bool> = Vec::with_capacity(context.stages.len());
    for stage in &context.stages {
        let mut is_set = matches!(stage.base, Base::Stage(n) if at_end.get(n) == Some(&true));
        environments.walk(context, stage, |step, environment| {
            let Some(path) = workdir_path(step.instruction) else { return };
            if std::mem::replace(&mut is_set, true) {
                return;
            }
            let resolved = environment.expand(&path.text, context.file.escape).unwrap_or_default();
            if !resolved.starts_with('/') {
                let mut finding = finding(step.outer, path, &places[step.index]);
                if step.is_trigger {
                    finding.range = step.outer.keyword_range;
                    finding.fixes.clear();
                }
                findings.push(finding);
            }
        });
        at_end.push(is_set);
    }
}

fn workdir_path(instruction: &Instruction) -> Option<&Word> {
    match (&instruction.arguments, instruction.keyword) {
        (Arguments::Text(Some(path)), Keyword::Workdir) => Some(path),
        _ => None,
    }
}

fn finding(outer: &Instruction, path: &Word, place: &Workdir) -> Finding {
    let written = &path.value;
    let known = place.path.as_ref().map(|base| join(base, written));
    let absolute = known.clone().unwrap_or_else(|| join("/", written));
    let (message, help, severity) = match &known {
        Some(path) => (
            format!("WORKDIR `{written}` is relative: the build stands at `{path}` then"),
            format!("Write `WORKDIR {path}`."),
            Severity::Info,
        ),
        None if place.is_set => (
            format!("WORKDIR `{written}` is relative to the WORKDIR before it"),
            "Write the whole path.".to_owned(),
            Severity::Info,
        ),
        None => (
            format!("WORKDIR `{written}` is relative to the base image's working directory"),
            format!("Write the whole path, for example `WORKDIR {absolute}`."),
            Severity::Warning,
        ),
    };
    let finding = Finding::new(&RULE.meta, outer.range, path.range, message).help(help).severity(severity);
    let fits = is_plain(&path.text) && !is_rooted(written);
    let edits = vec![Edit::replace(path.range, absolute.clone())];
    let title = format!("Write `{absolute}`");
    match (known, place.is_set) {
        (Some(_), _) if fits => finding.fix(Fix::safe(title, edits)),
        (None, false) if fits && outer.keyword == Keyword::Workdir => finding.fix(Fix::risky(title, edits)),
        _ => finding,
    }
}
