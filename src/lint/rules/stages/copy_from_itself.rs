//! # copy-from-itself
//!
//! ## What it does
//! Flags `COPY --from=name` in the stage of that name.
//!
//! ## Why it is bad
//! Files can be copied from stages that are finished. The one that is being built is not, so that the build
//! stops with a message about a circular dependency.
//!
//! ## Example
//! ```dockerfile flagged=3
//! FROM alpine:3.20 AS app
//! COPY src /src
//! COPY --from=app /src /app
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM alpine:3.20 AS source
//! COPY src /src
//! FROM alpine:3.20 AS app
//! COPY --from=source /src /app
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say which stage is meant.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Instruction, Keyword, Word},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3023",
        slug: "copy-from-itself",
        aliases: &[],
        group: Group::Correctness,
        severity: Severity::Error,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "COPY --from can not name the stage that it stands in",
        why: "A stage can copy from finished ones only: the build refuses to copy from the stage that is being built.",
        sources: &[
            Source {
                title: "Docker docs, multi-stage builds",
                url: "https://docs.docker.com/build/building/multi-stage/",
            },
            Source { title: "hadolint wiki, DL3023", url: "https://github.com/hadolint/hadolint/wiki/DL3023" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in &context.stages {
        let from = &context.file.instructions[stage.instructions.start];
        let Arguments::From { alias: Some(alias), .. } = &from.arguments else { continue };
        for instruction in stage.of(context.file) {
            let Some(source) = instruction.flag("from").and_then(|f| f.value.as_ref()) else { continue };
            // hadolint compares letter by letter, the build without regard to case.
            let is_itself = match context.profile() {
                Profile::Hadolint => source.text == alias.name.text,
                _ => source.value.eq_ignore_ascii_case(&alias.name.value),
            };
            if instruction.keyword == Keyword::Copy && is_itself {
                findings.push(finding(instruction, source));
            }
        }
    }
}

fn finding(instruction: &Instruction, source: &Word) -> Finding {
    let name = &source.value;
    Finding::new(
        &RULE.meta,
        instruction.range,
        source.range,
        format!("`{name}` is the stage that this COPY stands in: it can't be copied from while it is built"),
    )
    .help("Name another stage; to copy within one stage, use `RUN cp`.")
}
