//! # apt-lists-kept
//!
//! ## What it does
//! Flags a RUN that fetches apt's package lists and leaves them in its layer.
//!
//! ## Why it is bad
//! `apt-get update` stores 20 to 50 MB of package lists under `/var/lib/apt/lists`. Nothing reads them in the finished
//! image. A later RUN that deletes them frees nothing, since the layer below keeps them; and a later RUN that
//! installs with the lists of a cached layer may ask the mirror for files that are gone.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.8
//! RUN apt-get update && apt-get install -y --no-install-recommends git
//! ```
//!
//! Deleting them in another layer is too late:
//! ```dockerfile flagged=2
//! FROM debian:12.8
//! RUN apt-get update
//! RUN apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*
//! ```
//!
//! ## Use instead
//! Update, install and clean up in one RUN:
//! ```dockerfile clean
//! FROM debian:12.8
//! RUN apt-get update \
//!     && apt-get install -y --no-install-recommends git \
//!     && rm -rf /var/lib/apt/lists/*
//! ```
//!
//! or keep the lists out of the image by cache mounts, which also makes the next build faster:
//! ```dockerfile clean
//! FROM debian:12.8
//! RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \
//!     --mount=type=cache,target=/var/lib/apt,sharing=locked \
//!     apt-get update && apt-get install -y --no-install-recommends git
//! ```
//!
//! A stage that does not become part of the image may keep them:
//! ```dockerfile clean
//! FROM debian:12.8 AS build
//! RUN apt-get update && apt-get install -y --no-install-recommends gcc
//!
//! FROM debian:12.8
//! COPY --from=build /app /app
//! ```
//!
//! ## Fix safety
//! Deleting the lists at the end of the RUN is safe. It is not offered where a later RUN installs packages without
//! an update of its own: move that command here first.
//! ```dockerfile flagged=2
//! FROM debian:12.8
//! RUN apt-get update \
//!     && apt-get install -y --no-install-recommends git
//! ```
//! ```dockerfile fixed
//! FROM debian:12.8
//! RUN apt-get update \
//!     && apt-get install -y --no-install-recommends git \
//!     && rm -rf /var/lib/apt/lists/*
//! ```

use super::{
    cleanup::{append, deleting, is_mounted, is_mounted_for_peer},
    manager::{APT, Manager, ManagerCall},
};
use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Base, Instruction, Keyword},
    lint::{
        Context, Rule, RunScript,
        rules::rule_file,
        rules::support::commands::calls,
        rules::support::{peer_image::PeerImage, shipped::shipped},
    },
    shell::{Call, Enclosure},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3009",
        slug: "apt-lists-kept",
        aliases: &[],
        group: Group::Lean,
        severity: Severity::Info,
        hadolint: Peer::On(Severity::Info),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "apt's package lists stay in the layer",
        why: "The lists are 20 to 50 MB that nothing reads in the finished image; deleting them in a later RUN frees nothing.",
        sources: &[
            Source {
                title: "Docker docs, building best practices: apt-get",
                url: "https://docs.docker.com/build/building/best-practices/#apt-get",
            },
            Source {
                title: "Docker docs, Dockerfile reference: cache apt packages",
                url: "https://docs.docker.com/reference/dockerfile/#example-cache-apt-packages",
            },
            Source { title: "hadolint wiki, DL3009", url: "https://github.com/hadolint/hadolint/wiki/DL3009" },
        ],
        file: rule_file!(),
    },
    check,
};

const LISTS: &str = "/var/lib/apt/lists";

/// hadolint takes `update` of these for apt's.
const APT_FOR_PEER: Manager = Manager { peer_names: &["apt-get", "apt", "aptitude"], ..APT };

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for run in context.scripts() {
        let updates = APT_FOR_PEER.calls(context, run, &["update"]);
        let Some(update) = updates.first() else { continue };
        let kept = match context.profile() {
            Profile::Hadolint => is_kept_for_peer(context, run),
            _ => is_kept(context, run, &updates),
        };
        if kept {
            findings.push(finding(context, run, update));
        }
    }
}

fn finding(context: &Context<'_>, run: &RunScript<'_>, update: &ManagerCall<'_>) -> Finding {
    let message = format!("The package lists that `{}` fetches stay in this layer", update.title());
    let finding = Finding::new(&RULE.meta, run.outer.range, run.source(update.head()), message);
    if is_needed_later(context, run) {
        return finding.help(
            "A later RUN installs with these lists: move its command into this RUN, and delete the lists at the end with `rm -rf /var/lib/apt/lists/*`.",
        );
    }
    let sudo = if update.call.through.contains(&"sudo") { "sudo " } else { "" };
    let command = format!("{sudo}rm -rf {LISTS}/*");
    let finding = finding.help(format!("End this RUN with `&& {command}`."));
    match append(context, run, &command) {
        Some(edit) => finding.fix(Fix::safe("Delete the lists at the end of the RUN", vec![edit])),
        None => finding,
    }
}

