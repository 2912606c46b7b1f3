//! # unpinned-pip-package
//!
//! ## What it does
//! Flags Python packages that `pip install` takes in whatever version is newest.
//!
//! ## Why it is bad
//! The next build gets other code than the one you tested, without a change in your repository: a new major version
//! drops what you call, a new minor one brings a fault, and the image that worked cannot be built again.
//!
//! A warning for each package and each repository without a commit; a note for ranges such as `>=2`, and for `pip`,
//! `setuptools` and `wheel`, which only build. Files (`-r`, `-c`, wheels, folders) and variables are not judged.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM python:3.12-slim
//! RUN pip install --no-cache-dir flask
//! ```
//!
//! Without quotes the shell takes `>=3` for a file to write to, and pip never sees it:
//! ```dockerfile flagged=2
//! FROM python:3.12-slim
//! RUN pip install --no-cache-dir flask>=3
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM python:3.12-slim
//! RUN pip install --no-cache-dir flask==3.0.3
//! ```
//!
//! Better still a file that pins what your packages depend on as well:
//! ```dockerfile clean
//! FROM python:3.12-slim
//! COPY requirements.txt .
//! RUN pip install --no-cache-dir -r requirements.txt
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say which version you tested. `pip freeze` in a working container tells it.

use super::pip::{self, PipInstall, Requirement};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    lint::{Context, Rule, RunScript, rules::rule_file},
    shell::{RedirectKind, Word},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3013",
        slug: "unpinned-pip-package",
        aliases: &[],
        group: Group::UsingLatest,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A Python package without a version changes from build to build",
        why: "The next build takes whatever version is newest that day: other code than the one you tested, and no way back to it.",
        sources: &[
            Source {
                title: "pip documentation, repeatable installs",
                url: "https://pip.pypa.io/en/stable/topics/repeatable-installs/",
            },
            Source {
                title: "pip documentation, requirement specifiers",
                url: "https://pip.pypa.io/en/stable/reference/requirement-specifiers/",
            },
            Source { title: "hadolint wiki, DL3013", url: "https://github.com/hadolint/hadolint/wiki/DL3013" },
        ],
        file: rule_file!(),
    },
    check,
};

const HELP: &str =
    "Name the version that you tested, as in `flask==3.0.3`, or install from a requirements file that pins them all.";

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (run, settings) in context.scripts().iter().zip(pip::settings(context)) {
        let installs = pip::installs(context, run);
        if context.profile() == Profile::Hadolint {
            findings.extend(installs.iter().find_map(|i| for_peer(run, i)));
        } else if !settings.constrained {
            findings.extend(installs.iter().flat_map(|i| by_default(run, i)));
        }
    }
}

/// hadolint has one finding for a RUN, and none for a command with a requirements file or a bare `.`.
fn for_peer(run: &RunScript<'_>, install: &PipInstall<'_>) -> Option<Finding> {
    let call = &install.call;
    if call.has_any_arg(&["-r", "--requirement", "."]) || call.has_any_flag(&["c", "constraint"]) {
        return None;
    }
    let open = install.operands.iter().find(|w| !pip::is_pinned_for_peer(&w.strict_text()))?;
    let message = format!("`{}` takes packages without a version", install.title());
    Some(Finding::new(&RULE.meta, run.outer.range, run.source(open.range), message).help(HELP))
}

fn by_default(run: &RunScript<'_>, install: &PipInstall<'_>) -> Vec<Finding> {
    if install.call.has_any_flag(&["c", "constraint", "no-index"]) {
        return Vec::new();
    }
    install.operands.iter().filter_map(|word| judge(run, install, word)).collect()
}

fn judge(run: &RunScript<'_>, install: &PipInstall<'_>, word: &Word) -> Option<Finding> {
    let text = word.text();
    let name = pip::project_name(text);
    let builds_only = matches!(name, "pip" | "setuptools" | "wheel" | "build" | "virtualenv");
    let (message, severity) = match pip::requirement(word) {
        Requirement::Fixed | Requirement::Unknown => return None,
        Requirement::Range => (format!("`{text}` allows versions that are yet to come"), Severity::Info),
        Requirement::Repository => {
            (format!("`{text}` names no commit or tag: it is whatever was pushed last"), Severity::Warning)
        }
        Requirement::Open => match lost_version(install, word) {
            Some(lost) => (
                format!(
                    "`{text}{lost}` is not quoted: the shell takes `{lost}` for a redirection, and pip installs `{text}` in any version"
                ),
                Severity::Warning,
            ),
            None if builds_only => (format!("`{text}` is installed without a version"), Severity::Info),
            None => (format!("`{text}` is installed without a version"), Severity::Warning),
        },
    };
    Some(Finding::new(&RULE.meta, run.outer.range, run.source(word.range), message).severity(severity).help(HELP))
}

/// A version behind the word that the shell takes for a redirection: `flask>=3`.
fn lost_version(install: &PipInstall<'_>, word: &Word) -> Option<String> {
    let redirects = &install.call.command.redirects;
    let next = redirects.iter().find(|r| r.range.start == word.range.end && r.fd.is_none())?;
    let sign = match next.kind {
        RedirectKind::Write => '>',
        RedirectKind::Read => '<',
        _ => return None,
    };
    let target = next.target.text();
    target.starts_with(|c: char| c == '=' || c.is_ascii_digit()).then(|| format!("{sign}{target}"))
}
