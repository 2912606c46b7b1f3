//! # unpinned-yum-package
//!
//! ## What it does
//! Flags packages that `yum install -y` gets without a version.
//!
//! ## Why it is bad
//! Repositories change as long as a release is kept up. Without a version the next build may install another
//! release of the package, although nothing in the Dockerfile has changed. For a language runtime, a server, a
//! database or its client that can change how the application behaves, so these are warnings, one for each package.
//! Helpers seldom matter; what one command installs of them shares a note.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM centos:7.9.2009
//! RUN yum install -y nodejs && yum clean all
//! ```
//!
//! hadolint reports once for a RUN:
//! ```dockerfile flagged=2 profile=hadolint
//! FROM centos:7.9.2009
//! RUN yum install -y curl git && yum clean all
//! ```
//!
//! ## Use instead
//! Name the version behind a dash; a pattern is enough where only the series matters. A file is not judged:
//! ```dockerfile clean
//! FROM centos:7.9.2009
//! RUN yum install -y nodejs-20.* httpd-2.4.6 ./tool-1.0.rpm && yum clean all
//! ```
//!
//! ## Fix safety
//! There is only a pattern to fill in: the text does not tell which version you tested.

use super::{
    manager::YUM,
    pins::{self, Pinning},
    rpm,
};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3033",
        slug: "unpinned-yum-package",
        aliases: &[],
        group: Group::UsingLatest,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A package that yum installs without a version differs from build to build",
        why: "The next build takes whatever version the repository holds that day, so the image changes although the Dockerfile does not.",
        sources: &[
            Source { title: "Red Hat manual, yum(8)", url: "https://man7.org/linux/man-pages/man8/yum.8.html" },
            Source { title: "hadolint wiki, DL3033", url: "https://github.com/hadolint/hadolint/wiki/DL3033" },
        ],
        file: rule_file!(),
    },
    check,
};

const PINNING: Pinning = Pinning {
    manager: &YUM,
    is_pinned_for_peer: rpm::is_pinned_for_peer,
    is_pinned: rpm::is_pinned,
    sign: "-",
    shown_by: "yum info",
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    pins::check(&RULE.meta, &PINNING, context, findings);
}
