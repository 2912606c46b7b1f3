//! # pip-cache-kept
//!
//! ## What it does
//! Flags `pip install` that leaves its download cache in the image.
//!
//! ## Why it is bad
//! pip keeps what it downloads and builds below `~/.cache/pip`, to be faster next time. In an image there is no next
//! time: the layer carries each wheel once installed and once more in the cache, to every machine that pulls it.
//!
//! Nothing is said where the cache is off (`PIP_NO_CACHE_DIR`), lies on a cache mount, is removed in the same RUN, or
//! stays behind in a stage from which others only copy.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM python:3.12-slim
//! RUN pip install flask==3.0.3
//! ```
//!
//! ## Use instead
//! ```dockerfile fixed
//! FROM python:3.12-slim
//! RUN pip install --no-cache-dir flask==3.0.3
//! ```
//!
//! A cache mount keeps the cache on the building machine, out of the image, and the next build is fast:
//! ```dockerfile clean
//! FROM python:3.12-slim
//! COPY requirements.txt .
//! RUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt
//! ```
//!
//! ## Fix safety
//! Safe: the same packages are installed.

use super::pip::{self, PipInstall, Settings};
use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    lint::{
        Context, Rule, RunScript,
        rules::{
            rule_file,
            support::{commands, run_flags, shipped::shipped},
        },
    },
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3042",
        slug: "pip-cache-kept",
        aliases: &[],
        group: Group::Lean,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "pip's download cache stays in the image",
        why: "pip keeps what it downloads for a next time that never comes in an image: each wheel is carried twice, to every machine that pulls it.",
        sources: &[
            Source { title: "pip documentation, caching", url: "https://pip.pypa.io/en/stable/topics/caching/" },
            Source {
                title: "Docker docs, optimize cache usage: cache mounts",
                url: "https://docs.docker.com/build/cache/optimize/#use-cache-mounts",
            },
            Source { title: "hadolint wiki, DL3042", url: "https://github.com/hadolint/hadolint/wiki/DL3042" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let for_peer = context.profile() == Profile::Hadolint;
    let ships = shipped(context);
    for (run, settings) in context.scripts().iter().zip(pip::settings(context)) {
        if settings.no_cache {
            continue;
        }
        let mut installs = pip::installs(context, run);
        if for_peer {
            installs.retain(|i| !i.call.name().starts_with("pipx") && !i.call.has_arg("--no-cache-dir"));
            if !installs.is_empty() && !is_off_for_peer(run) {
                findings.push(finding(context, run, &installs));
            }
        } else if run.stage.is_none_or(|s| ships[s]) && !run.text.text.contains("PIP_NO_CACHE_DIR=") {
            installs.retain(|i| i.call.name() != "pipx" && !i.call.has_flag("no-cache-dir"));
            installs.retain(|i| !is_mounted(run, &settings, i) && !is_cleaned(run, i));
            findings.extend(installs.iter().map(|i| finding(context, run, std::slice::from_ref(i))));
        }
    }
}

/// Whether hadolint takes the cache for harmless: a mount for it, or the variable set in the text.
fn is_off_for_peer(run: &RunScript<'_>) -> bool {
    let mounted =
        run_flags::mounts(run.run).iter().any(|m| m.passing_target().is_some_and(|t| t.contains(".cache/pip")));
    let value = run.text.text.split_once("PIP_NO_CACHE_DIR=").map_or("", |(_, value)| value);
    mounted || pip::PEER_YES.iter().any(|yes| value.starts_with(yes))
}

/// Whether the cache lies on a mount.
fn is_mounted(run: &RunScript<'_>, settings: &Settings, install: &PipInstall<'_>) -> bool {
    let given = install.call.value_of(&["cache-dir"]);
    let folder = given.as_deref().or(settings.cache_dir.as_deref());
    run_flags::mounts(run.run).iter().filter_map(|m| m.passing_target()).any(|target| {
        let target = target.trim_end_matches('/');
        match folder {
            Some(folder) if !folder.contains('$') => folder == target || folder.starts_with(&format!("{target}/")),
            _ => {
                target.contains('$')
                    || target.contains(".cache/pip")
                    || target.ends_with("/.cache")
                    || matches!(target, "" | "/root")
            }
        }
    })
}

/// Whether a later command of the same RUN removes the cache.
fn is_cleaned(run: &RunScript<'_>, install: &PipInstall<'_>) -> bool {
    run.script.effective().filter(|call| call.command.range.start > install.call.command.range.start).any(|call| {
        let purges = call.has_arg("cache") && call.has_arg("purge");
        let removes = matches!(call.name(), "rm" | "find") && call.texts().any(|t| t.contains(".cache"));
        purges || removes
    })
}

fn finding(context: &Context<'_>, run: &RunScript<'_>, installs: &[PipInstall<'_>]) -> Finding {
    let range = installs.first().map_or(run.run.arguments_range(), |i| run.source(i.head()));
    let title = installs.first().map(PipInstall::title).unwrap_or_default();
    let message = format!("`{title}` leaves its download cache in the image");
    let finding = Finding::new(&RULE.meta, run.outer.range, range, message)
        .help("Add `--no-cache-dir`, or mount a cache: `RUN --mount=type=cache,target=/root/.cache/pip ...`.");
    let edits: Option<Vec<Edit>> =
        installs.iter().map(|i| commands::insert_behind(context, run, i.verb.range, "--no-cache-dir")).collect();
    match edits {
        Some(edits) => finding.fix(Fix::safe("Add `--no-cache-dir`", edits)),
        None => finding,
    }
}
