//! # log-file
//!
//! ## What it does
//! Flags commands that write their logs into files inside the container.
//!
//! ## Why it is bad
//! `docker logs`, a swarm's service logs and every log driver read standard output and standard error only. A file in
//! the container is seen by nobody, grows until the disk is full, and is gone with the container. The second rung of the
//! talk's ladder is: make it log all things to stdout and stderr.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM python:3.12.4-slim-bookworm
//! CMD ["gunicorn", "-w", "4", "--access-logfile", "/var/log/gunicorn/access.log", "app:app"]
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM python:3.12.4-slim-bookworm
//! CMD ["gunicorn", "-w", "4", "--access-logfile", "-", "app:app"]
//! ```
//!
//! A server that can only write files is given a link: `ln -sf /dev/stdout /var/log/nginx/access.log`.
//!
//! ## Fix safety
//! There is no fix: whether the program takes `-` or `/dev/stdout` only its manual tells.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL501",
        slug: "log-file",
        aliases: &[],
        group: Group::Logging,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "Logs go into a file inside the container",
        why: "Docker's logs hold standard output and standard error only: the file is seen by nobody, grows until the disk is full, and is gone with the container.",
        sources: &[
            Source { title: "Docker docs, view container logs", url: "https://docs.docker.com/engine/logging/" },
            Source { title: "The twelve-factor app: logs", url: "https://12factor.net/logs" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in context.assembly().images() {
        // A link to standard output makes the file harmless.
        let linked = context.assembly().lineage(stage.index).any(|s| {
            context.scripts()[s.runs.clone()].iter().any(|r| {
                r.text.text.contains("/dev/stdout")
                    || r.text.text.contains("/proc/1/fd")
                    || r.text.text.contains("/proc/self/fd")
            })
        });
        if linked {
            continue;
        }
        for launch in context.assembly().launches(stage.index) {
            let by_option = launch.args.iter().enumerate().find_map(|(n, arg)| {
                let (option, value) = match arg.split_once('=') {
                    Some((option, value)) => (option, value),
                    None => (n.checked_sub(1).map_or("", |p| launch.args[p].as_str()), arg.as_str()),
                };
                (names_log(option) && is_log_file(value)).then(|| value.to_owned())
            });
            let by_redirect = launch.output.iter().find(|target| is_log_file(target)).cloned();
            if let Some(file) = by_option.or(by_redirect) {
                let outer = &context.file.instructions[launch.index];
                findings.push(
                    Finding::new(&RULE.meta, outer.range, launch.range, format!("`{}` logs into `{file}`, which `docker logs` never shows", launch.name))
                        .help("Log to standard output and standard error: `-`, `/dev/stdout` and `/dev/stderr` are what most programs take."),
                );
                break;
            }
        }
    }
}

fn names_log(option: &str) -> bool {
    let lower = option.to_ascii_lowercase();
    option.starts_with('-') && (lower.contains("log") || lower.contains("std"))
}

fn is_log_file(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("/dev/")
        && !path.starts_with("/proc/")
        && (path.contains("log") || path.rsplit('.').next() == Some("out"))
}
