//! # moving-download
//!
//! ## What it does
//! Flags downloads whose address names no release: "latest", a branch of a repository, an interface that is asked for the
//! newest version, and installers that fetch the newest release of their tool unless they are told one.
//!
//! ## Why it is bad
//! The next build gets other code than the one you tested, without a change in your repository, and no checksum can be
//! compared. A script from a branch that goes straight into a shell can do anything that its owner, or who took the
//! account over, writes into it.
//!
//! An address without any number is a note only: the file behind it may never change. A checksum in the same step settles it.
//!
//! ## Example
//! ```dockerfile flagged=2,3,4,5
//! FROM debian:12.8-slim
//! RUN curl -fsSL https://github.com/acme/tool/releases/latest/download/tool.tgz | tar -xz -C /usr/local
//! RUN curl -sS https://getcomposer.org/installer | php
//! RUN VERSION=$(curl -s https://api.github.com/repos/acme/tool/releases/latest | jq -r .tag_name) && echo "$VERSION"
//! ADD https://raw.githubusercontent.com/acme/tool/main/tool.sh /usr/local/bin/tool
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8-slim
//! ARG TOOL_VERSION=2.4.1
//! RUN curl -fsSLO "https://github.com/acme/tool/releases/download/v${TOOL_VERSION}/tool.tgz" \
//!  && echo "0123456789abcdef  tool.tgz" | sha256sum -c - \
//!  && tar -xzf tool.tgz -C /usr/local && rm tool.tgz
//! RUN curl -sS https://getcomposer.org/installer | php -- --version=2.7.7
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say which version it should be.

use super::addresses::{Moving, installer, moving, names_no_release};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::Keyword,
    lint::{Context, Rule, RunScript, assembly::ShellVariables, rules::rule_file},
    shell::Call,
    text::TextRange,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL203",
        slug: "moving-download",
        aliases: &[],
        group: Group::UsingLatest,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A download that names no release brings other code with each build",
        why: "The next build gets other code than the one you tested, and no checksum can be compared.",
        sources: &[Source {
            title: "Docker docs, building best practices: ADD or COPY, and checksums",
            url: "https://docs.docker.com/build/building/best-practices/#add-or-copy",
        }],
        file: rule_file!(),
    },
    check,
};

const HELP: &str = "Keep the version in an ARG or ENV, put it into the address, and check the download's checksum.";

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (run, known) in context.runs() {
        if !run.text.text.contains("://") && !run.text.text.contains("get.") && !run.text.text.contains(".sh") {
            continue;
        }
        if run.exec || run.is_posix() {
            for call in run.script.effective() {
                in_call(run, known, &call, findings);
            }
        } else {
            in_text(run, findings);
        }
    }
    for stage in &context.assembly().stages {
        for transfer in stage.transfers.iter().filter(|t| t.is_add) {
            let outer = &context.file.instructions[transfer.index];
            for source in &transfer.sources {
                let is_checked = || outer.range.of(context.source).contains("--checksum");
                let unnamed = || (names_no_release(&source.path) && !is_checked()).then_some(Moving::Unnamed);
                if let Some(how) = moving(&source.path).or_else(unnamed) {
                    findings.push(finding(outer.range, source.range, &source.path, how));
                }
            }
        }
    }
    for (outer, instruction) in
        context.instructions().filter(|(o, i)| o.keyword != i.keyword && i.keyword == Keyword::Add)
    {
        for word in instruction.arguments_text().split_whitespace() {
            if let Some(how) = moving(word) {
                findings.push(finding(outer.range, outer.arguments_range(), word, how));
            }
        }
    }
}

fn in_call(run: &RunScript<'_>, known: &ShellVariables, call: &Call<'_>, findings: &mut Vec<Finding>) {
    if !matches!(
        call.name(),
        "curl" | "wget" | "http" | "https" | "aria2c" | "fetch" | "php" | "python" | "python3" | "ruby" | "axel"
    ) {
        return;
    }
    for word in call.args() {
        let text = known.resolve(word);
        let Some(address) = address(&text) else { continue };
        let at = run.source(word.range);
        if let Some(how) = moving(address) {
            findings.push(finding(run.outer.range, at, address, how));
            return;
        }
        // The version may stand anywhere: behind the pipe, in a variable in front, in an ENV.
        if let Some(tool) = installer(&run.text.text, address).filter(|_| !names_version(known, address)) {
            let message = format!("`{address}` installs whatever release of {tool} is newest");
            findings.push(
                Finding::new(&RULE.meta, run.outer.range, at, message)
                    .help("Tell the installer which version you want, most take it as an option or a variable, or download that release itself and check its checksum."),
            );
            return;
        }
        let is_checked = || {
            ["sha256sum", "sha512sum", "sha1sum", "md5sum", "gpg --verify"].iter().any(|c| run.text.text.contains(c))
        };
        if matches!(call.name(), "curl" | "wget") && names_no_release(address) && !is_checked() {
            findings.push(finding(run.outer.range, at, address, Moving::Unnamed));
            return;
        }
    }
}

/// Whether ENV or ARG gives the installer its version, or the address has one.
fn names_version(known: &ShellVariables, address: &str) -> bool {
    let has_number = address.split('/').skip(3).any(|p| {
        let p = p.strip_prefix('v').unwrap_or(p);
        p.starts_with(|c: char| c.is_ascii_digit()) && p.contains('.')
    });
    has_number || ["POETRY_VERSION", "COMPOSER_VERSION", "RUSTUP_TOOLCHAIN"].iter().any(|n| known.get(n).is_some())
}

/// The address in a word; curl takes one without a scheme.
fn address(text: &str) -> Option<&str> {
    let at = text.find("http://").or_else(|| text.find("https://"));
    at.map(|n| &text[n..]).or_else(|| text.starts_with("get.").then_some(text))
}

/// In the text of a shell that is not read: PowerShell.
fn in_text(run: &RunScript<'_>, findings: &mut Vec<Finding>) {
    let text = &run.text.text;
    for (start, _) in text.match_indices("http") {
        let rest = &text[start..];
        let end =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '\'' | '"' | ')' | ';' | '`')).unwrap_or(rest.len());
        if let Some(how) = moving(&rest[..end]) {
            let at = run.source(TextRange::new(start, start + end));
            findings.push(finding(run.outer.range, at, &rest[..end], how));
        }
    }
}

fn finding(anchor: TextRange, at: TextRange, address: &str, how: Moving) -> Finding {
    let message = match how {
        Moving::Latest => format!("`{address}` is whatever release is the latest"),
        Moving::Branch => format!("`{address}` is whatever stands on the branch today"),
        Moving::Question => format!("`{address}` is asked at each build which release is the latest"),
        Moving::Unnamed => format!("`{address}` names no version: it is whatever its publisher keeps there today"),
    };
    // It may be a file that never changes.
    let severity = if how == Moving::Unnamed { Severity::Info } else { Severity::Warning };
    Finding::new(&RULE.meta, anchor, at, message).severity(severity).help(HELP)
}
