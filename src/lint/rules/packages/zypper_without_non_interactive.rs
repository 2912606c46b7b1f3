//! # zypper-without-non-interactive
//!
//! ## What it does
//! Flags zypper commands that change packages and may ask: without `--non-interactive` and without `-y`.
//!
//! ## Why it is bad
//! zypper asks before it changes anything. During a build nobody can answer, and the build ends there.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM opensuse/leap:15.6
//! RUN zypper install httpd=2.4.46 && zypper clean
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM opensuse/leap:15.6
//! RUN zypper --non-interactive install httpd=2.4.46 && zypper clean
//! RUN zypper install -y httpd=2.4.46 && zypper clean
//! ```
//!
//! ## Fix safety
//! Adding `--non-interactive` is safe: zypper then takes the default answer of each question, and a build can go on
//! only with an answer.
//! ```dockerfile flagged=2
//! FROM opensuse/leap:15.6
//! RUN zypper install httpd=2.4.46 && zypper clean
//! ```
//! ```dockerfile fixed
//! FROM opensuse/leap:15.6
//! RUN zypper --non-interactive install httpd=2.4.46 && zypper clean
//! ```

use super::{
    asks::{self, Asking},
    manager::ZYPPER,
};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3034",
        slug: "zypper-without-non-interactive",
        aliases: &[],
        group: Group::Correctness,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "zypper asks for confirmation, which ends the build",
        why: "zypper asks before it changes anything, and a build has nobody to answer.",
        sources: &[
            Source { title: "openSUSE wiki, zypper manual", url: "https://en.opensuse.org/SDB:Zypper_manual" },
            Source { title: "hadolint wiki, DL3034", url: "https://github.com/hadolint/hadolint/wiki/DL3034" },
        ],
        file: rule_file!(),
    },
    check,
};

const ASKING: Asking = Asking {
    manager: &ZYPPER,
    verbs: &[
        "install",
        "in",
        "remove",
        "rm",
        "source-install",
        "si",
        "patch",
        "update",
        "up",
        "dist-upgrade",
        "dup",
        "install-new-recommends",
        "inr",
        "verify",
        "ve",
    ],
    peer_verbs: &["install", "in", "remove", "rm", "source-install", "si", "patch"],
    is_answered_for_peer: |call| call.has_any_flag(ANSWERS),
    is_answered: |_, _, call| call.has_any_flag(ANSWERS) || call.has_any_flag(&["D", "dry-run"]),
    option: "--non-interactive",
    is_global: true,
};

const ANSWERS: &[&str] = &["n", "non-interactive", "y", "no-confirm"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    asks::check(&RULE.meta, &ASKING, context, findings);
}
