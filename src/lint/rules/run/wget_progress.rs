//! # wget-progress
//!
//! ## What it does
//! Flags `wget` without an option that keeps its progress report short.
//!
//! ## Why it is bad
//! A build has no terminal on which a bar could move, so wget writes a line of dots for every 50 KB. A download of 100 MB
//! fills the log with 2,000 lines, and the message that matters is somewhere in between.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.8-slim
//! RUN wget https://example.com/app.tar.gz
//! ```
//!
//! ## Use instead
//! ```dockerfile fixed
//! FROM debian:12.8-slim
//! RUN wget --progress=dot:giga https://example.com/app.tar.gz
//! ```
//!
//! The wget of Alpine and busybox has no such option; there `-q` is what is left:
//! ```dockerfile clean
//! FROM alpine:3.20
//! RUN wget -q https://example.com/app.tar.gz
//! ```
//!
//! ## Fix safety
//! Safe: the same file is fetched. On Alpine and busybox the fix adds `-q`, elsewhere `--progress=dot:giga`.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    lint::{
        Context, Rule, RunScript,
        rules::{
            rule_file,
            support::{
                base_family::{self, BaseFamily},
                commands,
            },
        },
    },
    shell::Call,
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3047",
        slug: "wget-progress",
        aliases: &[],
        group: Group::Style,
        severity: Severity::Style,
        hadolint: Peer::On(Severity::Info),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "`wget` fills the build log with its progress",
        why: "A build has no terminal: wget writes a line of dots for every 50 KB, and what matters is lost among them.",
        sources: &[
            Source {
                title: "GNU Wget manual, download options",
                url: "https://www.gnu.org/software/wget/manual/html_node/Download-Options.html",
            },
            Source { title: "hadolint wiki, DL3047", url: "https://github.com/hadolint/hadolint/wiki/DL3047" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let for_peer = context.profile() == Profile::Hadolint;
    for run in context.scripts() {
        if !run.script.may_call(&["wget"]) {
            continue;
        }
        let mut noisy = commands::calls(context, run);
        noisy.retain(|call| call.name() == "wget" && !is_short(call));
        if for_peer {
            if !noisy.is_empty() {
                findings.push(finding(context, run, &noisy));
            }
        } else {
            let only_asks = |call: &Call<'_>| call.has_any_flag(&["version", "V", "help", "h", "spider"]);
            noisy.retain(|call| !only_asks(call) && !call.args().is_empty());
            findings.extend(noisy.iter().map(|call| finding(context, run, std::slice::from_ref(call))));
        }
    }
}

/// Whether an option keeps the report short or puts it elsewhere.
fn is_short(call: &Call<'_>) -> bool {
    call.has_any_flag(&["q", "o", "a", "quiet", "output-file", "append-output", "no-verbose", "progress"])
        || call.has_arg("-nv")
}

fn finding(context: &Context<'_>, run: &RunScript<'_>, calls: &[Call<'_>]) -> Finding {
    let range = calls.first().map_or(run.run.arguments_range(), |c| run.source(c.name_word().range));
    let small = run.stage.is_none_or(|s| base_family::family(context, s) == BaseFamily::Busybox);
    let option = if small { "-q" } else { "--progress=dot:giga" };
    let finding = Finding::new(&RULE.meta, run.outer.range, range, "`wget` reports its progress line by line")
        .help(format!("Add `{option}`."));
    let edits: Option<Vec<Edit>> =
        calls.iter().map(|call| commands::insert_behind(context, run, call.name_word().range, option)).collect();
    match edits {
        Some(edits) => finding.fix(Fix::safe(format!("Add `{option}`"), edits)),
        None => finding,
    }
}
