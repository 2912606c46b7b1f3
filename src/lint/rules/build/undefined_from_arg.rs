//! # undefined-from-arg
//!
//! ## What it does
//! Flags a variable in FROM that no ARG before the first FROM declares.
//!
//! ## Why it is bad
//! FROM sees the ARGs that stand before the first FROM, and what the build itself defines, such as
//! `BUILDPLATFORM`; nothing else. An undeclared variable is replaced by nothing, and `--build-arg` can't set it.
//!
//! ## Example
//! ```dockerfile flagged=2
//! ARG ALPINE_VERSION=3.20.1
//! FROM alpine:${ALPINE_VERSOIN}
//! ```
//! ```dockerfile fixed
//! ARG ALPINE_VERSION=3.20.1
//! FROM alpine:${ALPINE_VERSION}
//! ```
//!
//! An ARG of an earlier stage belongs to that stage:
//! ```dockerfile flagged=3
//! FROM golang:1.23 AS build
//! ARG REGISTRY=example.com
//! FROM ${REGISTRY}/base:1
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! ARG ALPINE_VERSION=3.20.1
//! FROM --platform=$BUILDPLATFORM alpine:${ALPINE_VERSION}
//! ```
//!
//! ## Fix safety
//! Where one letter or two make it the name of a declared ARG, the fix writes that name; it is unsafe, as another
//! image is taken then.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Instruction, VariableForm, VariableReference, Word},
    lint::{
        Context, Rule,
        rules::{
            rule_file,
            support::{
                environment::{Environment, Environments},
                variables::rename,
            },
        },
    },
    text::TextRange,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "UndefinedArgInFrom",
        slug: "undefined-from-arg",
        aliases: &[],
        group: Group::Correctness,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::On(Severity::Warning),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A variable in FROM that nothing declares is replaced by nothing",
        why: "FROM sees only the ARGs before the first FROM and what the build itself defines: anything else is replaced by nothing, and `--build-arg` can't set it.",
        sources: &[
            Source {
                title: "Docker docs, build checks: UndefinedArgInFrom",
                url: "https://docs.docker.com/reference/build-checks/undefined-arg-in-from/",
            },
            Source {
                title: "Docker docs, Dockerfile reference: how ARG and FROM interact",
                url: "https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact",
            },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let environments = Environments::new(context);
    let globals = environments.globals();
    for from in &context.file.instructions {
        let Arguments::From { image: Some(image), .. } = &from.arguments else { continue };
        let platform = from.flag("platform").and_then(|f| f.value.as_ref());
        let words = [Some((image, &image.text)), platform.map(|word| (word, &word.value))];
        for (word, text) in words.into_iter().flatten() {
            let unknown = globals.unknown(text, context.file.escape);
            findings.extend(unknown.iter().map(|reference| finding(context, globals, from, word, reference)));
        }
    }
}

fn finding(
    context: &Context<'_>,
    globals: &Environment,
    from: &Instruction,
    word: &Word,
    reference: &VariableReference,
) -> Finding {
    let name = &reference.name;
    let at = TextRange::new(word.at.from() + reference.at.from(), word.at.from() + reference.at.to());
    // Quotes around the platform, which the build takes away first, leave only the whole word to point at.
    let is_exact = word.text.get(reference.at.from()..).is_some_and(|t| t.starts_with('$'));
    let range = if is_exact { from.source(at) } else { word.range };
    let message = format!("no ARG before the first FROM declares `{name}`");
    let finding = Finding::new(&RULE.meta, from.range, range, message);
    if let Some(near) = globals.nearest(name) {
        let finding = finding.help(format!("Did you mean `{near}`? Else write `ARG {name}` above the first FROM."));
        return match rename(context, range, name, near) {
            Some(edit) => finding.fix(Fix::risky(format!("Write `{near}`"), vec![edit])),
            None => finding,
        };
    }
    let finding = finding.help(format!("Write `ARG {name}`, with a default, above the first FROM."));
    // With a default of its own the image is right, and can't be changed.
    let has_default = matches!(reference.form, VariableForm::Default { .. });
    if has_default && context.profile() == Profile::Plimsoll { finding.severity(Severity::Info) } else { finding }
}
