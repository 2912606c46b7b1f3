//! # wget-and-curl
//!
//! ## What it does
//! Flags a stage that fetches files with `wget` as well as with `curl`.
//!
//! ## Why it is bad
//! Either does the job. Two of them are two packages to install, to patch and to configure for proxies and certificates.
//!
//! ## Example
//! ```dockerfile flagged=3
//! FROM debian:12.8-slim
//! RUN wget --quiet https://example.com/app.tar.gz
//! RUN curl --fail --remote-name https://example.com/app.sig
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8-slim
//! RUN curl --fail --remote-name https://example.com/app.tar.gz
//! RUN curl --fail --remote-name https://example.com/app.sig
//! ```
//!
//! ## Fix safety
//! There is no fix: the options of the two differ.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::Keyword,
    lint::{
        Context, Rule, RunScript,
        rules::{rule_file, support::commands},
    },
    shell::Call,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL4001",
        slug: "wget-and-curl",
        aliases: &[],
        group: Group::Lean,
        severity: Severity::Info,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "`wget` and `curl` in one stage: two tools for one job",
        why: "Either does the job: two of them are two packages to install, to patch and to configure.",
        sources: &[
            Source {
                title: "Docker docs, building best practices: unnecessary packages",
                url: "https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages",
            },
            Source { title: "hadolint wiki, DL4001", url: "https://github.com/hadolint/hadolint/wiki/DL4001" },
        ],
        file: rule_file!(),
    },
    check,
};

/// Which of the two have been seen.
#[derive(Clone, Copy, Default)]
struct Seen {
    wget: bool,
    curl: bool,
    reported: bool,
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let for_peer = context.profile() == Profile::Hadolint;
    // Triggers run in another build: hadolint keeps count of them for the whole file.
    let (mut stage, mut triggers) = ((None, Seen::default()), Seen::default());
    for run in context.scripts() {
        if stage.0 != run.stage {
            stage = (run.stage, Seen::default());
        }
        let seen = if run.outer.keyword == Keyword::Onbuild { &mut triggers } else { &mut stage.1 };
        if !run.script.may_call(&["wget", "curl"]) {
            continue;
        }
        let calls = commands::calls(context, run);
        let fetches: Vec<&Call<'_>> = calls.iter().filter(|c| matches!(c.name(), "wget" | "curl")).collect();
        seen.wget |= fetches.iter().any(|c| c.name() == "wget");
        seen.curl |= fetches.iter().any(|c| c.name() == "curl");
        let Some(last) = fetches.last() else { continue };
        if seen.wget && seen.curl && (for_peer || !seen.reported) {
            seen.reported = true;
            findings.push(finding(run, last));
        }
    }
}

fn finding(run: &RunScript<'_>, call: &Call<'_>) -> Finding {
    let range = run.source(call.name_word().range);
    let other = if call.name() == "curl" { "wget" } else { "curl" };
    let message = format!("`{}` is used here, and `{other}` elsewhere in the same stage", call.name());
    Finding::new(&RULE.meta, run.outer.range, range, message).help("Settle on one of the two.")
}
