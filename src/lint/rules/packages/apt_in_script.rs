//! # apt-in-script
//!
//! ## What it does
//! Flags `apt` where `apt-get` or `apt-cache` is meant.
//!
//! ## Why it is bad
//! `apt` is made for people at a terminal. Its manual says that its behaviour may change between versions, and it
//! warns whenever its output does not go to a terminal: "apt does not have a stable CLI interface. Use with caution
//! in scripts." `apt-get` and `apt-cache` keep their interface.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.8
//! RUN apt install -y --no-install-recommends ./tool.deb
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8
//! RUN apt-get install -y --no-install-recommends ./tool.deb
//! ```
//!
//! ## Fix safety
//! Writing `apt-get` is safe for the commands that both know. `apt upgrade` may install new packages, so it becomes
//! `apt-get upgrade --with-new-pkgs`. There is no fix for `apt list` and other commands of its own.
//! ```dockerfile flagged=2,3
//! FROM debian:12.8
//! RUN apt install -y --no-install-recommends ./tool.deb
//! RUN apt-get update && apt upgrade -y && rm -rf /var/lib/apt/lists/*
//! ```
//! ```dockerfile fixed
//! FROM debian:12.8
//! RUN apt-get install -y --no-install-recommends ./tool.deb
//! RUN apt-get update && apt-get upgrade --with-new-pkgs -y && rm -rf /var/lib/apt/lists/*
//! ```

use super::manager::APT;
use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    lint::{
        Context, Rule, RunScript,
        rules::rule_file,
        rules::support::commands::{calls, insert_behind},
    },
    shell::Call,
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3027",
        slug: "apt-in-script",
        aliases: &[],
        group: Group::Correctness,
        severity: Severity::Info,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "apt is made for people; scripts use apt-get",
        why: "apt is made for people at a terminal, and its behaviour may change between versions; `apt-get` keeps its interface.",
        sources: &[
            Source {
                title: "Debian manual pages, apt(8): script usage",
                url: "https://manpages.debian.org/bookworm/apt/apt.8.en.html",
            },
            Source { title: "hadolint wiki, DL3027", url: "https://github.com/hadolint/hadolint/wiki/DL3027" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for run in context.scripts() {
        if !run.script.may_call(&["apt"]) {
            continue;
        }
        let most = if context.profile() == Profile::Hadolint { 1 } else { usize::MAX };
        let found = calls(context, run).into_iter().filter(|c| c.name() == "apt").take(most);
        findings.extend(found.map(|call| finding(context, run, &call)));
    }
}

fn finding(context: &Context<'_>, run: &RunScript<'_>, call: &Call<'_>) -> Finding {
    let name = call.name_word();
    let message = "`apt` is made for people at a terminal, and its behaviour may change between versions";
    let finding = Finding::new(&RULE.meta, run.outer.range, run.source(name.range), message)
        .help("Write `apt-get`, or `apt-cache` to look something up.");
    match fix(context, run, call) {
        Some(fix) => finding.fix(fix),
        None => finding,
    }
}

/// The stable command that does the same.
fn fix(context: &Context<'_>, run: &RunScript<'_>, call: &Call<'_>) -> Option<Fix> {
    let name = call.name_word();
    if name.text() != "apt" || name.is_quoted() {
        return None;
    }
    let verb = call.operands_without(APT.valued).next()?;
    let stable = match verb.text() {
        "install" | "reinstall" | "remove" | "purge" | "autoremove" | "update" | "upgrade" | "clean" | "autoclean"
        | "build-dep" | "download" | "source" => "apt-get",
        "show" | "search" | "policy" | "depends" | "rdepends" => "apt-cache",
        _ => return None,
    };
    let mut edits = vec![Edit::replace(run.source(name.range), stable)];
    if verb.text() == "upgrade" && !call.has_flag("with-new-pkgs") {
        edits.push(insert_behind(context, run, verb.range, "--with-new-pkgs")?);
    }
    Some(Fix::safe(format!("Write `{stable}`"), edits))
}
