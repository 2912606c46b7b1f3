//! # ignored-source
//!
//! ## What it does
//! Flags COPY and ADD of files that `.dockerignore` keeps out of the build. It needs the text of that file: the
//! command reads the one beside the Dockerfile or in the folder that `--context` names, the page takes a pasted one.
//!
//! ## Why it is bad
//! What `.dockerignore` names never reaches the build: COPY fails, or copies less than it seems to.
//!
//! ## Example
//! With `*/tmp/*` in `.dockerignore`:
//! ```dockerfile flagged=2 ignore=*/tmp/*
//! FROM scratch
//! COPY ./src/tmp/helloworld.txt /helloworld.txt
//! ```
//!
//! ## Use instead
//! ```dockerfile clean ignore=*/tmp/*
//! FROM scratch
//! COPY ./forever/helloworld.txt /helloworld.txt
//! ```
//!
//! ## Fix safety
//! There is no fix: either the source or the pattern in `.dockerignore` is wrong, and only you can say which.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    lint::{
        BuildContext, Context, Found, Rule,
        rules::{rule_file, support::sources::each_source},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "CopyIgnoredFile",
        slug: "ignored-source",
        aliases: &[],
        group: Group::Correctness,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::On(Severity::Warning),
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "COPY of a file that `.dockerignore` keeps out of the build",
        why: "What .dockerignore names never reaches the build: COPY fails, or copies less than it seems to.",
        sources: &[Source {
            title: "Docker docs, build checks: CopyIgnoredFile",
            url: "https://docs.docker.com/reference/build-checks/copy-ignored-file/",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(BuildContext { ignore: Some(ignore), paths, .. }) = context.build else { return };
    let as_peer = context.profile() == Profile::Buildkit;
    each_source(context, |source, work| {
        let is_kept_out = match paths {
            Some(paths) if !as_peer => paths.find(&source.path, Some(ignore), work) == Found::KeptOut,
            // Without the paths it can't be told what a pattern with `!` lets through.
            _ => {
                !ignore.takes_back()
                    && (!source.is_root() || ignore.keeps_out_all())
                    && ignore.keeps_out(&source.clean())
            }
        };
        if is_kept_out {
            let message = format!("`{}` keeps `{}` out of the build", ignore.name, source.path);
            findings.push(
                Finding::new(&RULE.meta, source.outer.range, source.range, message)
                    .help("Take the pattern out of the ignore file, or name a file that is part of the build."),
            );
        }
    });
}
