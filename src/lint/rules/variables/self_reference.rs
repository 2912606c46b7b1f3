//! # self-reference
//!
//! ## What it does
//! Flags ENV with several variables where one refers to another that the same ENV sets and nothing before it
//! did.
//!
//! ## Why it is bad
//! The build replaces all references of a line before it sets anything. `ENV A=1 B=$A` gives `B` the `A` from
//! before: nothing, if there was none.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM node:22
//! ENV APP=/srv CONFIG=$APP/config
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM node:22
//! ENV APP=/srv
//! ENV CONFIG=$APP/config
//! ```
//!
//! ## Fix safety
//! There is no fix: parting the line in two would change the values that the image has now.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Base, Instruction, Keyword, Pair, Stage, VariableForm, references},
    lint::{Context, Rule, rules::rule_file},
    text::TextRange,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3044",
        slug: "self-reference",
        aliases: &[],
        group: Group::Correctness,
        severity: Severity::Error,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A variable that the same ENV sets is not known to its neighbours yet",
        why: "All values of an ENV are read before it sets any: the reference gives the value from before, which is empty if there was none.",
        sources: &[
            Source {
                title: "Docker docs, Dockerfile reference: environment replacement",
                url: "https://docs.docker.com/reference/dockerfile/#environment-replacement",
            },
            Source { title: "hadolint wiki, DL3044", url: "https://github.com/hadolint/hadolint/wiki/DL3044" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.profile() == Profile::Hadolint {
        check_for_hadolint(context, findings);
        return;
    }
    for stage in &context.stages {
        let mut known = inherited(context, stage);
        for instruction in stage.of(context.file) {
            let Arguments::Pairs { pairs, legacy: false } = &instruction.arguments else {
                known.extend(names(instruction));
                continue;
            };
            if instruction.keyword != Keyword::Env {
                continue;
            }
            for (n, pair) in pairs.iter().enumerate() {
                for reference in references(&pair.value.text, context.file.escape) {
                    let is_neighbour = |(m, other): (usize, &Pair)| m != n && other.name.value == reference.name;
                    let is_plain = reference.form == VariableForm::Plain;
                    // What a base image sets is not known here; PATH always is.
                    let is_known = known.contains(&reference.name.as_str()) || reference.name == "PATH";
                    let is_set_here = pairs.iter().enumerate().any(is_neighbour);
                    if is_plain && is_set_here && !is_known {
                        let at = TextRange::new(
                            pair.value.at.from() + reference.at.from(),
                            pair.value.at.from() + reference.at.to(),
                        );
                        findings.push(finding(instruction, instruction.source(at), &reference.name));
                    }
                }
            }
            known.extend(names(instruction));
        }
    }
}

/// Variables that are set when a stage begins, as far as the file tells.
fn inherited<'c>(context: &'c Context<'_>, stage: &Stage) -> Vec<&'c str> {
    let mut known = Vec::new();
    let mut base = &stage.base;
    while let Base::Stage(n) = base {
        let Some(stage) = context.stages.get(*n) else { break };
        let sets = stage.of(context.file).iter().filter(|i| i.keyword == Keyword::Env);
        known.extend(sets.flat_map(names));
        base = &stage.base;
    }
    known
}

/// The variables that ENV and ARG bring.
fn names(instruction: &Instruction) -> Vec<&str> {
    match &instruction.arguments {
        Arguments::Pairs { pairs, .. } if instruction.keyword == Keyword::Env => {
            pairs.iter().map(|p| p.name.value.as_str()).collect()
        }
        Arguments::Arg(declared) => declared.iter().map(|a| a.name.value.as_str()).collect(),
        _ => Vec::new(),
    }
}

/// hadolint looks for `$name` and `${name}` in the text of other pairs, keeps what was set over all stages, and
/// reports an instruction once.
fn check_for_hadolint(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut known: Vec<&str> = Vec::new();
    for instruction in &context.file.instructions {
        if let (Arguments::Pairs { pairs, .. }, Keyword::Env) = (&instruction.arguments, instruction.keyword) {
            let reference = pairs.iter().enumerate().find_map(|(n, pair)| {
                let neighbours = pairs.iter().enumerate().filter(|(m, _)| *m != n);
                let mut names = neighbours.map(|(_, other)| other.name.value.as_str());
                names.find(|name| !known.contains(name) && refers(&pair.value.text, name)).map(|name| (pair, name))
            });
            if let Some((pair, name)) = reference {
                findings.push(finding(instruction, pair.value.range, name));
            }
        }
        // Of an ARG it reads the first name only.
        let read = if instruction.keyword == Keyword::Arg { 1 } else { usize::MAX };
        known.extend(names(instruction).into_iter().take(read));
    }
}

fn refers(text: &str, name: &str) -> bool {
    let plain = format!("${name}");
    let ends = |at: usize| !text[at + plain.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
    text.contains(&format!("${{{name}}}")) || text.match_indices(&plain).any(|(at, _)| ends(at))
}

fn finding(instruction: &Instruction, range: TextRange, name: &str) -> Finding {
    Finding::new(
        &RULE.meta,
        instruction.range,
        range,
        format!("`${name}` is set by the same ENV: here it still has the value from before, or none"),
    )
    .help("Set it in an ENV of its own in front of this one.")
}
