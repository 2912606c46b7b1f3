//! # unpinned-apk-package
//!
//! ## What it does
//! Flags packages that `apk add` gets without a version.
//!
//! ## Why it is bad
//! Alpine's repositories change as long as a release is kept up. Without a version the next build may install
//! another release of the package, although nothing in the Dockerfile has changed. For a language runtime, a
//! server, a database or its client that can change how the application behaves, so these are warnings, one for
//! each package. Helpers, and packages that the same RUN deletes again, share a note.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM alpine:3.20
//! RUN apk add --no-cache nodejs
//! ```
//!
//! hadolint reports once for a RUN:
//! ```dockerfile flagged=2 profile=hadolint
//! FROM alpine:3.20
//! RUN apk add --no-cache curl git
//! ```
//!
//! ## Use instead
//! Name the version, or with `~` a series of versions. Alpine keeps only the newest build of a package, so a
//! series holds longer than an exact version:
//! ```dockerfile clean
//! FROM alpine:3.20
//! RUN apk add --no-cache nodejs~20 postgresql16-client=16.6-r0
//! ```
//!
//! ## Fix safety
//! There is only a pattern to fill in: the text does not tell which version you tested.

use super::{
    manager::APK,
    pins::{self, Pinning, is_file},
};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3018",
        slug: "unpinned-apk-package",
        aliases: &[],
        group: Group::UsingLatest,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A package that apk installs without a version differs from build to build",
        why: "The next build takes whatever version the repository holds that day, so the image changes although the Dockerfile does not.",
        sources: &[
            Source {
                title: "Alpine wiki, Alpine Package Keeper",
                url: "https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper",
            },
            Source {
                title: "Docker docs, building best practices",
                url: "https://docs.docker.com/build/building/best-practices/",
            },
            Source { title: "hadolint wiki, DL3018", url: "https://github.com/hadolint/hadolint/wiki/DL3018" },
        ],
        file: rule_file!(),
    },
    check,
};

const PINNING: Pinning = Pinning {
    manager: &APK,
    is_pinned_for_peer: |operand| {
        let word = operand.text();
        word.contains(['=', '~', '>', '<']) || is_file(&word, "apk")
    },
    is_pinned,
    sign: "=",
    shown_by: "apk policy",
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    pins::check(&RULE.meta, &PINNING, context, findings);
}

/// Whether a word has a version, is a file, or names what must not be installed: `!name`.
fn is_pinned(word: &str) -> bool {
    word.contains(['=', '~', '>', '<']) || is_file(word, "apk") || word.starts_with('!')
}
