//! # unknown-stage
//!
//! ## What it does
//! Flags `COPY --from=name` where no stage in front of it has that name or number, unless it is an image with a
//! tag or a digest.
//!
//! ## Why it is bad
//! What is no stage is an image: the build pulls `name:latest` from a registry. Either the stage is misspelt,
//! and the build fails or takes a stranger's files, or the files come from an image whose version nobody chose.
//!
//! ## Example
//! ```dockerfile flagged=3
//! FROM golang:1.23 AS build
//! FROM alpine:3.20
//! COPY --from=biuld /bin/app /bin/app
//! ```
//! ```dockerfile fixed
//! FROM golang:1.23 AS build
//! FROM alpine:3.20
//! COPY --from=build /bin/app /bin/app
//! ```
//!
//! ## Use instead
//! A stage in front of it, or an image with its version:
//! ```dockerfile clean
//! FROM golang:1.23 AS build
//! FROM alpine:3.20
//! COPY --from=build /bin/app /bin/app
//! COPY --from=nginx:1.27 /etc/nginx/mime.types /etc/nginx/
//! ```
//!
//! ## Fix safety
//! Unsafe: a name that is nearly that of an earlier stage becomes that name. Nothing is offered for other names:
//! only you can say which image in which version is meant.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, ImageReference, Instruction, Keyword, Word},
    lint::{Context, Rule, rules::rule_file},
    text::{Edit, nearest},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3022",
        slug: "unknown-stage",
        aliases: &[],
        group: Group::UsingLatest,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "COPY --from a name that no stage has takes files from an image of any age",
        why: "A name that no earlier stage has is an image, pulled from a registry without a version: a misspelt stage, or files that differ from day to day.",
        sources: &[
            Source {
                title: "Docker docs, Dockerfile reference: COPY --from",
                url: "https://docs.docker.com/reference/dockerfile/#copy---from",
            },
            Source { title: "hadolint wiki, DL3022", url: "https://github.com/hadolint/hadolint/wiki/DL3022" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut stages: Vec<Option<&str>> = Vec::new();
    for instruction in &context.file.instructions {
        if let Arguments::From { alias, .. } = &instruction.arguments {
            stages.push(alias.as_ref().map(|a| a.name.text.as_str()));
        }
        let Some(from) = instruction.flag("from").and_then(|f| f.value.as_ref()) else { continue };
        if instruction.keyword != Keyword::Copy {
            continue;
        }
        let is_known = match context.profile() {
            Profile::Hadolint => is_known_for_hadolint(&from.text, &stages),
            _ => is_known(&from.value, &stages),
        };
        if !is_known {
            let finding = finding(context, instruction, from);
            let near = nearest(&from.value, stages.iter().flatten().copied()).filter(|_| from.text == from.value);
            findings.push(match near {
                Some(name) => {
                    let edit = Edit::replace(from.range, name);
                    finding.fix(Fix::risky(format!("Write `{name}`"), vec![edit]))
                }
                None => finding,
            });
        }
    }
}

/// hadolint wants a colon in the name of an image, compares the names of stages letter by letter, and takes the
/// digits at the start for a stage's number.
fn is_known_for_hadolint(from: &str, stages: &[Option<&str>]) -> bool {
    let digits = &from[..from.len() - from.trim_start_matches(|c: char| c.is_ascii_digit()).len()];
    from.contains(':')
        || stages.contains(&Some(from))
        || digits.parse::<usize>().is_ok_and(|number| number < stages.len())
}

/// An earlier stage, an image with a version, or something that only the build knows.
fn is_known(from: &str, stages: &[Option<&str>]) -> bool {
    let image = ImageReference::read(from);
    let is_stage = |name: &str| name.eq_ignore_ascii_case(from);
    from.contains('$')
        || stages.iter().flatten().copied().any(is_stage)
        || from.parse::<usize>().is_ok_and(|number| number < stages.len())
        || image.tag.is_some()
        || image.digest.is_some()
}

fn finding(context: &Context<'_>, instruction: &Instruction, from: &Word) -> Finding {
    let name = &from.value;
    let mut names = context.stages.iter().filter_map(|s| s.name.as_deref());
    let (message, help) = if names.any(|stage| stage.eq_ignore_ascii_case(name)) {
        let message =
            format!("no stage in front of this line is called `{name}`: the one of that name stands behind it");
        (message, "Move that stage in front of this one.")
    } else if name.chars().all(|c| c.is_ascii_digit()) {
        let message = format!("there is no stage number {name} in front of this line");
        (message, "Give the stage a name with `FROM ... AS name`, and use it here.")
    } else {
        let message = format!("no stage is called `{name}`, so it is an image in whatever version there is");
        (message, "Write the name of an earlier stage, or the image with a tag or a digest.")
    };
    Finding::new(&RULE.meta, instruction.range, from.range, message).help(help)
}
