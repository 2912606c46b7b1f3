//! # yarn-cache-kept
//!
//! ## What it does
//! Flags `yarn install` that leaves its download cache in the image.
//!
//! ## Why it is bad
//! yarn keeps each archive that it downloads, to be faster next time. In an image there is no next time: the layer carries
//! each package once installed and once more in the cache, to every machine that pulls it.
//!
//! Nothing is said where the cache lies on a cache mount, is cleaned in the same RUN, or stays behind in a stage from
//! which others only copy.
//!
//! ## Example
//! ```dockerfile flagged=4
//! FROM node:22-slim
//! WORKDIR /srv/app
//! COPY package.json yarn.lock ./
//! RUN yarn install --frozen-lockfile
//! ```
//!
//! ## Use instead
//! ```dockerfile fixed
//! FROM node:22-slim
//! WORKDIR /srv/app
//! COPY package.json yarn.lock ./
//! RUN yarn install --frozen-lockfile && yarn cache clean
//! ```
//!
//! A cache mount keeps the cache on the building machine, out of the image, and the next build is fast:
//! ```dockerfile clean
//! FROM node:22-slim
//! WORKDIR /srv/app
//! COPY package.json yarn.lock ./
//! RUN --mount=type=cache,target=/usr/local/share/.cache/yarn yarn install --frozen-lockfile
//! ```
//!
//! ## Fix safety
//! Safe: the same packages are installed. Offered where the command stands in a chain that `&&` can go on with.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Instruction, Keyword},
    lint::{
        Context, Rule, RunScript,
        rules::{
            rule_file,
            support::{commands, peer_image::PeerImage, run_flags, shipped::shipped},
        },
    },
    shell::{Call, Enclosure},
    text::Edit,
};
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3060",
        slug: "yarn-cache-kept",
        aliases: &[],
        group: Group::Lean,
        severity: Severity::Info,
        hadolint: Peer::On(Severity::Info),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "yarn's download cache stays in the image",
        why: "yarn keeps what it downloads for a next time that never comes in an image: each package is carried twice, to every machine that pulls it.",
        sources: &[
            Source { title: "Yarn documentation, yarn cache", url: "https://classic.yarnpkg.com/en/docs/cli/cache" },
            Source { title: "hadolint wiki, DL3060", url: "https://github.com/hadolint/hadolint/wiki/DL3060" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let for_peer = context.profile() == Profile::Hadolint;
    let ships = if for_peer { peer_ships(context) } else { shipped(context).to_vec() };
    for run in context.scripts() {
        let is_trigger = for_peer && run.outer.keyword == Keyword::Onbuild;
        let outside = context.stages.is_empty() || !for_peer;
        if !(is_trigger || run.stage.map_or(outside, |s| ships[s])) {
            continue;
        }
        if !run.script.may_call(&["yarn"]) {
            continue;
        }
        let mounted = is_mounted(run, for_peer);
        let calls = commands::calls(context, run);
        let yarns: Vec<&Call<'_>> = calls.iter().filter(|call| call.name() == "yarn").collect();
        let kept = if for_peer { peer_kept(&yarns, mounted) } else { kept(&yarns, &calls).filter(|_| !mounted) };
        findings.extend(kept.map(|call| finding(context, run, call, &yarns)));
    }
}

/// Stages that hadolint looks at: the last one, and those that some FROM names.
fn peer_ships(context: &Context<'_>) -> Vec<bool> {
    let froms: Vec<&Instruction> =
        context.stages.iter().map(|s| &context.file.instructions[s.instructions.start]).collect();
    let image = |from: &&Instruction| match &from.arguments {
        Arguments::From { image: Some(image), .. } => image.text.clone(),
        _ => String::new(),
    };
    let images: Vec<String> = froms.iter().map(image).collect();
    let bases: HashSet<&str> = images.iter().map(|image| PeerImage::read(image).name).collect();
    let alias = |n: usize| context.stages[n].name.as_deref();
    let words = |n: usize| (images[n].as_str(), alias(n), froms[n].flag_value("platform"));
    let last = froms.len().saturating_sub(1);
    (0..froms.len()).map(|n| words(n) == words(last) || alias(n).is_some_and(|name| bases.contains(name))).collect()
}

fn is_mounted(run: &RunScript<'_>, for_peer: bool) -> bool {
    run_flags::mounts(run.run).iter().filter_map(|m| m.passing_target()).any(|target| {
        let is_yarns = target.contains("yarn") || target.trim_end_matches('/').ends_with("/.cache");
        target.contains(".cache/yarn") || !for_peer && is_yarns
    })
}

/// The install command that hadolint misses a clean-up behind: any yarn command that speaks of `cache` or `clean`
/// will do, unless one stands before it. A mount helps where there is none.
fn peer_kept<'c, 'a>(yarns: &[&'c Call<'a>], mounted: bool) -> Option<&'c Call<'a>> {
    let install = yarns.iter().position(|call| call.has_arg("install"))?;
    let cleans = yarns.iter().position(|call| call.has_any_arg(&["cache", "clean"]));
    cleans.map_or(!mounted, |cleans| cleans < install).then(|| yarns[install])
}

/// The last install command without a clean-up behind it.
fn kept<'c, 'a>(yarns: &[&'c Call<'a>], calls: &[Call<'a>]) -> Option<&'c Call<'a>> {
    let install = yarns.iter().rfind(|call| {
        let verb = call.operands().next();
        verb.is_some_and(|w| w.text() == "install") && !call.has_any_flag(&["help", "mode"])
    })?;
    let behind = calls.iter().filter(|call| call.command.range.start > install.command.range.start);
    let cleaned = behind.clone().any(|call| {
        let by_yarn = call.name() == "yarn" && call.has_arg("cache") && call.has_arg("clean");
        by_yarn || call.name() == "rm" && call.texts().any(|t| t.contains("cache"))
    });
    (!cleaned).then_some(*install)
}

fn finding(context: &Context<'_>, run: &RunScript<'_>, install: &Call<'_>, yarns: &[&Call<'_>]) -> Finding {
    let message = "`yarn install` leaves its download cache in the image";
    let range = run.source(commands::whole(install));
    let finding = Finding::new(&RULE.meta, run.outer.range, range, message).help(
        "Add `&& yarn cache clean`, or mount a cache: `RUN --mount=type=cache,target=/usr/local/share/.cache/yarn ...`.",
    );
    match clean_up(context, run, install, yarns) {
        Some(edit) => finding.fix(Fix::safe("Clean the cache", vec![edit])),
        None => finding,
    }
}

/// `&& yarn cache clean` behind the command, where nothing else hangs on its status.
fn clean_up(context: &Context<'_>, run: &RunScript<'_>, install: &Call<'_>, yarns: &[&Call<'_>]) -> Option<Edit> {
    let command = install.command;
    let script = &run.script;
    let piped = script.pipelines.get(command.pipeline as usize).is_none_or(|p| !p.pipes.is_empty() || p.negated);
    let inner = install.script.is_some_and(|s| !std::ptr::eq(s, script));
    let loose = script.around(command).all(|c| matches!(c.kind, Enclosure::Subshell | Enclosure::Group));
    let behind = &run.text.text.get(command.range.to()..)?.trim_start();
    let goes_on = behind.is_empty() || behind.starts_with("&&") || behind.starts_with(';') || behind.starts_with('\n');
    // hadolint takes an earlier one for the clean-up in the wrong place.
    let early = context.profile() == Profile::Hadolint && yarns.iter().any(|c| c.has_any_arg(&["cache", "clean"]));
    let plain = !run.exec && script.fault.is_none() && install.through.is_empty();
    let fits = plain && !piped && !inner && loose && goes_on && !early && !context.source.is_empty();
    fits.then(|| Edit::insert(run.source(command.range).to(), " && yarn cache clean"))
}
