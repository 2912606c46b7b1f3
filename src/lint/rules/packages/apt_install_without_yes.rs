//! # apt-install-without-yes
//!
//! ## What it does
//! Flags `apt-get install` (and `upgrade`, `remove` and the other commands that change packages) without `-y`.
//!
//! ## Why it is bad
//! apt asks before it changes more than the packages named. During a build nobody can answer: apt takes that for
//! a no, and the build ends with `Abort.`. Whether it asks depends on what the mirror holds, so a build that works
//! today can fail tomorrow.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.8
//! RUN apt-get update && apt-get install --no-install-recommends git && rm -rf /var/lib/apt/lists/*
//! ```
//!
//! `DEBIAN_FRONTEND=noninteractive` answers the questions of the packages, not this one:
//! ```dockerfile flagged=3
//! FROM debian:12.8
//! ENV DEBIAN_FRONTEND=noninteractive
//! RUN apt-get update && apt-get upgrade && rm -rf /var/lib/apt/lists/*
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8
//! RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*
//! ```
//!
//! `--yes`, `--assume-yes`, `-qq`, `-o APT::Get::Assume-Yes=true` and a configuration file that says so do as well:
//! ```dockerfile clean
//! FROM debian:12.8
//! RUN echo 'APT::Get::Assume-Yes "true";' > /etc/apt/apt.conf.d/90-yes
//! RUN apt-get update && apt-get install --no-install-recommends git && rm -rf /var/lib/apt/lists/*
//! ```
//!
//! ## Fix safety
//! Adding `-y` is safe: a build can go on only with a yes.
//! ```dockerfile flagged=3
//! FROM debian:12.8
//! RUN apt-get update \
//!     && apt-get install --no-install-recommends \
//!         git \
//!     && rm -rf /var/lib/apt/lists/*
//! ```
//! ```dockerfile fixed
//! FROM debian:12.8
//! RUN apt-get update \
//!     && apt-get install -y --no-install-recommends \
//!         git \
//!     && rm -rf /var/lib/apt/lists/*
//! ```

use super::{
    apt_config,
    asks::{self, Asking},
    manager::APT,
};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, RunScript, rules::rule_file},
    shell::Call,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3014",
        slug: "apt-install-without-yes",
        aliases: &[],
        group: Group::Correctness,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "apt asks for confirmation, which ends the build",
        why: "apt asks before it changes more than the packages named. A build has nobody to answer, so apt takes it for a no and the build fails.",
        sources: &[
            Source {
                title: "Debian manual pages, apt-get(8)",
                url: "https://manpages.debian.org/bookworm/apt/apt-get.8.en.html",
            },
            Source {
                title: "Docker docs, building best practices: apt-get",
                url: "https://docs.docker.com/build/building/best-practices/#apt-get",
            },
            Source { title: "hadolint wiki, DL3014", url: "https://github.com/hadolint/hadolint/wiki/DL3014" },
        ],
        file: rule_file!(),
    },
    check,
};

const ASKING: Asking = Asking {
    manager: &APT,
    verbs: &[
        "install",
        "reinstall",
        "upgrade",
        "dist-upgrade",
        "full-upgrade",
        "safe-upgrade",
        "remove",
        "purge",
        "autoremove",
        "autopurge",
        "build-dep",
    ],
    peer_verbs: &["install"],
    is_answered_for_peer,
    is_answered,
    option: "-y",
    is_global: false,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    asks::check(&RULE.meta, &ASKING, context, findings);
}

fn is_answered_for_peer(call: &Call<'_>) -> bool {
    let twice = |name| call.flags().filter(|f| f.name == name).count() == 2;
    call.has_any_flag(&["y", "yes", "assume-yes", "qq"]) || twice("q") || twice("quiet") || call.has_arg("-q=2")
}

fn is_answered(context: &Context<'_>, run: &RunScript<'_>, call: &Call<'_>) -> bool {
    let no_change = ["simulate", "just-print", "dry-run", "recon", "no-act", "print-uris", "assume-no", "trivial-only"];
    let said = ["yes", "assume-yes"].iter().find_map(|name| apt_config::switch(call, name));
    call.has_any_flag(&["y", "s"])
        || said == Some(true)
        || quietness(call) >= 2
        || no_change.iter().any(|name| call.has_flag(name))
        || apt_config::setting(context, run, call, apt_config::Key::AssumeYes) == Some(true)
}

/// How quiet apt is told to be; two implies a yes.
fn quietness(call: &Call<'_>) -> usize {
    let quiet = call.flags().filter(|f| if f.short { f.name == "q" } else { f.name == "quiet" });
    quiet.map(|f| f.value.and_then(|v| v.parse().ok()).unwrap_or(1)).sum()
}
