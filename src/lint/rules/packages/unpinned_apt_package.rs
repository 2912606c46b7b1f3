//! # unpinned-apt-package
//!
//! ## What it does
//! Flags packages that `apt-get install` gets without a version.
//!
//! ## Why it is bad
//! The mirror's content changes. Without a version the next build may install another release of the package,
//! although nothing in the Dockerfile has changed: what was tested and what is built are no longer the same. For a
//! language runtime, a server, a database or its client that can change how the application behaves, so these are
//! warnings, one for each package. Helpers such as `curl`, `git` or `ca-certificates` seldom matter, and a name such
//! as `openjdk-17-jre` already holds its series; what one command installs of these shares a note.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.8
//! RUN apt-get update && apt-get install -y --no-install-recommends postgresql-client && rm -rf /var/lib/apt/lists/*
//! ```
//!
//! hadolint reports once for a RUN:
//! ```dockerfile flagged=2 profile=hadolint
//! FROM debian:12.8
//! RUN apt-get update && apt-get install -y --no-install-recommends curl git && rm -rf /var/lib/apt/lists/*
//! ```
//!
//! ## Use instead
//! Name the version. A pattern is enough where only the series matters:
//! ```dockerfile clean
//! FROM debian:12.8
//! ARG NGINX_VERSION=1.22.1-9
//! RUN apt-get update && apt-get install -y --no-install-recommends \
//!         nginx=${NGINX_VERSION} \
//!         postgresql-client=15+248 \
//!         nodejs=18.* \
//!     && rm -rf /var/lib/apt/lists/*
//! ```
//!
//! A file, a package of a named release and a list that stands in a variable are not judged:
//! ```dockerfile clean
//! FROM debian:12.8
//! ARG PACKAGES
//! RUN apt-get update && apt-get install -y --no-install-recommends ./tool.deb curl/bookworm $PACKAGES && rm -rf /var/lib/apt/lists/*
//! ```
//!
//! Debian's mirrors keep only the current version of a package, so a pin breaks the build when a newer one comes:
//! that is its purpose, and an update tool can raise it. For a build that repeats for years, take packages from
//! `snapshot.debian.org` or from a mirror of your own.
//!
//! ## Fix safety
//! There is only a pattern to fill in: the text does not tell which version you tested.

use super::{
    manager::APT,
    pins::{self, Pinning, is_file},
};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3008",
        slug: "unpinned-apt-package",
        aliases: &[],
        group: Group::UsingLatest,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A package that apt installs without a version differs from build to build",
        why: "The next build takes whatever version the mirror holds that day, so the image changes although the Dockerfile does not.",
        sources: &[
            Source {
                title: "Docker docs, building best practices: version pinning",
                url: "https://docs.docker.com/build/building/best-practices/#apt-get",
            },
            Source {
                title: "Debian manual pages, apt-get(8)",
                url: "https://manpages.debian.org/bookworm/apt/apt-get.8.en.html",
            },
            Source { title: "hadolint wiki, DL3008", url: "https://github.com/hadolint/hadolint/wiki/DL3008" },
        ],
        file: rule_file!(),
    },
    check,
};

const PINNING: Pinning = Pinning {
    manager: &APT,
    is_pinned_for_peer: |operand| {
        let word = operand.text();
        word.contains(['=', '/']) || is_file(&word, "deb")
    },
    is_pinned,
    sign: "=",
    shown_by: "apt-cache policy",
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    pins::check(&RULE.meta, &PINNING, context, findings);
}

/// Whether a word has a version or a release, is a file, or installs nothing that could have a version: `name-`
/// removes, `name^` is a task.
fn is_pinned(word: &str) -> bool {
    word.contains(['=', '/']) || is_file(word, "deb") || word.ends_with(['-', '^']) || word.starts_with(['~', '?'])
}
