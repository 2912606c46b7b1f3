//! # instruction-casing
//!
//! ## What it does
//! Flags an instruction that is not in the case of most others of the file.
//!
//! ## Why it is bad
//! The build reads keywords in any case; people find them by their look. A `run` among many `RUN` is passed over
//! by the eye and by whoever searches the file.
//!
//! ## Example
//! ```dockerfile flagged=2,4
//! FROM alpine:3.20
//! Run apk add --no-cache curl
//! WORKDIR /app
//! copy . .
//! ```
//! ```dockerfile fixed
//! FROM alpine:3.20
//! RUN apk add --no-cache curl
//! WORKDIR /app
//! COPY . .
//! ```
//!
//! ## Use instead
//! One case all through:
//! ```dockerfile clean
//! from alpine:3.20
//! run apk add --no-cache curl
//! ```
//!
//! ## Fix safety
//! Safe: the build reads keywords in any case.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Instruction, Keyword},
    lint::{
        Context, Rule,
        rules::{rule_file, support::casing::Casing},
    },
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ConsistentInstructionCasing",
        slug: "instruction-casing",
        aliases: &[],
        group: Group::Style,
        severity: Severity::Style,
        hadolint: Peer::Absent,
        buildkit: Peer::On(Severity::Warning),
        since: "0.1.0",
        fix: FixAvailability::Always,
        summary: "An instruction in another case than the rest is passed over by the eye",
        why: "People find instructions by their look: one in another case is passed over, by the eye and by a search.",
        sources: &[Source {
            title: "Docker docs, build checks: ConsistentInstructionCasing",
            url: "https://docs.docker.com/reference/build-checks/consistent-instruction-casing/",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // ARG before the first FROM has no part in it.
    let first = context.stages.first().map_or(context.file.instructions.len(), |s| s.instructions.start);
    let known = context.file.instructions[first..].iter().filter(|i| i.keyword != Keyword::Unknown);
    let most = Casing::of_file(context);
    findings.extend(known.filter(|i| !most.fits(&i.keyword_text)).map(|i| finding(i, most)));
}

fn finding(instruction: &Instruction, most: Casing) -> Finding {
    let written = &instruction.keyword_text;
    let wanted = most.apply(written);
    let message = format!("`{written}` is not in {}, as most instructions of this file are", most.name());
    Finding::new(&RULE.meta, instruction.range, instruction.keyword_range, message)
        .help(format!("Write `{wanted}`."))
        .fix(Fix::safe(format!("Write `{wanted}`"), edits(instruction, most)))
}

/// AS goes with its FROM.
fn edits(instruction: &Instruction, most: Casing) -> Vec<Edit> {
    let mut edits = vec![Edit::replace(instruction.keyword_range, most.apply(&instruction.keyword_text))];
    if let Arguments::From { alias: Some(alias), .. } = &instruction.arguments
        && !most.fits(&alias.keyword.text)
    {
        edits.push(Edit::replace(alias.keyword.range, most.apply(&alias.keyword.text)));
    }
    edits
}
