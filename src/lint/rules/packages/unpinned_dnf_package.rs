//! # unpinned-dnf-package
//!
//! ## What it does
//! Flags packages that `dnf install -y` gets without a version.
//!
//! ## Why it is bad
//! Repositories change as long as a release is kept up. Without a version the next build may install another
//! release of the package, although nothing in the Dockerfile has changed. For a language runtime, a server, a
//! database or its client that can change how the application behaves, so these are warnings, one for each package.
//! Helpers seldom matter; what one command installs of them shares a note.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM fedora:41
//! RUN dnf install -y nodejs && dnf clean all
//! ```
//!
//! hadolint reports once for a RUN:
//! ```dockerfile flagged=2 profile=hadolint
//! FROM fedora:41
//! RUN dnf install -y curl git && dnf clean all
//! ```
//!
//! ## Use instead
//! Name the version behind a dash; a pattern is enough where only the series matters. A file is not judged:
//! ```dockerfile clean
//! FROM fedora:41
//! RUN dnf install -y nodejs-20.* httpd-2.4.6 ./tool-1.0.rpm && dnf clean all
//! ```
//!
//! ## Fix safety
//! There is only a pattern to fill in: the text does not tell which version you tested.

use super::{
    manager::DNF,
    pins::{self, Pinning},
    rpm,
};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3041",
        slug: "unpinned-dnf-package",
        aliases: &[],
        group: Group::UsingLatest,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A package that dnf installs without a version differs from build to build",
        why: "The next build takes whatever version the repository holds that day, so the image changes although the Dockerfile does not.",
        sources: &[
            Source {
                title: "DNF documentation, command reference",
                url: "https://dnf.readthedocs.io/en/latest/command_ref.html",
            },
            Source { title: "hadolint wiki, DL3041", url: "https://github.com/hadolint/hadolint/wiki/DL3041" },
        ],
        file: rule_file!(),
    },
    check,
};

const PINNING: Pinning = Pinning {
    manager: &DNF,
    is_pinned_for_peer: |operand| rpm::is_group(operand) || rpm::is_pinned_for_peer(operand),
    is_pinned: rpm::is_pinned,
    sign: "-",
    shown_by: "dnf info",
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    pins::check(&RULE.meta, &PINNING, context, findings);
}
