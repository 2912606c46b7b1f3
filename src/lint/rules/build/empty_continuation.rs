//! # empty-continuation
//!
//! ## What it does
//! Flags empty lines inside an instruction that goes on over several lines.
//!
//! ## Why it is bad
//! A `\` at the end of a line says that the instruction goes on; behind an empty line nobody expects it to. Docker
//! has announced that such lines will stop the build one day. Often the `\` is left over, and swallows the next
//! instruction.
//!
//! ## Example
//! ```dockerfile flagged=3
//! FROM alpine:3.20
//! RUN apk add --no-cache curl && \
//!
//!     curl --version
//! ```
//! ```dockerfile fixed
//! FROM alpine:3.20
//! RUN apk add --no-cache curl && \
//!     curl --version
//! ```
//!
//! ## Use instead
//! A comment sets parts of a long instruction apart:
//! ```dockerfile clean
//! FROM alpine:3.20
//! RUN apk add --no-cache curl && \
//!     # make sure that it works
//!     curl --version
//! ```
//!
//! ## Fix safety
//! Safe: the build passes over such lines today.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::Instruction,
    lint::{Context, Rule, rules::rule_file},
    text::{Edit, TextRange},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "NoEmptyContinuation",
        slug: "empty-continuation",
        aliases: &[],
        group: Group::Portability,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::On(Severity::Warning),
        since: "0.1.0",
        fix: FixAvailability::Always,
        summary: "An empty line inside a continued instruction will stop the build one day",
        why: "Docker has announced that an empty line inside a continued instruction will be an error; and often the `\\` in front of it is left over.",
        sources: &[Source {
            title: "Docker docs, build checks: NoEmptyContinuation",
            url: "https://docs.docker.com/reference/build-checks/no-empty-continuation/",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (index, instruction) in context.file.instructions.iter().enumerate() {
        let Some(first) = instruction.blank_lines.first() else { continue };
        let (anchor, range) = match context.profile() {
            // BuildKit names the last line that it had read.
            Profile::Buildkit => (last_line(context, index, instruction), last_line(context, index, instruction)),
            _ => (instruction.range, *first),
        };
        let keyword = instruction.keyword;
        let message = match instruction.blank_lines.len() {
            1 => format!("{keyword} goes on behind an empty line"),
            n => format!("{keyword} goes on behind {n} empty lines"),
        };
        findings.push(
            Finding::new(&RULE.meta, anchor, range, message)
                .help("Remove the empty line, or the `\\` in front of it where the instruction ends there.")
                .fix(Fix::safe("Remove the empty lines", edits(context, instruction))),
        );
    }
}

/// Each empty line goes with the line break behind it, or, at the end of the file, the one in front.
fn edits(context: &Context<'_>, instruction: &Instruction) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    for line in &instruction.blank_lines {
        let behind = &context.source[line.to()..];
        let end = behind.find('\n').map_or(context.source.len(), |n| line.to() + n + 1);
        match edits.last_mut() {
            Some(last) if last.range.to() == line.from() => last.range.end = end as u32,
            _ => edits.push(Edit::delete(TextRange::new(line.from(), end))),
        }
    }
    edits
}

/// The end of the last line that was read for an instruction's logical line.
fn last_line(context: &Context<'_>, index: usize, instruction: &Instruction) -> TextRange {
    let next = context.file.instructions.get(index + 1);
    let limit = next.map_or(context.source.len() as u32, |i| i.range.start);
    let blank = instruction.blank_lines.last().map_or(0, |l| l.from());
    let comments = &context.file.comments;
    let before = comments[..comments.partition_point(|c| c.range.start < limit)].iter().rev();
    let mut own = before.take_while(|c| c.range.start > instruction.range.start);
    let comment = own.find(|c| c.inside == Some(index)).map_or(0, |c| c.range.from());
    let text = instruction.line.range().to();
    TextRange::at(text.max(blank).max(comment))
}
