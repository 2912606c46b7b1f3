//! # copied-address
//!
//! ## What it does
//! Flags COPY with an address of the network or of a git repository among its sources.
//!
//! ## Why it is bad
//! COPY takes files of the build's folder, of a stage or of an image; the build stops at an address. ADD downloads.
//!
//! ## Example
//! ```dockerfile flagged=2,3
//! FROM debian:12.8
//! COPY https://example.com/tool.txt /srv/tool.txt
//! COPY git@github.com:example/tool.git /srv/tool
//! ```
//! ```dockerfile fixed
//! FROM debian:12.8
//! ADD https://example.com/tool.txt /srv/tool.txt
//! COPY git@github.com:example/tool.git /srv/tool
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8
//! ADD --checksum=sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 https://example.com/tool.txt /srv/tool.txt
//! ```
//!
//! ## Fix safety
//! Unsafe: ADD takes the place of COPY, and the build, which stopped, downloads. Not offered for a repository, whose
//! address should name a commit.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Instruction, Keyword, Word},
    lint::{
        Context, Rule, build_context,
        rules::{rule_file, support::environment::Environments},
    },
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0031",
        slug: "copied-address",
        aliases: &[],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::Absent,
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "COPY can not download",
        why: "The build stops: COPY takes files of the build's folder, of a stage or of an image; ADD downloads.",
        sources: &[Source {
            title: "Docker docs, Dockerfile reference: COPY",
            url: "https://docs.docker.com/reference/dockerfile/#copy",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.profile() == Profile::Hadolint {
        return;
    }
    let mut has_variables = false;
    for (outer, copy) in context.instructions() {
        // What ONBUILD keeps is looked at where it goes off.
        if outer.keyword == Keyword::Onbuild && context.profile() == Profile::Buildkit {
            continue;
        }
        let Some(sources) = sources(copy) else { continue };
        has_variables |= sources.iter().any(|s| s.text.contains('$'));
        if let Some(source) = sources.iter().find(|s| !s.text.contains('$') && is_remote(&s.value)) {
            findings.push(finding(outer, copy, source, &source.value));
        }
    }
    if !has_variables {
        return;
    }
    let mut environments = Environments::new(context);
    for stage in &context.stages {
        environments.visit(context, stage, |_, copy, environment| {
            for source in sources(copy).unwrap_or_default().iter().filter(|s| s.text.contains('$')) {
                let value = environment.expand(&source.text, context.file.escape);
                if let Some(value) = value.filter(|v| is_remote(v)) {
                    findings.push(finding(copy, copy, source, &value));
                    return;
                }
            }
        });
    }
}

/// Whether the build takes a source for an address: one in capitals is a path to it.
fn is_remote(source: &str) -> bool {
    build_context::is_remote(source) && !source.starts_with(|c: char| c.is_ascii_uppercase())
}

/// What a COPY from the build's folder takes.
fn sources(copy: &Instruction) -> Option<&[Word]> {
    match &copy.arguments {
        Arguments::Transfer { paths, .. } if copy.keyword == Keyword::Copy && copy.flag("from").is_none() => {
            paths.split_last().map(|(_, sources)| sources)
        }
        _ => None,
    }
}

fn finding(outer: &Instruction, copy: &Instruction, source: &Word, value: &str) -> Finding {
    let finding = Finding::new(&RULE.meta, outer.range, source.range, format!("COPY can't download `{value}`"))
        .help("Write ADD, with --checksum where the source is a file.");
    // ADD has no --parents.
    let can_be_add = copy.flag("parents").is_none() && value.starts_with("http");
    if can_be_add {
        let keyword = if copy.keyword_text.starts_with('c') { "add" } else { "ADD" };
        finding.fix(Fix::risky("Write ADD", vec![Edit::replace(copy.keyword_range, keyword)]))
    } else {
        finding
    }
}
