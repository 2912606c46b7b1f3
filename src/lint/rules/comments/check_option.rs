//! # check-option
//!
//! ## What it does
//! Flags `# check=` comments whose options the build does not know.
//!
//! ## Why it is bad
//! At the head of the file such a comment stops the build before it has read the first instruction. In front of an
//! instruction the build passes over it, and the checks that it should silence go on speaking.
//!
//! ## Example
//! ```dockerfile flagged=1
//! # check=skip=JSONArgsRecommended;fail=true
//! FROM debian:12.8-slim
//! ```
//!
//! ## Use instead
//! The options are `skip`, `experimental` and `error`, parted by semicolons:
//! ```dockerfile clean
//! # check=skip=JSONArgsRecommended;error=true
//! FROM debian:12.8-slim
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what is meant.

use crate::{
    diagnostic::{
        CheckOptions, Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source, check_value,
    },
    lint::{Context, Rule, checks::is_directive, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0026",
        slug: "check-option",
        aliases: &[],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::Absent,
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "Options of `# check=` that the build does not know",
        why: "At the head of the file the build stops at it; elsewhere it passes over the whole comment.",
        sources: &[Source {
            title: "Docker docs, Dockerfile reference: check",
            url: "https://docs.docker.com/reference/dockerfile/#check",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for comment in &context.file.comments {
        let text = comment.range.of(context.source);
        let Some((value, start)) = check_value(text, comment.range.from()) else { continue };
        let Err(at) = CheckOptions::parse(value, start) else { continue };
        let stops = is_directive(context, comment.range);
        if !stops && context.profile() == Profile::Buildkit {
            continue;
        }
        let option = at.of(context.source);
        let message = if option.starts_with("error=") {
            format!("`{option}`: error is true or false")
        } else {
            format!("`{option}` is no option of `# check=`")
        };
        findings.push(
            Finding::new(&RULE.meta, comment.range, at, message)
                .help("Write `skip=`, `experimental=` or `error=true`, parted by semicolons and without blanks.")
                .severity(if stops { Severity::Error } else { Severity::Warning }),
        );
    }
}
