//! # removed-later
//!
//! ## What it does
//! Notes files that a RUN removes although a COPY or ADD of an earlier layer brought them.
//!
//! ## Why it is bad
//! The earlier layer keeps the file: the image is as large as before, everybody who pulls it can read the file, and only
//! the name is hidden.
//!
//! ## Example
//! ```dockerfile flagged=3
//! FROM debian:12.5-slim
//! COPY app.tar.gz /tmp/app.tar.gz
//! RUN tar -xzf /tmp/app.tar.gz -C /opt && rm /tmp/app.tar.gz
//! CMD ["/opt/app/run"]
//! ```
//!
//! ```dockerfile flagged=4
//! FROM debian:12.5-slim
//! WORKDIR /app
//! COPY . .
//! RUN make -C src && rm -rf /app/src/fixtures /app/docs /app
//! ```
//!
//! ## Use instead
//! A mount that is there for one step only:
//! ```dockerfile clean
//! FROM debian:12.5-slim
//! RUN --mount=type=bind,source=app.tar.gz,target=/tmp/app.tar.gz tar -xzf /tmp/app.tar.gz -C /opt
//! CMD ["/opt/app/run"]
//! ```
//!
//! ## Fix safety
//! There is no fix: a mount, a stage of its own or a download in the same RUN may each be right.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{
        Context, Rule,
        rules::{
            rule_file,
            support::{destination::absolute, workdir::workdirs},
        },
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL511",
        slug: "removed-later",
        aliases: &[],
        group: Group::Lean,
        severity: Severity::Info,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A file is removed that an earlier layer keeps",
        why: "The earlier layer keeps the file: the image is as large as before, and whoever pulls it can still read it.",
        sources: &[Source {
            title: "Docker docs, Dockerfile reference: RUN --mount=type=bind",
            url: "https://docs.docker.com/reference/dockerfile/#run---mounttypebind",
        }],
        file: rule_file!(),
    },
    check,
};

/// How many COPY and ADD are looked back at.
const LOOKED_BACK: usize = 64;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let workdirs = workdirs(context);
    for stage in context.assembly().stages.iter().filter(|s| s.is_shipped && !s.transfers.is_empty()) {
        // Where each COPY and ADD puts its sources; worked out once.
        let targets: Vec<(usize, Vec<String>)> =
            stage.transfers.iter().map(|t| (t.index, t.sources.iter().map(|s| t.target(s)).collect())).collect();
        for n in stage.runs.clone() {
            let (run, known) = (&context.scripts()[n], &context.assembly().variables[n]);
            if !run.script.may_call(&["rm"]) {
                continue;
            }
            let workdir = workdirs[run.index].path.as_deref().unwrap_or(&stage.workdir).to_owned();
            let calls: Vec<_> = run.script.effective().collect();
            if calls.iter().any(|c| matches!(c.name(), "cd" | "pushd")) {
                continue;
            }
            let removed =
                calls.iter().filter(|c| c.name() == "rm").flat_map(crate::shell::Call::operands).find_map(|word| {
                    let path = absolute(&workdir, &known.resolve(word));
                    let path = path.trim_end_matches(['/', '*']).trim_end_matches('/');
                    if path.len() < 2 || path.contains(['$', '*', '?', '[']) {
                        return None;
                    }
                    let in_front = targets[..targets.partition_point(|(index, _)| *index < run.index)].iter().rev();
                    let brought = in_front.take(LOOKED_BACK).flat_map(|(_, targets)| targets).find(|target| {
                        let below = target.trim_end_matches('/').strip_prefix(path);
                        below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                            && !target.contains(['$', '*'])
                    });
                    brought.map(|target| (word.range, target))
                });
            if let Some((at, target)) = removed {
                let message = format!("`{target}` was copied in an earlier layer, which keeps it");
                findings.push(
                    Finding::new(&RULE.meta, run.outer.range, run.source(at), message)
                        .help("Mount it for the step that needs it (`RUN --mount=type=bind,source=...,target=...`), or use it in a stage of its own."),
                );
            }
        }
    }
}
