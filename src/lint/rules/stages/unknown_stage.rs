//! # unknown-stage
//!
//! ## What it does
//! Flags `COPY --from=name` where no stage in front of it has that name or number, unless it is an image with a
//! tag or a digest. A number that no stage has, a stage that only begins further down and a variable stop the build:
//! these are errors.
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
use std::collections::{HashMap, HashSet};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3022",
        slug: "unknown-stage",
        aliases: &[],
        group: Group::UsingLatest,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::On(Severity::Error),
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

/// Among how many names of stages a slip is looked for.
const NAMES: usize = 256;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut begin: HashMap<String, usize> = HashMap::new();
    for stage in &context.stages {
        if let Some(name) = &stage.name {
            begin.entry(name.to_ascii_lowercase()).or_insert(stage.index);
        }
    }
    let mut stages = Stages { begin, written: HashSet::new(), so_far: 0 };
    for instruction in &context.file.instructions {
        if let Arguments::From { alias, .. } = &instruction.arguments {
            stages.so_far += 1;
            stages.written.extend(alias.as_ref().map(|a| a.name.text.as_str()));
        }
        let Some(from) = instruction.flag("from").and_then(|f| f.value.as_ref()) else { continue };
        if instruction.keyword != Keyword::Copy {
            continue;
        }
        let stops = context.profile() != Profile::Hadolint && stages.stop_the_build(&from.value);
        let is_known = match context.profile() {
            Profile::Hadolint => stages.are_known_to_hadolint(&from.text),
            Profile::Buildkit => !stops,
            Profile::Plimsoll => !stops && stages.know(&from.value),
        };
        if is_known {
            continue;
        }
        let finding = finding(instruction, from, stages.begin.contains_key(&from.value.to_ascii_lowercase()));
        let finding = if stops { finding.severity(Severity::Error) } else { finding };
        let before = context.stages.iter().take(stages.so_far).rev().take(NAMES);
        let names = before.filter_map(|s| s.name.as_deref());
        findings.push(match nearest(&from.value, names).filter(|_| from.text == from.value) {
            Some(name) => {
                let edit = Edit::replace(from.range, name);
                finding.fix(Fix::risky(format!("Write `{name}`"), vec![edit]))
            }
            None => finding,
        });
    }
}

/// The stages of a file, as an instruction of it sees them.
struct Stages<'c> {
    /// The names of all stages in small letters, each with the number of the first stage that has it.
    begin: HashMap<String, usize>,
    /// The names of those that have begun, as written.
    written: HashSet<&'c str>,
    /// How many have begun.
    so_far: usize,
}

impl Stages<'_> {
    /// Whether the build refuses the name: a variable, which it does not replace here; a number that no stage has
    /// yet; a stage that only begins further down.
    fn stop_the_build(&self, from: &str) -> bool {
        if from.contains('$') {
            return true;
        }
        match from.parse::<i64>() {
            Ok(number) => usize::try_from(number).map_or(true, |number| number >= self.so_far),
            Err(_) => self.begin.get(&from.to_ascii_lowercase()).is_some_and(|&n| n >= self.so_far),
        }
    }

    /// hadolint wants a colon in the name of an image, compares the names of stages letter by letter, and takes the
    /// digits at the start for a stage's number.
    fn are_known_to_hadolint(&self, from: &str) -> bool {
        let digits = &from[..from.len() - from.trim_start_matches(|c: char| c.is_ascii_digit()).len()];
        from.contains(':')
            || self.written.contains(from)
            || digits.parse::<usize>().is_ok_and(|number| number < self.so_far)
    }

    /// An earlier stage, or an image with a version.
    fn know(&self, from: &str) -> bool {
        let image = ImageReference::read(from);
        self.begin.get(&from.to_ascii_lowercase()).is_some_and(|&n| n < self.so_far)
            || from.parse::<usize>().is_ok_and(|number| number < self.so_far)
            || image.tag.is_some()
            || image.digest.is_some()
    }
}

/// `is_stage`: whether a stage of the file, wherever it stands, has that name.
fn finding(instruction: &Instruction, from: &Word, is_stage: bool) -> Finding {
    let name = &from.value;
    let (message, help) = if is_stage {
        let message =
            format!("no stage in front of this line is called `{name}`: the one of that name stands behind it");
        (message, "Move that stage in front of this one.")
    } else if name.contains('$') {
        let message = format!("variables are not replaced in `--from`: the build stops at `{name}`");
        (message, "Write `FROM ... AS name` with the variable there, and that name here.")
    } else if name.parse::<i64>().is_ok() {
        let message = format!("there is no stage number {name} in front of this line");
        (message, "Give the stage a name with `FROM ... AS name`, and use it here.")
    } else {
        let message = format!("no stage is called `{name}`, so it is an image in whatever version there is");
        (message, "Write the name of an earlier stage, or the image with a tag or a digest.")
    };
    Finding::new(&RULE.meta, instruction.range, from.range, message).help(help)
}
