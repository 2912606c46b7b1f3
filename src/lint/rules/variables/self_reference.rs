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
//! ```dockerfile fixed
//! FROM node:22
//! ENV APP=/srv
//! ENV CONFIG=$APP/config
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
//! Unsafe: the line is parted in two, which changes the value that the image has now. Nothing is offered where the
//! variable is set behind the reference, or comments stand between the two.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Base, Instruction, Keyword, Pair, Stage, VariableForm, references},
    lint::{
        Context, Rule,
        rules::{rule_file, support::removal::line_break},
    },
    text::{Edit, TextRange},
};
use std::collections::{HashMap, HashSet};

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
        fix: FixAvailability::Sometimes,
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
            if let (Arguments::Pairs { pairs, legacy: false }, Keyword::Env) =
                (&instruction.arguments, instruction.keyword)
                && pairs.len() > 1
            {
                check_pairs(context, instruction, pairs, &known, findings);
            }
            known.extend(names(instruction));
        }
    }
}

fn check_pairs(
    context: &Context<'_>,
    instruction: &Instruction,
    pairs: &[Pair],
    known: &HashSet<&str>,
    findings: &mut Vec<Finding>,
) {
    let set = places(pairs);
    for (n, pair) in pairs.iter().enumerate() {
        for reference in references(&pair.value.text, context.file.escape) {
            let name = reference.name.as_str();
            let is_plain = reference.form == VariableForm::Plain;
            // What a base image sets is not known here; PATH always is.
            let is_known = known.contains(name) || name == "PATH";
            let Some(&(first, last)) = set.get(name) else { continue };
            if !is_plain || is_known || (first == n && last == n) {
                continue;
            }
            let value = pair.value.at.from();
            let at = TextRange::new(value + reference.at.from(), value + reference.at.to());
            let finding = finding(instruction, instruction.source(at), name);
            findings.push(match (first < n).then(|| parted(context, pairs, n)).flatten() {
                Some(edit) => finding.fix(Fix::risky("Part the line in two", vec![edit])),
                None => finding,
            });
        }
    }
}

/// For each variable of an ENV the first and the last pair that sets it.
fn places(pairs: &[Pair]) -> HashMap<&str, (usize, usize)> {
    let mut places = HashMap::new();
    for (n, pair) in pairs.iter().enumerate() {
        places.entry(pair.name.value.as_str()).or_insert((n, n)).1 = n;
    }
    places
}

/// Begins a new ENV at the `n`th pair.
fn parted(context: &Context<'_>, pairs: &[Pair], n: usize) -> Option<Edit> {
    let between = TextRange::new(pairs[n - 1].range.to(), pairs[n].range.from());
    let text = between.of(context.source);
    let is_blank = text.chars().all(|c| c.is_whitespace() || c == context.file.escape);
    is_blank.then(|| Edit::replace(between, format!("{}ENV ", line_break(context.source))))
}

/// How many stages are followed back for the variables that they set.
const STAGES: usize = 100;

/// Variables that are set when a stage begins, as far as the file tells.
fn inherited<'c>(context: &'c Context<'_>, stage: &Stage) -> HashSet<&'c str> {
    let mut known = HashSet::new();
    let mut base = &stage.base;
    for _ in 0..STAGES {
        let Base::Stage(n) = base else { break };
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
    let mut known: HashSet<&str> = HashSet::new();
    for instruction in &context.file.instructions {
        if let (Arguments::Pairs { pairs, .. }, Keyword::Env) = (&instruction.arguments, instruction.keyword) {
            let set = places(pairs);
            let odd: Vec<&str> =
                pairs.iter().map(|p| p.name.value.as_str()).filter(|n| !is_name(n)).take(ODD).collect();
            let reference = pairs.iter().enumerate().find_map(|(n, pair)| {
                let is_neighbours =
                    |name: &&str| set.get(name).is_some_and(|places| *places != (n, n)) && !known.contains(name);
                let text = pair.value.text.as_str();
                let found = named(text).find(is_neighbours);
                found.or_else(|| odd.iter().copied().filter(is_neighbours).find(|n| refers(text, n))).map(|n| (pair, n))
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

/// For how many names with other signs than letters, digits and `_` a whole ENV is searched.
const ODD: usize = 16;

fn is_name(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// Whether `$name` or `${name}` stands in a text.
fn refers(text: &str, name: &str) -> bool {
    let plain = format!("${name}");
    let ends = |at: usize| !text[at + plain.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
    text.contains(&format!("${{{name}}}")) || text.match_indices(&plain).any(|(at, _)| ends(at))
}

/// The names behind `$` and between `${` and `}`.
fn named(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('$').filter_map(|(at, _)| {
        let rest = &text[at + 1..];
        if let Some(inside) = rest.strip_prefix('{') {
            return inside.find('}').map(|end| &inside[..end]);
        }
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        (end > 0).then(|| &rest[..end])
    })
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
