//! # dnf-install-without-yes
//!
//! ## What it does
//! Flags `dnf install` (and the other commands that change packages) without `-y`.
//!
//! ## Why it is bad
//! dnf asks before it changes anything. During a build nobody can answer: dnf takes that for a no, and the build
//! ends there.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM fedora:41
//! RUN dnf install httpd-2.4.6 && dnf clean all
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM fedora:41
//! RUN dnf install -y httpd-2.4.6 && dnf clean all
//! ```
//!
//! ## Fix safety
//! Adding `-y` is safe: a build can go on only with a yes.
//! ```dockerfile flagged=2
//! FROM fedora:41
//! RUN dnf --setopt=tsflags=nodocs install httpd-2.4.6 && dnf clean all
//! ```
//! ```dockerfile fixed
//! FROM fedora:41
//! RUN dnf --setopt=tsflags=nodocs install -y httpd-2.4.6 && dnf clean all
//! ```

use super::{
    asks::{self, Asking, RPM_VERBS, answers_rpm},
    manager::DNF,
};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3038",
        slug: "dnf-install-without-yes",
        aliases: &[],
        group: Group::Correctness,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "dnf asks for confirmation, which ends the build",
        why: "dnf asks before it changes anything. A build has nobody to answer, so dnf takes it for a no and the build fails.",
        sources: &[
            Source {
                title: "DNF documentation, command reference",
                url: "https://dnf.readthedocs.io/en/latest/command_ref.html",
            },
            Source { title: "hadolint wiki, DL3038", url: "https://github.com/hadolint/hadolint/wiki/DL3038" },
        ],
        file: rule_file!(),
    },
    check,
};

const ASKING: Asking = Asking {
    manager: &DNF,
    verbs: RPM_VERBS,
    peer_verbs: &["install", "groupinstall", "localinstall"],
    is_answered_for_peer: |call| call.has_any_flag(&["y", "assumeyes"]),
    is_answered: |_, _, call| answers_rpm(call),
    option: "-y",
    is_global: false,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    asks::check(&RULE.meta, &ASKING, context, findings);
}