/// Whether the lists end up in an image: no mount holds them, nothing deletes them, and the stage is more than a
/// place to copy from.
fn is_kept(context: &Context<'_>, run: &RunScript<'_>, updates: &[ManagerCall<'_>]) -> bool {
    let last = updates.iter().map(|u| u.call.command.range.start).max();
    // A function may be called after all.
    let counts =
        |c: &Call<'_>| Some(c.command.range.start) > last || run.script.stands_in(c.command, Enclosure::Function);
    let calls = calls(context, run);
    let cleans = |c: &Call<'_>| c.name() == "apt-get" && c.has_any_arg(&["dist-clean", "distclean"]);
    let deleted = deleting(&calls, LISTS).into_iter().any(counts) || calls.iter().any(|c| cleans(c) && counts(c));
    !deleted && !is_mounted(run, LISTS) && ships(context, run)
}

/// Whether a RUN's layer is part of an image that somebody runs, or one that ONBUILD makes elsewhere.
fn ships(context: &Context<'_>, run: &RunScript<'_>) -> bool {
    run.outer.keyword == Keyword::Onbuild || run.stage.is_none_or(|stage| shipped(context)[stage])
}

/// Where lists that an earlier RUN fetched are used: by a RUN that installs before it fetches new ones.
struct Readers {
    /// For each stage the index of its last such RUN.
    last: Vec<Option<usize>>,
    /// For each stage whether there is one in a stage that is built upon it, directly or not.
    above: Vec<bool>,
}

impl Readers {
    fn of(context: &Context<'_>) -> Self {
        let mut last = vec![None; context.stages.len()];
        for run in context.scripts() {
            if let Some(last) = run.stage.and_then(|stage| last.get_mut(stage))
                && reads_lists(run)
            {
                *last = Some(run.index);
            }
        }
        let mut above = vec![false; context.stages.len()];
        for stage in context.stages.iter().rev() {
            if let Base::Stage(below) = stage.base {
                above[below] |= above[stage.index] || last[stage.index].is_some();
            }
        }
        Self { last, above }
    }
}

/// Whether a RUN uses lists that are there when it starts.
fn reads_lists(run: &RunScript<'_>) -> bool {
    let reads = ["install", "reinstall", "upgrade", "dist-upgrade", "full-upgrade", "build-dep", "source", "download"];
    let mut commands = run.script.calling(APT.names);
    commands.find(|c| c.has_arg("update") || c.has_any_arg(&reads)).is_some_and(|c| !c.has_arg("update"))
}

/// Whether a later RUN upon this layer uses the lists.
fn is_needed_later(context: &Context<'_>, run: &RunScript<'_>) -> bool {
    let readers = context.once(Readers::of);
    match run.stage {
        Some(stage) => readers.last[stage].is_some_and(|last| last > run.index) || readers.above[stage],
        None => readers.last.iter().any(Option::is_some),
    }
}

/// hadolint's conditions: the same stage as the last one or a stage that is built upon, no mount for the lists,
/// and no `rm` with `-rf`.
fn is_kept_for_peer(context: &Context<'_>, run: &RunScript<'_>) -> bool {
    let both = || is_mounted_for_peer(run, "/var/lib/apt") && is_mounted_for_peer(run, "/var/cache/apt");
    let deletes = |c: Call<'_>| c.name() == "rm" && c.has_any_arg(&["-rf", "/var/lib/apt/lists/*"]);
    ships_for_peer(context, run) && !is_mounted_for_peer(run, LISTS) && !both() && !run.script.strict().any(deletes)
}

fn ships_for_peer(context: &Context<'_>, run: &RunScript<'_>) -> bool {
    if run.outer.keyword == Keyword::Onbuild {
        return true;
    }
    let from = |stage: usize| context.file.instructions.get(context.stages.get(stage)?.instructions.start);
    let (Some(own), last) = (run.stage.map(from), context.stages.len().checked_sub(1).and_then(from)) else {
        return last_is_missing(context);
    };
    let (Some(own), Some(last)) = (own, last) else { return true };
    is_same_base(own, last) || alias(own).is_some_and(|name| is_built_upon(context, name))
}

/// Without any FROM hadolint takes the whole file for one stage.
fn last_is_missing(context: &Context<'_>) -> bool {
    context.stages.is_empty()
}

/// hadolint knows stages by what their FROM says.
fn is_same_base(a: &Instruction, b: &Instruction) -> bool {
    let base = |from: &Instruction| match &from.arguments {
        Arguments::From { image, .. } => image.as_ref().map(|i| i.text.clone()),
        _ => None,
    };
    base(a) == base(b) && alias(a) == alias(b) && a.flag_value("platform") == b.flag_value("platform")
}

fn alias(from: &Instruction) -> Option<&str> {
    match &from.arguments {
        Arguments::From { alias, .. } => alias.as_ref().map(|a| a.name.text.as_str()),
        _ => None,
    }
}

fn is_built_upon(context: &Context<'_>, name: &str) -> bool {
    context.file.instructions.iter().any(|i| match &i.arguments {
        Arguments::From { image: Some(image), .. } => PeerImage::read(&image.text).name == name,
        _ => false,
    })
}
