//! # shell-not-array
//!
//! ## What it does
//! Flags SHELL with anything else than a JSON array.
//!
//! ## Why it is bad
//! The build stops: SHELL says which program runs the commands that follow, and takes its words as a JSON array only.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.8
//! SHELL /bin/bash -o pipefail -c
//! ```
//! ```dockerfile fixed
//! FROM debian:12.8
//! SHELL ["/bin/bash", "-o", "pipefail", "-c"]
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8
//! SHELL ["/bin/bash", "-o", "pipefail", "-c"]
//! ```
//!
//! ## Fix safety
//! Offered where the words are plain. Unsafe, since the build refuses what stands there now.

use super::refusal::{self, Described};
use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::FaultKind,
    lint::{
        Context, Rule,
        rules::{rule_file, support::exec_form},
    },
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0011",
        slug: "shell-not-array",
        aliases: &["DL1000"],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "SHELL with anything else than a JSON array",
        why: "The build stops: SHELL takes a JSON array only.",
        sources: &[Source {
            title: "Docker docs, Dockerfile reference: SHELL",
            url: "https://docs.docker.com/reference/dockerfile/#shell",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    refusal::report(&RULE.meta, context, findings, |fault| {
        let FaultKind::ShellNotExec = fault.kind else { return None };
        let text = fault.range.of(context.source);
        let words =
            if exec_form::looks_like_array(text) { exec_form::mend(text) } else { exec_form::simple_command(text) };
        let fix = words.map(|words| {
            Fix::risky("Write it as a JSON array", vec![Edit::replace(fault.range, exec_form::write(&words))])
        });
        Some(
            Described::new(
                format!("SHELL `{text}` is no JSON array"),
                "Write the shell's words as a JSON array: `[\"/bin/bash\", \"-c\"]`.",
            )
            .fix(fix),
        )
    });
}
