//! # wheels-on-musl
//!
//! ## What it does
//! Tells where Python packages are installed on Alpine Linux in the image that is shipped.
//!
//! ## Why it is bad
//! Alpine's C library is musl. Many packages with compiled parts offer wheels for glibc only: pip then compiles them,
//! which takes compilers, minutes, and sometimes gives a slower program. The talk "Going Production with Docker and
//! Swarm" (2017) advises to start with the distribution that one knows, not to choose by size, and to consider Alpine
//! later. Today more packages offer wheels for musl than then; whether yours do shows in the build's output.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM python:3.14.0-alpine3.23
//! RUN pip install --no-cache-dir numpy==2.3.4
//! CMD ["python", "-m", "http.server"]
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM python:3.14.0-slim-trixie
//! RUN pip install --no-cache-dir numpy==2.3.4
//! CMD ["python", "-m", "http.server"]
//! ```
//!
//! ## Fix safety
//! There is no fix: packages of the distribution have other names on another one.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    lint::{
        Context, Rule,
        rules::{
            rule_file,
            support::{parent::parent, shipped::shipped},
        },
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL6004",
        slug: "wheels-on-musl",
        aliases: &[],
        group: Group::Portability,
        severity: Severity::Info,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "Python packages on Alpine may have to be compiled",
        why: "Alpine's C library is musl, and many packages with compiled parts offer wheels for glibc only: pip then compiles them.",
        sources: &[
            Source { title: "PEP 656, platform tag for musl", url: "https://peps.python.org/pep-0656/" },
            Source { title: "Docker Hub, python: image variants", url: "https://hub.docker.com/_/python" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.profile() != Profile::Plimsoll {
        return;
    }
    let ships = shipped(context);
    for stage in &context.stages {
        if !ships.get(stage.index).copied().unwrap_or(true) {
            continue;
        }
        let is_musl = parent(context, stage)
            .is_some_and(|p| p.image.name == "python" && p.declared.libc.as_deref() == Some("musl"));
        if !is_musl {
            continue;
        }
        let runs = context.scripts().iter().filter(|r| r.stage == Some(stage.index));
        // One word about it is enough for a stage.
        let first = runs.into_iter().find_map(|run| {
            let call = run.script.calling(&["pip", "pip3"]).find(|c| c.has_arg("install"))?;
            Some((run.outer.range, run.source(call.command.range)))
        });
        if let Some((anchor, place)) = first {
            findings.push(
                Finding::new(
                    &RULE.meta,
                    anchor,
                    place,
                    "Python packages are installed on Alpine, whose C library is musl",
                )
                .help("If the build compiles packages, take the `slim` variant instead."),
            );
        }
    }
}
