//! # unpinned-package-elsewhere
//!
//! ## What it does
//! Flags packages without a version from managers that no peer looks at: Chocolatey, winget and Scoop on Windows, pacman,
//! Homebrew, opkg, swupd, snap, Nix.
//!
//! ## Why it is bad
//! The next build gets whatever release is newest. A language runtime, a server or a database client can change how
//! the application behaves: these are warnings, helpers are notes.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM mcr.microsoft.com/windows/servercore:ltsc2022
//! RUN choco install -y nodejs
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM mcr.microsoft.com/windows/servercore:ltsc2022
//! RUN choco install -y nodejs --version=20.15.0
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say which version you tested.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{
        Context, Rule, RunScript,
        rules::{packages::importance::role, rule_file},
    },
    text::TextRange,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL206",
        slug: "unpinned-package-elsewhere",
        aliases: &[],
        group: Group::UsingLatest,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A package of Chocolatey, pacman and their like without a version changes from build to build",
        why: "The next build takes whatever release is newest that day, so the image changes although the Dockerfile does not.",
        sources: &[Source {
            title: "Chocolatey documentation, choco install",
            url: "https://docs.chocolatey.org/en-us/choco/commands/install/",
        }],
        file: rule_file!(),
    },
    check,
};

/// Managers: command, sub-commands, signs of a version in the text of the command, and how it is written.
const MANAGERS: &[(&str, &[&str], &[&str], &str)] = &[
    ("choco", &["install", "upgrade"], &["--version", "-version", "packages.config"], "--version=VERSION"),
    ("cinst", &[""], &["--version", "-version", "packages.config"], "--version=VERSION"),
    ("winget", &["install"], &["--version", "-v"], "--version VERSION"),
    ("scoop", &["install"], &["@"], "@VERSION"),
    ("pacman", &["-S", "-Sy", "-Syu", "-Syyu", "-Su", "--sync"], &[], "an archive of a given date"),
    ("brew", &["install"], &["@"], "@VERSION"),
    ("opkg", &["install"], &[], "the package file of one version"),
    ("snap", &["install"], &["--channel", "--revision"], "--revision=N"),
    ("nix-env", &["-i", "-iA", "--install"], &["-f", "tarball"], "a pinned nixpkgs"),
];

/// Names that these managers have for what the tables of importance call otherwise.
const RUNTIMES: &[&str] = &[
    "nodejs-lts",
    "nodejs.install",
    "nodejs-lts-jod",
    "python3",
    "openjdk",
    "temurin",
    "golang",
    "dotnet",
    "php",
    "ruby",
    "jdk-openjdk",
    "jre-openjdk",
    "oraclejdk",
    "microsoft-openjdk",
    "dotnetcore-sdk",
    "dotnet-sdk",
];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for run in context.scripts() {
        let text = &run.text.text;
        for &(manager, verbs, signs, how) in MANAGERS {
            for (at, _) in text.match_indices(manager) {
                if is_command(text, at, manager) {
                    in_command(run, at, manager, verbs, signs, how, findings);
                }
            }
        }
    }
}

/// Whether a name stands where a command may start.
fn is_command(text: &str, at: usize, name: &str) -> bool {
    let before = text[..at].trim_end_matches([' ', '\t']);
    let starts = before.is_empty()
        || before.ends_with(['\n', ';', '&', '|', '(', '{', '"', '\''])
        || before.ends_with("sudo")
        || before.ends_with("then")
        || before.ends_with("do");
    let after = text[at + name.len()..].strip_prefix(".exe").unwrap_or(&text[at + name.len()..]);
    starts && after.starts_with([' ', '\t'])
}

fn in_command(
    run: &RunScript<'_>,
    at: usize,
    manager: &str,
    verbs: &[&str],
    signs: &[&str],
    how: &str,
    findings: &mut Vec<Finding>,
) {
    let text = &run.text.text;
    let rest = &text[at..];
    let end = rest.find(['\n', ';', '&', '|', ')', '}']).unwrap_or(rest.len());
    let command = &rest[..end];
    let mut words = command.split_whitespace().skip(1).filter(|w| *w != "`");
    let starts = verbs == [""] || words.by_ref().find(|w| !w.starts_with("--")).is_some_and(|w| verbs.contains(&w));
    if !starts || signs.iter().any(|s| command.contains(s)) {
        return;
    }
    let packages: Vec<&str> = words
        .filter(|w| w.chars().all(|c| c.is_ascii_alphanumeric() || ".-_+/".contains(c)) && !w.starts_with('-'))
        .collect();
    let Some(first) = packages.first() else { return };
    let critical = packages.iter().find(|p| role(p).is_some() || RUNTIMES.contains(p));
    let named = critical.unwrap_or(first);
    let start = at + command.find(named).unwrap_or_default();
    let message = format!("`{manager}` installs `{named}` without a version");
    findings.push(
        Finding::new(&RULE.meta, run.outer.range, run.source(TextRange::new(start, start + named.len())), message)
            .severity(if critical.is_some() && manager != "pacman" { Severity::Warning } else { Severity::Info })
            .help(format!("Name the version that you tested: {how}.")),
    );
}
