//! # files-written-twice
//!
//! ## What it does
//! Notes `chown -R` and `chmod -R` in a RUN over files that a COPY or ADD of the same stage brought.
//!
//! ## Why it is bad
//! A layer holds whole files: one whose owner or mode changes is written into the new layer again. An application of
//! 300 MB weighs 600 MB then, on every machine that pulls it.
//!
//! ## Example
//! ```dockerfile flagged=4
//! FROM debian:12.5-slim
//! RUN useradd --system app
//! COPY app/ /srv/app/
//! RUN chown -R app:app /srv/app
//! CMD ["/srv/app/run"]
//! ```
//! ```dockerfile fixed
//! FROM debian:12.5-slim
//! RUN useradd --system app
//! COPY --chown=app:app app/ /srv/app/
//! CMD ["/srv/app/run"]
//! ```
//! A path from the root is meant as it is written, wherever WORKDIR stands:
//! ```dockerfile flagged=4
//! FROM node:22.11.0-bookworm-slim
//! WORKDIR /app
//! COPY . .
//! RUN chown -R node:node /app
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.5-slim
//! RUN useradd --system app && mkdir -p /srv/app/cache && chown app /srv/app/cache
//! COPY --chown=app:app app/ /srv/app/
//! CMD ["/srv/app/run"]
//! ```
//!
//! ## Fix safety
//! Unsafe: the folder itself keeps its owner, only what is copied into it gets the new one.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::Instruction,
    lint::{
        Context, Rule, RunScript,
        assembly::{StageFacts, Transfer},
        rules::{
            rule_file,
            support::{destination::absolute, removal::remove, workdir::workdirs},
        },
    },
    shell::Call,
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL510",
        slug: "files-written-twice",
        aliases: &[],
        group: Group::Lean,
        severity: Severity::Info,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A change of owner writes copied files into a second layer",
        why: "A layer holds whole files: one whose owner or mode changes is written into the new layer again, and the image carries it twice.",
        sources: &[Source {
            title: "Docker docs, Dockerfile reference: COPY --chown and --chmod",
            url: "https://docs.docker.com/reference/dockerfile/#copy---chown---chmod",
        }],
        file: rule_file!(),
    },
    check,
};

/// How many COPY and ADD are looked back at.
const LOOKED_BACK: usize = 64;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let workdirs = workdirs(context);
    for stage in context.assembly().stages.iter().filter(|s| s.is_shipped) {
        for n in stage.runs.clone() {
            let (run, known) = (&context.scripts()[n], &context.assembly().variables[n]);
            let workdir = workdirs[run.index].path.as_deref().unwrap_or(&stage.workdir).to_owned();
            for call in run.script.calling(&["chown", "chmod"]) {
                let flag = call.name();
                if !call.has_any_flag(&["R", "recursive"]) {
                    continue;
                }
                let mut words = call.operands();
                let Some(owner) = words.next() else { continue };
                let paths: Vec<String> = words.map(|w| absolute(&workdir, &known.resolve(w))).collect();
                let Some(transfer) = copied(stage, run, &paths) else { continue };
                let before = &context.file.instructions[transfer.index];
                if before.flag(flag).is_some() {
                    continue;
                }
                let message =
                    format!("`{flag} -R` writes what was copied into `{}` a second time", transfer.destination);
                let help = format!("Write `{} --{flag}={}` and leave this out.", before.keyword, owner.text());
                let finding =
                    Finding::new(&RULE.meta, run.outer.range, run.source(call.command.range), message).help(help);
                let fix = (paths.len() == 1).then(|| fix(context, run, &call, before, flag, owner.text())).flatten();
                findings.push(match fix {
                    Some(fix) => finding.fix(fix),
                    None => finding,
                });
                break;
            }
        }
    }
}

/// Whether a source is more than one file, as far as its name tells: a configuration file more or less is no matter.
fn is_folder(path: &str) -> bool {
    let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    !name.contains('.') || matches!(name, "." | "./") || name.contains('*')
}

/// The last COPY or ADD in front of a RUN whose files lie in one of the folders.
fn copied<'s>(stage: &'s StageFacts, run: &RunScript<'_>, paths: &[String]) -> Option<&'s Transfer> {
    let is_below = |path: &str, folder: &str| {
        let (path, folder) = (path.trim_end_matches('/'), folder.trim_end_matches('/'));
        path == folder || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    };
    let in_front =
        stage.transfers[..stage.transfers.partition_point(|t| t.index < run.index)].iter().rev().take(LOOKED_BACK);
    let in_front = in_front.filter(|t| t.sources.iter().any(|s| is_folder(&s.path) && !s.is_heredoc));
    in_front
        .filter(|t| !t.destination.contains('$') && !t.destination.starts_with("/tmp"))
        .find(|t| paths.iter().any(|p| p.len() > 1 && !p.contains('$') && is_below(&t.destination, p)))
}

/// Gives the COPY the owner and takes the RUN out, where it does nothing else and the account is there by then.
fn fix(
    context: &Context<'_>,
    run: &RunScript<'_>,
    call: &Call<'_>,
    copy: &Instruction,
    flag: &str,
    owner: &str,
) -> Option<Fix> {
    let is_alone = run.script.commands.len() == 1 && call.through.is_empty() && run.outer.flags.is_empty();
    let is_plain = !owner.is_empty() && owner.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-:".contains(&b));
    let account = owner.split(':').next().unwrap_or(owner);
    let is_number = account.bytes().all(|b| b.is_ascii_digit());
    let is_there = flag == "chmod" && is_number
        || flag == "chown"
            && (is_number
                || context.source[..copy.range.from()]
                    .split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))
                    .any(|w| w == account));
    if !is_alone || !is_plain || !is_there {
        return None;
    }
    let at = copy.keyword_range.to();
    let edits = vec![Edit::insert(at, format!(" --{flag}={owner}")), remove(context, run.outer)?];
    Some(Fix::risky(format!("Let {} set the {}", copy.keyword, if flag == "chown" { "owner" } else { "mode" }), edits))
}
