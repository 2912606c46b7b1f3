//! # moved-data
//!
//! ## What it does
//! Flags a variable or an option that moves a service's data to a folder that no VOLUME keeps.
//!
//! ## Why it is bad
//! The base image declares a VOLUME for the usual place. Whoever reads that believes the data is kept, but it is written
//! elsewhere: into the container's own layer, and it is gone with the container. Now and then it is done on purpose, to ship
//! a database with its content: then it is right for tests and demonstrations only.
//!
//! ## Example
//! ```dockerfile flagged=2,3
//! FROM postgres:16.3
//! ENV PGDATA=/pgdata
//! CMD ["postgres", "-D", "/srv/db"]
//! ```
//! ```dockerfile flagged=2
//! FROM mongo:6.0.16
//! CMD ["mongod", "--dbpath", "/srv/mongo"]
//! ```
//! ```dockerfile fixed
//! FROM mongo:6.0.16
//! VOLUME /srv/mongo
//! CMD ["mongod", "--dbpath", "/srv/mongo"]
//! ```
//!
//! ## Use instead
//! A folder below the volume, or a VOLUME for the new place:
//! ```dockerfile clean
//! FROM postgres:16.3
//! ENV PGDATA=/var/lib/postgresql/data/pgdata
//! ```
//!
//! ## Fix safety
//! Unsafe: each container then gets a volume of its own, and what the build wrote there is copied into it.

use super::{
    moved_places::{Moved, moved},
    places::{declare, volumes},
};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{
        Context, Rule,
        assembly::StageFacts,
        knowledge::services::{Kind, Service},
        rules::{rule_file, support::present::services},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL102",
        slug: "moved-data",
        aliases: &[],
        group: Group::TrappingData,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A service's data is moved to a place that no VOLUME keeps",
        why: "The usual place is a volume, the new one is the container's own layer: the data is gone with the container, although the image seems to keep it.",
        sources: &[Source {
            title: "Docker docs, Dockerfile reference: VOLUME",
            url: "https://docs.docker.com/reference/dockerfile/#volume",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in context.assembly().images() {
        let kept = volumes(context, stage);
        for present in services(context, stage).iter().filter(|p| p.service.kind != Kind::Stateless) {
            let moved = moved(context, stage, present.service, &kept);
            findings.extend(moved.iter().map(|moved| finding(context, stage, present.service, moved)));
        }
    }
}

fn finding(context: &Context<'_>, stage: &StageFacts, service: &Service, moved: &Moved) -> Finding {
    let Moved { place, index, range } = moved;
    let outer = &context.file.instructions[*index];
    let message = format!("{} keeps its data in `{place}` now, which no VOLUME keeps", service.name);
    let usual = service.data.first().copied().unwrap_or_default();
    let finding = Finding::new(&RULE.meta, outer.range, *range, message).help(format!(
        "Stay below the place that is a volume (`{usual}`), or write `VOLUME {place}` and mount a named volume there."
    ));
    match declare(context, stage, place) {
        Some(fix) => finding.fix(fix),
        None => finding,
    }
}
