//! # missing-source
//!
//! ## What it does
//! Flags COPY and ADD of files that are not in the build's folder. It needs to know what is there: the command takes
//! `--context DIR`, the page a dropped folder.
//!
//! ## Why it is bad
//! The build stops at it. A pattern such as `*.jar` that fits nothing does not even stop the build: nothing is
//! copied, and the image starts without it.
//!
//! ## Example
//! In a folder with `app/main.py` and `requirements.txt`:
//! ```dockerfile flagged=2,3 paths=app/,app/main.py,requirements.txt
//! FROM python:3.13
//! COPY requirement.txt /srv/
//! COPY *.toml /srv/
//! ```
//!
//! ## Use instead
//! ```dockerfile clean paths=app/,app/main.py,requirements.txt
//! FROM python:3.13
//! COPY requirements.txt /srv/
//! COPY app /srv/app
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say which file is meant.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{
        BuildContext, Context, Found, Rule,
        rules::{rule_file, support::sources::each_source},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0027",
        slug: "missing-source",
        aliases: &[],
        group: Group::Correctness,
        severity: Severity::Error,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "COPY of a file that is not in the build's folder",
        why: "The build stops at a file that is not there; a pattern that fits nothing copies nothing, without a word.",
        sources: &[Source {
            title: "Docker docs, build context",
            url: "https://docs.docker.com/build/concepts/context/",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(BuildContext { paths: Some(paths), .. }) = context.build else { return };
    each_source(context, |source, work| {
        if paths.find(&source.path, None, work) != Found::No {
            return;
        }
        let is_pattern = source.path.contains(['*', '?', '[']);
        let (message, severity) = if is_pattern {
            (format!("nothing in the build's folder fits `{}`: nothing is copied", source.path), Severity::Warning)
        } else {
            (format!("`{}` is not in the build's folder: the build stops here", source.path), Severity::Error)
        };
        findings.push(
            Finding::new(&RULE.meta, source.outer.range, source.range, message)
                .help("Paths start at the folder that is given to `docker build`, not at the Dockerfile.")
                .severity(severity),
        );
    });
}
