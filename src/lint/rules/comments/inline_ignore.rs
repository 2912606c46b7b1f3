//! # inline-ignore
//!
//! ## What it does
//! Flags comments that silence rules for one instruction, such as `# hadolint ignore=DL3006`. It is off until a
//! severity is configured for it.
//!
//! ## Why it is bad
//! Each such comment takes a finding out of all reports. Teams that want to see every exception in one place
//! keep them in the configuration, with a reason, and forbid them in the file.
//!
//! ## Example
//! ```dockerfile flagged=1
//! # hadolint ignore=DL3006
//! FROM alpine
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM alpine:3.20
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say whether the exception is needed.

use crate::{
    diagnostic::{Dialect, Finding, FixAvailability, Group, Peer, PragmaKind, Profile, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL1001",
        slug: "inline-ignore",
        aliases: &[],
        group: Group::Style,
        severity: Severity::Info,
        hadolint: Peer::Off,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A comment that silences a linter hides faults from readers",
        why: "What the comment silences no longer shows in any report, and the reason for it is often gone before the comment is.",
        sources: &[
            Source { title: "hadolint, inline ignores", url: "https://github.com/hadolint/hadolint#inline-ignores" },
            Source { title: "hadolint wiki, DL1001", url: "https://github.com/hadolint/hadolint/wiki/DL1001" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let is_peer = context.profile() == Profile::Hadolint;
    for (n, pragma) in context.pragmas.iter().enumerate() {
        let PragmaKind::Ignore(codes) = &pragma.kind else { continue };
        if is_peer && (pragma.dialect != Dialect::Hadolint || context.is_inside(pragma) || is_silenced(context, n)) {
            continue;
        }
        let names: Vec<&str> = codes.iter().map(|(name, _)| name.as_str()).collect();
        findings.push(
            Finding::new(&RULE.meta, pragma.range, pragma.range, format!("{} silenced here", list(&names)))
                .help("Mend what the linter found, or silence the rule in the configuration, where all can see it."),
        );
    }
}

fn list(names: &[&str]) -> String {
    let verb = if names.len() == 1 { "is" } else { "are" };
    format!("{} {verb}", names.join(", "))
}

/// Whether the comment on the line before silences this rule.
fn is_silenced(context: &Context<'_>, pragma: usize) -> bool {
    !context.config.disable_ignore_pragmas
        && context.pragmas[..pragma].last().is_some_and(|other| {
            let PragmaKind::Ignore(codes) = &other.kind else { return false };
            let between = context.source.get(other.range.to()..context.pragmas[pragma].range.from()).unwrap_or("x");
            codes.iter().any(|(name, _)| RULE.meta.is_called(name))
                && between.matches('\n').count() == 1
                && between.trim().is_empty()
        })
}
