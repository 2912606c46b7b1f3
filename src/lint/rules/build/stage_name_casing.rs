//! # stage-name-casing
//!
//! ## What it does
//! Flags a stage whose name has upper case letters.
//!
//! ## Why it is bad
//! COPY finds a stage in any case, FROM finds it in lower case only: `FROM Build` is looked up in a registry, and
//! refused. And upper case is what keywords are written in.
//!
//! ## Example
//! ```dockerfile flagged=1
//! FROM golang:1.23 AS Build
//! FROM scratch
//! COPY --from=Build /app /app
//! ```
//! ```dockerfile fixed
//! FROM golang:1.23 AS build
//! FROM scratch
//! COPY --from=build /app /app
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM golang:1.23 AS build-base
//! FROM build-base AS build
//! ```
//!
//! ## Fix safety
//! Safe: the build reads names of stages in lower case anyway; where the file names the stage, the name changes
//! with it. There is no fix where another stage has the lower case name already.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Word},
    lint::{Context, Rule, rules::rule_file},
    text::Edit,
};
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "StageNameCasing",
        slug: "stage-name-casing",
        aliases: &[],
        group: Group::Style,
        severity: Severity::Style,
        hadolint: Peer::Absent,
        buildkit: Peer::On(Severity::Warning),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A stage's name with upper case letters works for COPY and fails for FROM",
        why: "COPY finds a stage in any case, FROM in lower case only; and upper case is what keywords are written in.",
        sources: &[Source {
            title: "Docker docs, build checks: StageNameCasing",
            url: "https://docs.docker.com/reference/build-checks/stage-name-casing/",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut taken: HashMap<String, usize> = HashMap::new();
    for (_, name) in names(context) {
        *taken.entry(name.text.to_lowercase()).or_default() += 1;
    }
    let uses = uses(context);
    for (index, name) in names(context) {
        let lower = name.text.to_lowercase();
        if lower == name.text {
            continue;
        }
        let from = &context.file.instructions[index];
        let message = format!("the stage's name `{}` has upper case letters", name.text);
        let finding = Finding::new(&RULE.meta, from.range, name.range, message).help(format!("Call it `{lower}`."));
        findings.push(if taken.get(&lower) == Some(&1) {
            let uses = uses.get(name.text.as_str()).into_iter().flatten().filter(|u| u.range.start > name.range.start);
            let places = [name].into_iter().chain(uses.copied());
            let edits = places.map(|word| Edit::replace(word.range, lower.clone())).collect();
            finding.fix(Fix::safe(format!("Call it `{lower}`"), edits))
        } else {
            finding
        });
    }
}

/// The names of stages, each with the index of its FROM.
fn names<'c>(context: &Context<'c>) -> impl Iterator<Item = (usize, &'c Word)> {
    context.file.instructions.iter().enumerate().filter_map(|(index, from)| match &from.arguments {
        Arguments::From { alias: Some(alias), .. } => Some((index, &alias.name)),
        _ => None,
    })
}

/// Where FROM and `--from` name a stage or an image, by what is written.
fn uses<'c>(context: &Context<'c>) -> HashMap<&'c str, Vec<&'c Word>> {
    let mut uses: HashMap<&str, Vec<&Word>> = HashMap::new();
    for outer in &context.file.instructions {
        let word = match &outer.arguments {
            Arguments::From { image, .. } => image.as_ref(),
            _ => outer.triggered().flag("from").and_then(|f| f.value.as_ref()),
        };
        if let Some(word) = word {
            uses.entry(&word.text).or_default().push(word);
        }
    }
    uses
}
