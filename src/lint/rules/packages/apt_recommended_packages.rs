//! # apt-recommended-packages
//!
//! ## What it does
//! Flags `apt-get install` that also installs recommended packages.
//!
//! ## Why it is bad
//! A Debian package depends on some packages, and recommends others that most people want on a desktop or a
//! server. In an image they are weight and attack surface: `git` brings a mail client's Perl libraries, `default-jdk`
//! a desktop's. Without them an image is often a third smaller.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.8
//! RUN apt-get update && apt-get install -y git=1:2.* && rm -rf /var/lib/apt/lists/*
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8
//! RUN apt-get update && apt-get install -y --no-install-recommends git=1:2.* && rm -rf /var/lib/apt/lists/*
//! ```
//!
//! A configuration file does it for all commands that follow:
//! ```dockerfile clean
//! FROM debian:12.8
//! RUN echo 'APT::Install-Recommends "false";' > /etc/apt/apt.conf.d/90-no-recommends
//! RUN apt-get update && apt-get install -y git=1:2.* && rm -rf /var/lib/apt/lists/*
//! ```
//!
//! Where you do want them, `--install-recommends` says so, and the rule stays silent.
//!
//! ## Fix safety
//! Adding `--no-install-recommends` is unsafe: what the image holds changes, and something in it may need a package
//! that was only recommended (`ca-certificates` behind `curl` is the usual one). Name that package then.
//! ```dockerfile flagged=2
//! FROM debian:12.8
//! RUN apt-get update && apt-get install -y git=1:2.* && rm -rf /var/lib/apt/lists/*
//! ```
//! ```dockerfile fixed
//! FROM debian:12.8
//! RUN apt-get update && apt-get install --no-install-recommends -y git=1:2.* && rm -rf /var/lib/apt/lists/*
//! ```

use super::{
    apt_config,
    manager::{APT, ManagerCall},
};
use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    lint::{Context, Rule, RunScript, rules::rule_file, rules::support::commands::insert_behind},
    shell::Call,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3015",
        slug: "apt-recommended-packages",
        aliases: &[],
        group: Group::Lean,
        severity: Severity::Info,
        hadolint: Peer::On(Severity::Info),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "apt also installs packages that are only recommended",
        why: "Recommended packages are weight and attack surface that the application does not need.",
        sources: &[
            Source {
                title: "Docker docs, building best practices: don't install unnecessary packages",
                url: "https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages",
            },
            Source {
                title: "Debian manual pages, apt-get(8)",
                url: "https://manpages.debian.org/bookworm/apt/apt-get.8.en.html",
            },
            Source { title: "hadolint wiki, DL3015", url: "https://github.com/hadolint/hadolint/wiki/DL3015" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for run in context.scripts() {
        let installs = APT.installs(context, run);
        if context.profile() == Profile::Hadolint {
            let first = installs.iter().find(|i| !is_refused_for_peer(&i.call));
            findings.extend(first.map(|i| finding(context, run, i)));
        } else {
            let unasked = installs.iter().filter(|i| !i.operands.is_empty() && !is_decided(context, run, &i.call));
            findings.extend(unasked.map(|i| finding(context, run, i)));
        }
    }
}

fn is_refused_for_peer(call: &Call<'_>) -> bool {
    call.has_flag("no-install-recommends") || call.has_arg("APT::Install-Recommends=false")
}

/// Whether the command or the configuration says a word about recommended packages, be it yes or no.
fn is_decided(context: &Context<'_>, run: &RunScript<'_>, call: &Call<'_>) -> bool {
    let words = ["no-install-recommends", "install-recommends", "without-recommends", "with-recommends"];
    let short = call.name() == "aptitude" && call.has_any_flag(&["R", "r"]);
    short
        || call.has_any_flag(&words)
        || apt_config::setting(context, run, call, apt_config::Key::InstallRecommends).is_some()
}

fn finding(context: &Context<'_>, run: &RunScript<'_>, install: &ManagerCall<'_>) -> Finding {
    let title = install.title();
    let option = if install.call.name() == "aptitude" { "--without-recommends" } else { "--no-install-recommends" };
    let message = format!("`{title}` also installs packages that are only recommended");
    let finding = Finding::new(&RULE.meta, run.outer.range, run.source(install.head()), message).help(format!(
        "Write `{title} {option}`, then name what the application needs besides, `ca-certificates` for example."
    ));
    match insert_behind(context, run, install.subcommand.range, option) {
        Some(edit) => finding.fix(Fix::risky(format!("Add `{option}`"), vec![edit])),
        None => finding,
    }
}
