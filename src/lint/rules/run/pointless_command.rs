//! # pointless-command
//!
//! ## What it does
//! Flags commands that make no sense while an image is built: `service`, `ssh`, `mount`, `ps`, `top`, `free`, `kill`,
//! `shutdown`, `vim`.
//!
//! ## Why it is bad
//! A RUN leaves files behind, nothing else. A service that is started in it is gone when it ends, what it shows of
//! processes and memory is that of the build, and nobody sits there to edit a file. Such a line does not do what whoever
//! wrote it thinks.
//!
//! Less is said where it can make sense: `service db start` with more commands behind it in the same RUN, `kill` for what
//! the same RUN put into the background, `ssh` with a mount of type ssh, `vim` with orders on its command line.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.8-slim
//! RUN service nginx start
//! ```
//!
//! ## Use instead
//! The command that the container runs:
//! ```dockerfile clean
//! FROM debian:12.8-slim
//! CMD ["nginx", "-g", "daemon off;"]
//! ```
//!
//! ## Fix safety
//! There is no fix: what the line was meant for is not in it.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    lint::{
        Context, Rule, RunScript,
        rules::{
            rule_file,
            support::{commands, run_flags},
        },
    },
    shell::{Call, Join},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3001",
        slug: "pointless-command",
        aliases: &[],
        group: Group::Correctness,
        severity: Severity::Info,
        hadolint: Peer::On(Severity::Info),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A command that makes no sense while an image is built",
        why: "A RUN leaves files behind and nothing else: services, mounts and processes are gone when it ends.",
        sources: &[
            Source {
                title: "Docker docs, Dockerfile reference: RUN",
                url: "https://docs.docker.com/reference/dockerfile/#run",
            },
            Source { title: "hadolint wiki, DL3001", url: "https://github.com/hadolint/hadolint/wiki/DL3001" },
        ],
        file: rule_file!(),
    },
    check,
};

const POINTLESS: &[&str] = &["ssh", "vim", "shutdown", "service", "ps", "free", "top", "kill", "mount"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let for_peer = context.profile() == Profile::Hadolint;
    for run in context.scripts() {
        if !run.script.may_call(POINTLESS) {
            continue;
        }
        let calls = commands::calls(context, run);
        let found = calls.iter().filter(|call| POINTLESS.contains(&call.name()));
        if for_peer {
            findings.extend(found.take(1).map(|call| finding(run, call)));
        } else {
            let last = calls.last().map(|c| c.command.range);
            let pointless = found.filter(|call| !makes_sense(run, call, last == Some(call.command.range)));
            findings.extend(pointless.map(|call| finding(run, call)));
        }
    }
}

/// Whether a command can do something for the RUN it stands in.
fn makes_sense(run: &RunScript<'_>, call: &Call<'_>, is_last: bool) -> bool {
    match call.name() {
        "ssh" => call.has_flag("V") || run_flags::mounts(run.run).iter().any(|m| m.option("type") == Some("ssh")),
        "vim" => call.texts().any(|t| t.starts_with('+')) || call.has_any_flag(&["c", "version", "e", "es"]),
        "service" => !is_last || call.has_any_arg(&["stop", "--status-all"]),
        "kill" | "ps" => run.script.commands.iter().any(|c| c.join == Join::Background) || call.has_flag("version"),
        _ => false,
    }
}

fn finding(run: &RunScript<'_>, call: &Call<'_>) -> Finding {
    let (message, help) = match call.name() {
        "service" => (
            "The service that this starts is gone when the RUN ends".to_owned(),
            "Start it with CMD or ENTRYPOINT, in the foreground, in a container of its own.",
        ),
        "mount" => (
            "A mount lasts no longer than its RUN".to_owned(),
            "Use `RUN --mount`, or a volume when the container runs.",
        ),
        name => (
            format!("`{name}` makes no sense while an image is built"),
            "Leave it out, or do it when the container runs.",
        ),
    };
    let range = run.source(call.name_word().range);
    Finding::new(&RULE.meta, run.outer.range, range, message).help(help)
}
