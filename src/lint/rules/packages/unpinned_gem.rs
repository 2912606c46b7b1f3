//! # unpinned-gem
//!
//! ## What it does
//! Flags gems that `gem install` takes in whatever version is newest.
//!
//! ## Why it is bad
//! The next build gets other code than the one you tested, without a change in your repository.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM ruby:3.3-slim
//! RUN gem install rails
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM ruby:3.3-slim
//! RUN gem install rails:7.2.2 && gem install puma --version 6.4.3
//! ```
//!
//! For your own project the lock file, which pins what your gems depend on as well:
//! ```dockerfile clean
//! FROM ruby:3.3-slim
//! WORKDIR /srv/app
//! COPY Gemfile Gemfile.lock ./
//! RUN bundle install
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say which version you tested. `gem list` in a working container tells it.

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
        code: "DL3028",
        slug: "unpinned-gem",
        aliases: &[],
        group: Group::UsingLatest,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A gem without a version changes from build to build",
        why: "The next build takes whatever version is newest that day: other code than the one you tested, and no way back to it.",
        sources: &[
            Source {
                title: "RubyGems guides, gem install",
                url: "https://guides.rubygems.org/command-reference/#gem-install",
            },
            Source { title: "hadolint wiki, DL3028", url: "https://github.com/hadolint/hadolint/wiki/DL3028" },
        ],
        file: rule_file!(),
    },
    check,
};

const HELP: &str = "Name the version that you tested, as in `rails:7.2.2`, or use a lock file with `bundle install`.";

/// Options of `gem install` that take their value from the next word.
const VALUED: &[&str] = &[
    "v",
    "version",
    "i",
    "install-dir",
    "n",
    "bindir",
    "s",
    "source",
    "P",
    "trust-policy",
    "p",
    "http-proxy",
    "build-root",
    "platform",
    "g",
    "file",
    "without",
    "B",
    "bulk-threshold",
    "config-file",
];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let for_peer = context.profile() == Profile::Hadolint;
    for run in context.scripts() {
        if !run.script.may_call(&["gem"]) {
            continue;
        }
        let calls = commands::calls(context, run);
        let calls = calls.iter().filter(|call| call.name() == "gem");
        if for_peer {
            let first = calls.clone().find_map(|call| peer_open(call));
            findings.extend(first.map(|word| finding(run, word, Severity::Warning)));
        } else {
            for word in calls.flat_map(open) {
                let severity = if word.text() == "bundler" { Severity::Info } else { Severity::Warning };
                findings.push(finding(run, word, severity));
            }
        }
    }
}

/// The first gem without a version, as hadolint reads the arguments: each option takes the next word with it.
fn peer_open<'a>(call: &Call<'a>) -> Option<&'a Word> {
    let is_verb = |w: &&Word| matches!(&*w.strict_text(), "install" | "i");
    let versioned = call.has_any_arg(&["-v", "--version"]) || call.texts().any(|t| t.starts_with("--version="));
    if versioned || !call.args().iter().any(|w| is_verb(&w)) {
        return None;
    }
    let mut words = call.args().iter().take_while(|w| w.strict_text() != "--");
    while let Some(word) = words.next() {
        let text = word.strict_text();
        if text.starts_with('-') {
            words.next();
        } else if !is_verb(&word) && !text.contains(':') {
            return Some(word);
        }
    }
    None
}

/// The gems without a version.
fn open<'a>(call: &Call<'a>) -> Vec<&'a Word> {
    let own_end = call.args().iter().find(|w| w.text() == "--").map_or(u32::MAX, |w| w.range.start);
    let mut operands = call.operands_without(VALUED).filter(|w| w.range.start < own_end);
    let installs = operands.next().is_some_and(|w| matches!(w.text(), "install" | "i"));
    if !installs || call.has_any_flag(&["v", "version", "g", "file", "local", "l"]) {
        return Vec::new();
    }
    operands.filter(|w| is_open(w)).collect()
}

fn is_open(word: &Word) -> bool {
    let text = word.text();
    !(word.has_expansion() || text.contains([':', '/']) || text.strip_suffix(".gem").is_some() || text.is_empty())
}

fn finding(run: &RunScript<'_>, word: &Word, severity: Severity) -> Finding {
    let message = format!("`{}` is installed without a version", word.text());
    Finding::new(&RULE.meta, run.outer.range, run.source(word.range), message).severity(severity).help(HELP)
}
