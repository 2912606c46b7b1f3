//! # yum-cache-kept
//!
//! ## What it does
//! Flags a RUN that installs with yum and leaves its cache in the layer.
//!
//! ## Why it is bad
//! yum keeps the metadata of its repositories, often more than 100 MB, under `/var/cache/yum`. Nothing reads it in the
//! finished image, and a later RUN that deletes it frees nothing, since the layer below keeps it.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM centos:7.9.2009
//! RUN yum install -y httpd-2.4.6
//! ```
//!
//! ## Use instead
//! Clean up in the same RUN:
//! ```dockerfile clean
//! FROM centos:7.9.2009
//! RUN yum install -y httpd-2.4.6 && yum clean all
//! ```
//!
//! or keep the cache out of the image by a mount:
//! ```dockerfile clean
//! FROM centos:7.9.2009
//! RUN --mount=type=cache,target=/var/cache/yum yum install -y httpd-2.4.6
//! ```
//!
//! ## Fix safety
//! Cleaning up at the end of the RUN is safe: what yum needs later it fetches again.
//! ```dockerfile flagged=2
//! FROM centos:7.9.2009
//! RUN yum install -y httpd-2.4.6
//! ```
//! ```dockerfile fixed
//! FROM centos:7.9.2009
//! RUN yum install -y httpd-2.4.6 && yum clean all
//! ```

use super::{
    asks::RPM_FETCHES,
    caches::{self, Cache},
    manager::YUM,
};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3032",
        slug: "yum-cache-kept",
        aliases: &[],
        group: Group::Lean,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "yum's cache stays in the layer",
        why: "The metadata of the repositories is often more than 100 MB that nothing reads in the finished image.",
        sources: &[
            Source { title: "Red Hat manual, yum(8)", url: "https://man7.org/linux/man-pages/man8/yum.8.html" },
            Source { title: "hadolint wiki, DL3032", url: "https://github.com/hadolint/hadolint/wiki/DL3032" },
        ],
        file: rule_file!(),
    },
    check,
};

const CACHE: Cache = Cache {
    manager: &YUM,
    verbs: RPM_FETCHES,
    peer_verbs: &["install"],
    cleans: &["clean"],
    peer_cleans: &["clean", "all"],
    folders: &["/var/cache/yum", "/var/cache/dnf"],
    peer_mount: None,
    peer_deletes: &["-rf", "/var/cache/yum/*"],
    clean: "clean all",
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    caches::check(&RULE.meta, &CACHE, context, findings);
}
