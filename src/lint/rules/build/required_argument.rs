//! # required-argument
//!
//! ## What it does
//! Flags `${NAME:?message}` and `${NAME?message}` where nothing can have set the variable.
//!
//! ## Why it is bad
//! The build stops with the message. That is the purpose of the form where an ARG declares the variable: whoever
//! builds has to give a value. Without an ARG in this stage nobody can.
//!
//! ## Example
//! ```dockerfile flagged=3,5
//! ARG VERSION
//! FROM alpine:3.20 AS base
//! ENV RELEASE="${VERSION:?which version is built?}"
//! FROM scratch
//! COPY ${FOLDER:?} /srv/
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM alpine:3.20
//! ARG VERSION
//! ENV RELEASE="${VERSION:?which version is built?}"
//! ```
//!
//! ## Fix safety
//! There is no fix: only you know where the value comes from.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Instruction, Keyword, VariableForm, VariableReference, Word, expanded_words},
    lint::{
        Context, Rule,
        rules::{
            rule_file,
            support::environment::{Environment, Environments},
        },
    },
    text::TextRange,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0032",
        slug: "required-argument",
        aliases: &[],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::Absent,
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A variable that must have a value, and that nothing can set",
        why: "The build stops with the message behind the `?`: no ARG lets anyone give the value.",
        sources: &[Source {
            title: "Docker docs, Dockerfile reference: environment replacement",
            url: "https://docs.docker.com/reference/dockerfile/#environment-replacement",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.profile() == Profile::Hadolint || !context.source.contains('?') || !context.source.contains("${") {
        return;
    }
    let escape = context.file.escape;
    let mut environments = Environments::new(context);
    // In front of the first FROM, where an ARG sees those above it.
    let mut before = Environments::predefined(context);
    let nothing = Environment::default();
    for instruction in context.file.instructions.iter().take_while(|i| i.keyword != Keyword::From) {
        let place = Place { context, globals: &nothing, outer: instruction, instruction };
        findings.extend(place.missing(&before));
        before.step(instruction, escape, &nothing);
    }
    let globals = environments.globals().clone();
    for from in context.file.instructions.iter().filter(|i| i.keyword == Keyword::From) {
        let Arguments::From { image: Some(image), .. } = &from.arguments else { continue };
        let place = Place { context, globals: &nothing, outer: from, instruction: from };
        findings.extend(place.missing_in_from(&globals, image));
    }
    for stage in &context.stages {
        environments.walk(context, stage, |step, environment| {
            let instruction = match context.profile() {
                Profile::Buildkit => step.instruction,
                _ if step.is_trigger || step.outer.keyword == Keyword::Onbuild => return,
                _ => step.instruction,
            };
            let place = Place { context, globals: &globals, outer: step.outer, instruction };
            findings.extend(place.missing(environment));
        });
    }
}

struct Place<'a, 't> {
    context: &'a Context<'t>,
    globals: &'a Environment,
    outer: &'a Instruction,
    instruction: &'a Instruction,
}

impl Place<'_, '_> {
    /// The first variable at which the build stops.
    fn missing(&self, environment: &Environment) -> Option<Finding> {
        let escape = self.context.file.escape;
        expanded_words(self.instruction, self.context.source).iter().find_map(|word| {
            if !word.text.contains('?') || environment.expand(word.text, escape).is_some() {
                return None;
            }
            let found = word.references(self.instruction, escape);
            found.into_iter().find_map(|(reference, range)| self.judge(environment, &reference, range))
        })
    }

    fn missing_in_from(&self, globals: &Environment, image: &Word) -> Option<Finding> {
        if !image.text.contains('?') || globals.expand(&image.text, self.context.file.escape).is_some() {
            return None;
        }
        let found = crate::dockerfile::references(&image.text, self.context.file.escape);
        found.iter().find_map(|reference| self.judge(globals, reference, image.range))
    }

    fn judge(&self, environment: &Environment, reference: &VariableReference, range: TextRange) -> Option<Finding> {
        let VariableForm::Require { or_empty } = reference.form else { return None };
        let name = &reference.name;
        if environment.value(name).is_some_and(|value| !(or_empty && value.is_empty())) {
            return None;
        }
        let message = if environment.declares(name) {
            format!("without a value for `{name}` the build stops here")
        } else {
            format!("nothing sets `{name}`: the build stops here")
        };
        let finding = Finding::new(&RULE.meta, self.outer.range, range, message)
            .help(format!("Write `ARG {name}` above, so that `--build-arg {name}=...` can give the value."));
        // Whoever builds can give it, or an image that nothing here tells of.
        let may_be_set = environment.declares(name) || (environment.has_unseen_base() && !self.globals.knows(name));
        (self.context.profile() == Profile::Buildkit || !may_be_set).then_some(finding)
    }
}
