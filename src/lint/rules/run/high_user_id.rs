//! # high-user-id
//!
//! ## What it does
//! Flags `useradd` with a high user id and without `--no-log-init`.
//!
//! ## Why it is bad
//! useradd notes each user in `/var/log/lastlog` and `/var/log/faillog`, at the place that the id says. For an id such as
//! 1001000000 the files grow to gigabytes of nothing. On a disk that nothing takes no room, but a layer stores it byte for
//! byte: the image becomes huge, or the build runs out of space.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.8-slim
//! RUN useradd --create-home -u 1001000000 app
//! ```
//!
//! ## Use instead
//! ```dockerfile fixed
//! FROM debian:12.8-slim
//! RUN useradd --no-log-init --create-home -u 1001000000 app
//! ```
//!
//! Small ids are fine as they are:
//! ```dockerfile clean
//! FROM debian:12.8-slim
//! RUN useradd --create-home --uid 1001 app
//! ```
//!
//! ## Fix safety
//! Safe: the user is the same, only the two log files are left alone.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    lint::{
        Context, Rule, RunScript,
        rules::{rule_file, support::commands},
    },
    shell::{Call, Part, PartKind, Word},
    text::Edit,
};
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3046",
        slug: "high-user-id",
        aliases: &[],
        group: Group::Lean,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "`useradd` with a high id writes a huge log file into the image",
        why: "useradd notes users in a log at the place that the id says: for a high id the file is gigabytes of nothing, which a layer stores byte for byte.",
        sources: &[
            Source {
                title: "Docker docs, building best practices: USER",
                url: "https://docs.docker.com/build/building/best-practices/#user",
            },
            Source { title: "hadolint wiki, DL3046", url: "https://github.com/hadolint/hadolint/wiki/DL3046" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let for_peer = context.profile() == Profile::Hadolint;
    for run in context.scripts() {
        if !run.script.may_call(&["useradd"]) {
            continue;
        }
        let mut calls = commands::calls(context, run);
        calls.retain(|call| {
            let quiet = call.has_any_flag(&["l", "no-log-init"]);
            call.name() == "useradd" && !quiet && if for_peer { is_long_for_peer(call) } else { is_high(call) }
        });
        if for_peer && !calls.is_empty() {
            findings.push(finding(context, run, &calls));
        } else {
            findings.extend(calls.iter().map(|call| finding(context, run, std::slice::from_ref(call))));
        }
    }
}

/// hadolint looks at `-u` only, and at the length of what follows.
fn is_long_for_peer(call: &Call<'_>) -> bool {
    let flags = call.flags().filter(|f| f.name == "u" && f.value.is_none());
    let holders: HashSet<u32> = flags.map(|f| f.word.range.start).collect();
    let values = call.args().windows(2).filter(|pair| holders.contains(&pair[0].range.start));
    values.map(|pair| peer_length(&pair[1])).any(|length| length > 5)
}

/// Length of a word as hadolint writes it: variables always have their braces.
fn peer_length(word: &Word) -> usize {
    let bare = |p: &&Part| matches!(p.kind, PartKind::Variable(_)) && !word.part_text(p).starts_with("${");
    word.strict_text().chars().count() + 2 * word.parts.iter().filter(bare).count()
}

fn is_high(call: &Call<'_>) -> bool {
    call.values_of(&["u", "uid"]).iter().any(|v| v.parse::<u64>().is_ok_and(|id| id > 99_999))
}

fn finding(context: &Context<'_>, run: &RunScript<'_>, calls: &[Call<'_>]) -> Finding {
    let range = calls.first().map_or(run.run.arguments_range(), |c| run.source(commands::whole(c)));
    let id = calls.first().and_then(|c| c.value_of(&["u", "uid"])).unwrap_or_default();
    let message = format!("`useradd` with the id `{id}` writes its log file up to that place");
    let finding =
        Finding::new(&RULE.meta, run.outer.range, range, message).help("Add `--no-log-init`, or choose a smaller id.");
    let edits: Option<Vec<Edit>> = calls
        .iter()
        .map(|call| commands::insert_behind(context, run, call.name_word().range, "--no-log-init"))
        .collect();
    match edits {
        Some(edits) => finding.fix(Fix::safe("Add `--no-log-init`", edits)),
        None => finding,
    }
}
