//! # unpinned-npm-package
//!
//! ## What it does
//! Flags packages that `npm install` takes in whatever version is newest.
//!
//! ## Why it is bad
//! The next build gets other code than the one you tested, without a change in your repository. With npm that includes
//! scripts that run during the build.
//!
//! A warning for a name without a version and for a repository without a commit; a note for tags such as `@latest` and
//! ranges such as `@^4`, which move too. `npm install` without names, folders, archives and variables are not judged.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM node:22-slim
//! RUN npm install --global typescript
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM node:22-slim
//! RUN npm install --global typescript@5.6.3
//! ```
//!
//! For your own project the lock file, which pins what your packages depend on as well:
//! ```dockerfile clean
//! FROM node:22-slim
//! WORKDIR /srv/app
//! COPY package.json package-lock.json ./
//! RUN npm ci
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say which version you tested. `npm ls --global` in a working container tells it.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    lint::{
        Context, Rule, RunScript,
        rules::{rule_file, support::commands},
    },
    shell::{Call, Word},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3016",
        slug: "unpinned-npm-package",
        aliases: &[],
        group: Group::UsingLatest,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "An npm package without a version changes from build to build",
        why: "The next build takes whatever version is newest that day: other code than the one you tested, and no way back to it.",
        sources: &[
            Source { title: "npm documentation, npm install", url: "https://docs.npmjs.com/cli/commands/npm-install" },
            Source { title: "npm documentation, npm ci", url: "https://docs.npmjs.com/cli/commands/npm-ci" },
            Source { title: "hadolint wiki, DL3016", url: "https://github.com/hadolint/hadolint/wiki/DL3016" },
        ],
        file: rule_file!(),
    },
    check,
};

const HELP: &str =
    "Name the version that you tested, as in `typescript@5.6.3`; for your own project use the lock file with `npm ci`.";

/// Options of npm that take their value from the next word.
const VALUED: &[&str] = &[
    "prefix",
    "C",
    "cache",
    "registry",
    "loglevel",
    "userconfig",
    "globalconfig",
    "tag",
    "workspace",
    "w",
    "only",
    "omit",
    "include",
    "also",
    "scope",
    "otp",
    "proxy",
    "https-proxy",
    "cafile",
    "ca",
    "target",
    "arch",
    "python",
    "dist-url",
    "fetch-retries",
    "fetch-timeout",
    "maxsockets",
    "network-timeout",
    "timeout",
    "depth",
    "before",
    "access",
    "git",
    "logs-dir",
    "tmp",
    "install-strategy",
    "cpu",
    "os",
    "libc",
    "script-shell",
    "auth-type",
];

/// Those that hadolint knows.
const PEER_VALUED: &[&str] = &["loglevel", "registry"];

/// Beginnings of the addresses of repositories.
const REPOSITORIES: &[&str] = &["git://", "git+ssh://", "git+http://", "git+https://"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let for_peer = context.profile() == Profile::Hadolint;
    for run in context.scripts() {
        if !run.script.may_call(&["npm"]) {
            continue;
        }
        let calls = commands::calls(context, run);
        let calls = calls.iter().filter(|call| call.name() == "npm");
        if for_peer {
            let open = |call: &Call<'_>| {
                peer_packages(call).into_iter().find(|w| !is_pinned_for_peer(&w.strict_text())).map(|w| w.range)
            };
            let range = calls.clone().find_map(open);
            let message = "`npm install` takes packages without a version";
            findings
                .extend(range.map(|at| Finding::new(&RULE.meta, run.outer.range, run.source(at), message).help(HELP)));
        } else {
            findings.extend(calls.flat_map(packages).filter_map(|word| judge(run, word)));
        }
    }
}

/// What hadolint takes for packages: all arguments behind `install`, where that is the first one.
fn peer_packages<'a>(call: &Call<'a>) -> Vec<&'a Word> {
    let mut operands = call.operands_without(PEER_VALUED);
    if operands.next().is_none_or(|w| w.strict_text() != "install") {
        return Vec::new();
    }
    operands.skip_while(|w| w.strict_text() == "install").collect()
}

fn is_pinned_for_peer(text: &str) -> bool {
    if let Some(scoped) = text.strip_prefix('@') {
        return scoped.split_once('/').is_some_and(|(_, name)| name.contains('@'));
    }
    if REPOSITORIES.iter().any(|r| text.starts_with(r)) {
        return text.contains('#');
    }
    let is_path = ["/", "./", "../", "~/"].iter().any(|p| text.starts_with(p));
    is_path || [".tgz", ".tar.gz", ".tar"].iter().any(|a| text.ends_with(a)) || text.contains('@')
}

/// The packages that npm is told to install.
fn packages<'a>(call: &Call<'a>) -> Vec<&'a Word> {
    let mut operands = call.operands_without(VALUED).filter(|w| w.text() != "--");
    let installs =
        operands.next().is_some_and(|w| matches!(w.text(), "install" | "i" | "in" | "ins" | "add" | "isntall"));
    if installs { operands.filter(|w| !matches!(w.text(), "true" | "false")).collect() } else { Vec::new() }
}

fn judge(run: &RunScript<'_>, word: &Word) -> Option<Finding> {
    let text = word.text();
    let (message, severity) = match version(text) {
        Version::Elsewhere | Version::Exact => return None,
        _ if word.has_expansion() => return None,
        Version::None => (format!("`{text}` is installed without a version"), Severity::Warning),
        Version::Repository => {
            (format!("`{text}` names no commit or tag: it is whatever was pushed last"), Severity::Warning)
        }
        Version::Moving => (format!("`{text}` allows versions that are yet to come"), Severity::Info),
    };
    Some(Finding::new(&RULE.meta, run.outer.range, run.source(word.range), message).severity(severity).help(HELP))
}

/// What a word behind `npm install` says of the version.
enum Version {
    /// Nothing.
    None,
    /// A single version.
    Exact,
    /// A range or a tag.
    Moving,
    /// A repository without a commit.
    Repository,
    /// A folder, an archive or an address.
    Elsewhere,
}

fn version(text: &str) -> Version {
    const HOSTS: &[&str] = &["git:", "git+", "ssh://", "git@", "github:", "gitlab:", "bitbucket:", "gist:"];
    let is_archive = [".tgz", ".tar.gz", ".tar"].iter().any(|a| text.ends_with(a));
    if HOSTS.iter().any(|h| text.starts_with(h)) {
        return if text.contains('#') { Version::Exact } else { Version::Repository };
    }
    if text.is_empty() || text.starts_with(['.', '/', '~']) || text.contains(':') || is_archive {
        // `alias@npm:name@1` names the version behind the last `@`.
        return Version::Elsewhere;
    }
    let (scope, name) = match text.strip_prefix('@').and_then(|t| t.split_once('/')) {
        Some((scope, name)) => (Some(scope), name),
        None => (None, text),
    };
    match name.split_once('@') {
        // `user/repository` is one of GitHub's.
        None if scope.is_none() && name.contains('/') && !name.contains('#') => Version::Repository,
        None if scope.is_none() && name.contains('/') => Version::Exact,
        None => Version::None,
        Some((_, version))
            if version.chars().next().is_some_and(|c| c.is_ascii_digit() || c == 'v')
                && !version.contains(['x', 'X', '*', ' ']) =>
        {
            Version::Exact
        }
        Some(_) => Version::Moving,
    }
}
