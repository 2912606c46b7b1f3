//! # shell-stays
//!
//! ## What it does
//! Flags `["sh", "-c", "..."]` in CMD and ENTRYPOINT whose last command is not started by `exec`.
//!
//! ## Why it is bad
//! The shell stays process 1 and passes no signals on: `docker stop` waits ten seconds and then kills the service, and a swarm
//! does the same at every update.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM node:22.11.0-bookworm-slim
//! CMD ["sh", "-c", "npm run migrate && node server.js"]
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM node:22.11.0-bookworm-slim
//! CMD ["sh", "-c", "npm run migrate && exec node server.js"]
//! ```
//!
//! ## Fix safety
//! There is no fix yet: where `exec` belongs depends on what else the text does.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL504",
        slug: "shell-stays",
        aliases: &[],
        group: Group::Scale,
        severity: Severity::Info,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A shell stays in front of the service and keeps its signals",
        why: "The shell passes no signals on: `docker stop` and every update end in a kill after ten seconds.",
        sources: &[Source {
            title: "Docker docs, Dockerfile reference: shell form ENTRYPOINT example",
            url: "https://docs.docker.com/reference/dockerfile/#shell-form-entrypoint-example",
        }],
        file: rule_file!(),
    },
    check,
};

const SHELLS: &[&str] = &["sh", "bash", "ash", "dash"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in context.assembly().images() {
        for start in [&stage.entrypoint, &stage.cmd].into_iter().flatten().filter(|s| s.exec) {
            let words: Vec<&str> = start.words.iter().map(|(w, _)| w.as_str()).collect();
            let Some(at) =
                words.iter().position(|w| SHELLS.contains(&w.rsplit('/').next().unwrap_or(w))).filter(|&n| n == 0)
            else {
                continue;
            };
            let Some(text) = words[at + 1..]
                .iter()
                .position(|w| w.starts_with('-') && w.contains('c'))
                .and_then(|n| words.get(at + n + 2))
            else {
                continue;
            };
            // A single command replaces most shells by itself; what has an `exec` does so on purpose.
            let is_list = text.contains("&&") || text.contains(';') || text.contains('|') || text.contains('\n');
            if !is_list || text.contains("exec ") || text.contains("wait") {
                continue;
            }
            let outer = &context.file.instructions[start.index];
            findings.push(
                Finding::new(&RULE.meta, outer.range, start.range, "the shell stays process 1: the service never sees the signal to stop")
                    .help("Write `exec` in front of the last command, or put the steps into a script that ends in `exec \"$@\"`."),
            );
        }
    }
}
