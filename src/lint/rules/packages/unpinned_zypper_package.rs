//! # unpinned-zypper-package
//!
//! ## What it does
//! Flags packages that `zypper --non-interactive install` gets without a version.
//!
//! ## Why it is bad
//! Repositories change as long as a release is kept up. Without a version the next build may install another
//! release of the package, although nothing in the Dockerfile has changed. For a language runtime, a server, a
//! database or its client that can change how the application behaves, so these are warnings, one for each package.
//! Helpers seldom matter; what one command installs of them shares a note.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM opensuse/leap:15.6
//! RUN zypper --non-interactive install nodejs && zypper clean --all
//! ```
//!
//! hadolint reports once for a RUN:
//! ```dockerfile flagged=2 profile=hadolint
//! FROM opensuse/leap:15.6
//! RUN zypper --non-interactive install curl git && zypper clean --all
//! ```
//!
//! ## Use instead
//! Name the version behind `=`, or a lowest one behind `>=`:
//! ```dockerfile clean
//! FROM opensuse/leap:15.6
//! RUN zypper --non-interactive install nodejs20=20.18.0 "curl>=8.6" && zypper clean --all
//! ```
//!
//! ## Fix safety
//! There is only a pattern to fill in: the text does not tell which version you tested.

use super::{
    manager::ZYPPER,
    pins::{self, Pinning, is_file},
};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3037",
        slug: "unpinned-zypper-package",
        aliases: &[],
        group: Group::UsingLatest,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A package that zypper installs without a version differs from build to build",
        why: "The next build takes whatever version the repository holds that day, so the image changes although the Dockerfile does not.",
        sources: &[
            Source { title: "openSUSE wiki, zypper manual", url: "https://en.opensuse.org/SDB:Zypper_manual" },
            Source { title: "hadolint wiki, DL3037", url: "https://github.com/hadolint/hadolint/wiki/DL3037" },
        ],
        file: rule_file!(),
    },
    check,
};

const PINNING: Pinning = Pinning {
    manager: &ZYPPER,
    is_pinned_for_peer: |operand| is_pinned(&operand.text()),
    is_pinned: |word| is_pinned(word) || word.starts_with(['-', '!', '@']) || word.contains(':'),
    sign: "=",
    shown_by: "zypper info",
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    pins::check(&RULE.meta, &PINNING, context, findings);
}

fn is_pinned(word: &str) -> bool {
    word.contains(['=', '>', '<']) || is_file(word, "rpm")
}
