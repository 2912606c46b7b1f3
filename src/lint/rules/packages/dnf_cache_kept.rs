//! # dnf-cache-kept
//!
//! ## What it does
//! Flags a RUN that installs with dnf and leaves its cache in the layer.
//!
//! ## Why it is bad
//! dnf keeps the metadata of its repositories, often more than 100 MB, under `/var/cache/libdnf5`. Nothing reads it in the
//! finished image, and a later RUN that deletes it frees nothing, since the layer below keeps it.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM fedora:41
//! RUN dnf install -y httpd-2.4.6
//! ```
//!
//! ## Use instead
//! Clean up in the same RUN:
//! ```dockerfile clean
//! FROM fedora:41
//! RUN dnf install -y httpd-2.4.6 && dnf clean all
//! ```
//!
//! or keep the cache out of the image by a mount:
//! ```dockerfile clean
//! FROM fedora:41
//! RUN --mount=type=cache,target=/var/cache/libdnf5 dnf install -y httpd-2.4.6
//! ```
//!
//! ## Fix safety
//! Cleaning up at the end of the RUN is safe: what dnf needs later it fetches again.
//! ```dockerfile flagged=2
//! FROM fedora:41
//! RUN dnf install -y httpd-2.4.6
//! ```
//! ```dockerfile fixed
//! FROM fedora:41
//! RUN dnf install -y httpd-2.4.6 && dnf clean all
//! ```

use super::{
    asks::RPM_FETCHES,
    caches::{self, Cache},
    manager::DNF,
};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3040",
        slug: "dnf-cache-kept",
        aliases: &[],
        group: Group::Lean,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "dnf's cache stays in the layer",
        why: "The metadata of the repositories is often more than 100 MB that nothing reads in the finished image.",
        sources: &[
            Source {
                title: "DNF documentation, command reference",
                url: "https://dnf.readthedocs.io/en/latest/command_ref.html",
            },
            Source { title: "hadolint wiki, DL3040", url: "https://github.com/hadolint/hadolint/wiki/DL3040" },
        ],
        file: rule_file!(),
    },
    check,
};

const CACHE: Cache = Cache {
    manager: &DNF,
    verbs: RPM_FETCHES,
    peer_verbs: &["install", "in", "reinstall", "rei", "upgrade", "up", "upgrade-minimal", "up-min"],
    cleans: &["clean"],
    peer_cleans: &["clean", "all"],
    folders: &["/var/cache/dnf", "/var/cache/libdnf5", "/var/cache/yum"],
    peer_mount: Some("/var/cache/libdnf5"),
    peer_deletes: &["-rf", "/var/cache/libdnf5*"],
    clean: "clean all",
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    caches::check(&RULE.meta, &CACHE, context, findings);
}
