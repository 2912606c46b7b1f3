//! # description
//!
//! ## What it does
//! Flags a comment in front of a named FROM or an ARG that does not start with the name that it describes. It
//! speaks only where the file asks for it: `# check=experimental=InvalidDefinitionDescription`.
//!
//! ## Why it is bad
//! `docker build --call=outline` and `--call=targets` show such comments as the descriptions of arguments and
//! stages, if they start with the name. Any other comment is left out.
//!
//! ## Example
//! ```dockerfile flagged=2,4
//! # check=experimental=InvalidDefinitionDescription
//! # the version of the compiler
//! ARG GO_VERSION=1.23
//! # compiles
//! FROM golang:${GO_VERSION} AS build
//! ```
//! ```dockerfile fixed
//! # check=experimental=InvalidDefinitionDescription
//! # GO_VERSION the version of the compiler
//! ARG GO_VERSION=1.23
//! # build compiles
//! FROM golang:${GO_VERSION} AS build
//! ```
//!
//! ## Use instead
//! Start with the name, or part what is no description from the instruction by an empty comment:
//! ```dockerfile clean
//! # check=experimental=all
//! # GO_VERSION the version of the compiler
//! ARG GO_VERSION=1.23
//! # What follows is built for Linux only.
//! #
//! FROM golang:${GO_VERSION} AS build
//! ```
//!
//! ## Fix safety
//! Unsafe: nobody but you can tell whether the comment describes what follows.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Comment, Instruction},
    lint::{Checks, Context, Rule, rules::rule_file},
    text::{Edit, TextRange},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "InvalidDefinitionDescription",
        slug: "description",
        aliases: &[],
        group: Group::Documentation,
        severity: Severity::Style,
        hadolint: Peer::Absent,
        buildkit: Peer::On(Severity::Warning),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A comment that does not start with the name it describes is no description to Docker",
        why: "Docker shows comments as descriptions of arguments and stages only where they start with the name.",
        sources: &[Source {
            title: "Docker docs, build checks: InvalidDefinitionDescription",
            url: "https://docs.docker.com/reference/build-checks/invalid-definition-description/",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let checks = Checks::of(context);
    if checks.is_empty() {
        return;
    }
    for (index, instruction) in context.file.instructions.iter().enumerate() {
        let names = names(instruction);
        let Some(comment) = comment_before(context, index).filter(|_| checks.ask_for(&RULE.meta, index)) else {
            continue;
        };
        let text = text_of(context, comment);
        let first = text.split(' ').next().unwrap_or_default();
        if !names.is_empty() && !names.iter().any(|name| name == first) {
            findings.push(finding(context, instruction, comment, &names));
        }
    }
}

/// What an instruction defines; the build knows stages by their names in lower case.
fn names(instruction: &Instruction) -> Vec<String> {
    match &instruction.arguments {
        Arguments::From { alias: Some(alias), .. } => vec![alias.name.text.to_lowercase()],
        Arguments::Arg(declared) => declared.iter().map(|a| a.name.text.clone()).collect(),
        _ => Vec::new(),
    }
}

/// The last comment in front of an instruction, if it has text; empty lines in between don't count.
fn comment_before<'c>(context: &Context<'c>, index: usize) -> Option<&'c Comment> {
    let instructions = &context.file.instructions;
    let start = instructions[index].range.start;
    let floor = index.checked_sub(1).map_or(0, |n| instructions[n].range.end);
    let comments = &context.file.comments[..context.file.comments.partition_point(|c| c.range.start < start)];
    let last = comments.last().filter(|c| c.range.start >= floor && c.inside.is_none())?;
    let is_directive = context.file.directives.iter().any(|d| d.range == last.range);
    (!is_directive && !text_of(context, last).is_empty()).then_some(last)
}

/// A comment's text, as `BuildKit` takes it: of an indented one the `#` belongs to it.
fn text_of<'c>(context: &Context<'c>, comment: &Comment) -> &'c str {
    let is_indented = context.source[..comment.range.from()].ends_with([' ', '\t']);
    let from = comment.range.from() + usize::from(!is_indented);
    context.source.get(from..comment.range.to()).unwrap_or_default().trim()
}

fn finding(context: &Context<'_>, instruction: &Instruction, comment: &Comment, names: &[String]) -> Finding {
    let keyword = instruction.keyword;
    let name = names.join("` or `");
    let message = format!("the comment in front of {keyword} does not start with `{name}`");
    let finding = Finding::new(&RULE.meta, instruction.range, comment.range, message)
        .help(format!("Write `# {} ...`, or put an empty comment, `#`, in between.", names[0]));
    let text = text_of(context, comment);
    let (Some(at), [name]) = (comment.range.of(context.source).rfind(text), names) else { return finding };
    // A comment to a linter is none to people.
    if text.starts_with('#') || context.pragmas.iter().any(|p| p.range == comment.range) {
        return finding;
    }
    let at = TextRange::at(comment.range.from() + at);
    finding.fix(Fix::risky(format!("Start with `{name}`"), vec![Edit::replace(at, format!("{name} "))]))
}
