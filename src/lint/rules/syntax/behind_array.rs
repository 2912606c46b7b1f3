//! # behind-array
//!
//! ## What it does
//! Flags text behind the JSON array of RUN, CMD, ENTRYPOINT, HEALTHCHECK, COPY or ADD.
//!
//! ## Why it is bad
//! The build then takes the whole for shell text, array and all: the shell looks for a program called `[`. COPY and
//! ADD take the pieces of the array for paths. Most often a comment stands there, which can't stand behind an
//! instruction: `#` starts one at the beginning of a line only.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.8
//! CMD ["sleep", "60"] # one minute
//! ```
//! ```dockerfile fixed
//! FROM debian:12.8
//! CMD ["sleep", "60"]
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8
//! # one minute
//! CMD ["sleep", "60"]
//! RUN [ -d /srv ] && echo "there it is"
//! ```
//!
//! ## Fix safety
//! Offered for a comment, which is dropped. Unsafe, since something else runs afterwards.

use super::refusal::{self, Described, Refusal, Refused};
use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Instruction, Keyword},
    lint::{
        Context, Rule,
        rules::{rule_file, support::exec_form},
    },
    text::{Edit, TextRange},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0012",
        slug: "behind-array",
        aliases: &["DL1000"],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "Text behind a JSON array turns the whole into shell text",
        why: "With text behind it the array is none: the shell runs the whole line and looks for a program called `[`.",
        sources: &[Source {
            title: "Docker docs, Dockerfile reference: shell and exec form",
            url: "https://docs.docker.com/reference/dockerfile/#shell-and-exec-form",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.profile() == Profile::Hadolint {
        if let Some(Refusal { what: Refused::BehindArray(instruction), place }) = refusal::first(context)
            && let Some(range) = behind(instruction.triggered())
        {
            findings.push(refusal::finding_at(&RULE.meta, range, place, described(context, range)));
        }
        return;
    }
    for (outer, inner) in context.instructions() {
        let Some(range) = behind(inner) else { continue };
        let described = described(context, range);
        let finding = Finding::new(&RULE.meta, outer.range, range, described.message).help(described.help);
        findings.push(match described.fix {
            Some(fix) => finding.fix(fix),
            None => finding,
        });
    }
}

/// Where hadolint stops at such text.
pub(super) fn place(instruction: &Instruction) -> Option<usize> {
    behind(instruction.triggered()).map(TextRange::from)
}

/// Place of the text behind the array.
fn behind(instruction: &Instruction) -> Option<TextRange> {
    let skip = match instruction.keyword {
        Keyword::Run | Keyword::Cmd | Keyword::Entrypoint | Keyword::Copy | Keyword::Add | Keyword::Shell => 0,
        Keyword::Healthcheck if instruction.command().is_some() => "CMD".len(),
        _ => return None,
    };
    let at = TextRange::new(instruction.arguments_at.from() + skip, instruction.arguments_at.to());
    let text = exec_form::behind_array(at.of(&instruction.line.text))?;
    Some(instruction.source(TextRange::new(at.to() - text.len(), at.to())))
}

fn described(context: &Context<'_>, range: TextRange) -> Described {
    let text = range.of(context.source);
    let is_comment = text.starts_with('#') && !text.contains('\n');
    let help = if is_comment {
        "Put the comment on a line of its own, before the instruction."
    } else {
        "Put the words into the array, or write the whole as shell text."
    };
    let fix = is_comment.then(|| {
        let before = context.source[..range.from()].trim_end_matches([' ', '\t']).len();
        Fix::risky("Remove the comment", vec![Edit::delete(TextRange::new(before, range.to()))])
    });
    Described::new(format!("`{text}` stands behind a JSON array, which is none then"), help).fix(fix)
}
