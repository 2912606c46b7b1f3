//! # apk-cache-kept
//!
//! ## What it does
//! Flags `apk add` without `--no-cache`.
//!
//! ## Why it is bad
//! Without it apk works from an index that `apk update` or `-U` has stored under `/var/cache/apk`. The index stays in
//! the layer, some megabytes that nobody reads again, and a layer from the build cache may be months old: packages
//! are then looked up in yesterday's index. With `--no-cache` apk fetches the index, uses it and keeps nothing.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM alpine:3.20
//! RUN apk add curl=8.*
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM alpine:3.20
//! RUN apk add --no-cache curl=8.*
//! ```
//!
//! A cache mount serves too, and so does deleting the index in the same RUN:
//! ```dockerfile clean
//! FROM alpine:3.20
//! RUN --mount=type=cache,target=/var/cache/apk apk add --update curl=8.*
//! RUN apk update && apk add git=2.* && rm -rf /var/cache/apk/*
//! ```
//!
//! ## Fix safety
//! Adding `--no-cache` is safe: the same packages are installed.
//! ```dockerfile flagged=2
//! FROM alpine:3.20
//! RUN apk add curl=8.*
//! ```
//! ```dockerfile fixed
//! FROM alpine:3.20
//! RUN apk add --no-cache curl=8.*
//! ```

use super::{
    cleanup::{deleting, is_mounted, is_mounted_for_peer},
    manager::{APK, ManagerCall},
};
use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    lint::{
        Context, Rule, RunScript,
        rules::rule_file,
        rules::support::commands::{calls, insert_behind},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3019",
        slug: "apk-cache-kept",
        aliases: &[],
        group: Group::Lean,
        severity: Severity::Info,
        hadolint: Peer::On(Severity::Info),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "apk add without --no-cache leaves the package index in the layer",
        why: "The package index stays in the layer, where nobody reads it again, and an old one from the build cache may be used.",
        sources: &[
            Source {
                title: "Alpine wiki, Alpine Package Keeper",
                url: "https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper",
            },
            Source { title: "hadolint wiki, DL3019", url: "https://github.com/hadolint/hadolint/wiki/DL3019" },
        ],
        file: rule_file!(),
    },
    check,
};

const CACHE: &str = "/var/cache/apk";

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for run in context.scripts() {
        let adds = APK.installs(context, run);
        let keeping = adds.iter().filter(|a| !a.call.has_flag("no-cache")).map(|a| finding(context, run, a));
        if context.profile() == Profile::Hadolint {
            if !is_mounted_for_peer(run, CACHE) {
                findings.extend(keeping.take(1));
            }
        } else if !is_dealt_with(context, run) {
            findings.extend(keeping);
        }
    }
}

/// Whether the index lies in a mount or is deleted by the RUN that fetched it.
fn is_dealt_with(context: &Context<'_>, run: &RunScript<'_>) -> bool {
    is_mounted(run, CACHE) || is_mounted(run, "/etc/apk/cache") || !deleting(&calls(context, run), CACHE).is_empty()
}

fn finding(context: &Context<'_>, run: &RunScript<'_>, add: &ManagerCall<'_>) -> Finding {
    let message = "`apk add` without `--no-cache` leaves the package index in the layer";
    let finding = Finding::new(&RULE.meta, run.outer.range, run.source(add.head()), message)
        .help("Write `apk add --no-cache`; `apk update` before it is then not needed.");
    match insert_behind(context, run, add.subcommand.range, "--no-cache") {
        Some(edit) => finding.fix(Fix::safe("Add `--no-cache`", vec![edit])),
        None => finding,
    }
}
