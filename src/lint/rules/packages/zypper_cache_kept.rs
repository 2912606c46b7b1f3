//! # zypper-cache-kept
//!
//! ## What it does
//! Flags a RUN that installs with zypper and leaves its cache in the layer.
//!
//! ## Why it is bad
//! zypper keeps the metadata of its repositories and, depending on the repository, the packages under
//! `/var/cache/zypp`. Nothing reads it in the finished image, and a later RUN that deletes it frees nothing, since the
//! layer below keeps it.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM opensuse/leap:15.6
//! RUN zypper --non-interactive install httpd=2.4.46
//! ```
//!
//! ## Use instead
//! Clean up in the same RUN:
//! ```dockerfile clean
//! FROM opensuse/leap:15.6
//! RUN zypper --non-interactive install httpd=2.4.46 && zypper clean --all
//! ```
//!
//! or keep the cache out of the image by a mount:
//! ```dockerfile clean
//! FROM opensuse/leap:15.6
//! RUN --mount=type=cache,target=/var/cache/zypp zypper --non-interactive install httpd=2.4.46
//! ```
//!
//! ## Fix safety
//! Cleaning up at the end of the RUN is safe: what zypper needs later it fetches again.
//! ```dockerfile flagged=2
//! FROM opensuse/leap:15.6
//! RUN zypper --non-interactive install httpd=2.4.46
//! ```
//! ```dockerfile fixed
//! FROM opensuse/leap:15.6
//! RUN zypper --non-interactive install httpd=2.4.46 && zypper clean --all
//! ```

use super::{
    caches::{self, Cache},
    manager::ZYPPER,
};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3036",
        slug: "zypper-cache-kept",
        aliases: &[],
        group: Group::Lean,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "zypper's cache stays in the layer",
        why: "The metadata of the repositories is weight that nothing reads in the finished image.",
        sources: &[
            Source { title: "openSUSE wiki, zypper manual", url: "https://en.opensuse.org/SDB:Zypper_manual" },
            Source { title: "hadolint wiki, DL3036", url: "https://github.com/hadolint/hadolint/wiki/DL3036" },
        ],
        file: rule_file!(),
    },
    check,
};

const CACHE: Cache = Cache {
    manager: &ZYPPER,
    verbs: &[
        "install",
        "in",
        "source-install",
        "si",
        "patch",
        "update",
        "up",
        "dist-upgrade",
        "dup",
        "install-new-recommends",
        "inr",
    ],
    peer_verbs: &["install", "in"],
    cleans: &["clean", "cc"],
    peer_cleans: &["clean", "cc"],
    folders: &["/var/cache/zypp"],
    peer_mount: Some("/var/cache/zypp"),
    peer_deletes: &[],
    clean: "clean --all",
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    caches::check(&RULE.meta, &CACHE, context, findings);
}
