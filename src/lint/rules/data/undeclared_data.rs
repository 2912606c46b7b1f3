//! # undeclared-data
//!
//! ## What it does
//! Flags images with a service that keeps data — a database, a queue, a search engine, a registry, a mail or file server, a
//! content management system — for whose data no VOLUME is declared.
//!
//! ## Why it is bad
//! Data that no volume keeps is written into the container's own layer. It is gone with the container, and an update makes
//! a new container. The talk "Going Production with Docker and Swarm" calls it trapping data, and says: define a VOLUME for
//! each location. The declaration is documentation as well: it tells who runs the image what must be kept.
//!
//! Images whose base declares the volume are left alone. A place that a comment tells to mount is a note only, and so are
//! applications, where it depends on the way they are run.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.5-slim
//! RUN apt-get update && apt-get install -y --no-install-recommends mariadb-server=1:10.11.6-0+deb12u1 && rm -rf /var/lib/apt/lists/*
//! COPY my.cnf /etc/mysql/conf.d/
//! CMD ["mariadbd"]
//! ```
//! ```dockerfile fixed
//! FROM debian:12.5-slim
//! RUN apt-get update && apt-get install -y --no-install-recommends mariadb-server=1:10.11.6-0+deb12u1 && rm -rf /var/lib/apt/lists/*
//! COPY my.cnf /etc/mysql/conf.d/
//! VOLUME /var/lib/mysql
//! CMD ["mariadbd"]
//! ```
//!
//! ## Use instead
//! The talk's example, a database image of one's own:
//! ```dockerfile clean
//! FROM debian:12.5-slim
//! RUN apt-get update && apt-get install -y --no-install-recommends mysql-server=8.0.36 && rm -rf /var/lib/apt/lists/*
//! VOLUME /var/lib/mysql
//! COPY docker-entrypoint.sh /usr/local/bin/
//! ENTRYPOINT ["docker-entrypoint.sh"]
//! CMD ["mysqld"]
//! ```
//!
//! Or a base image that declares it:
//! ```dockerfile clean
//! FROM mysql:8.0.39
//! COPY my.cnf /etc/mysql/conf.d/
//! ```
//!
//! ## Fix safety
//! Unsafe: each container then gets a volume of its own, which stays on the host when the container is gone.

use super::{
    moved_places::moved,
    places::{data_folder, declare, is_below, is_documented, is_kept, volumes},
};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{
        Context, Rule,
        assembly::StageFacts,
        knowledge::services::Kind,
        rules::{
            rule_file,
            support::present::{Evidence, Present, services},
        },
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL101",
        slug: "undeclared-data",
        aliases: &[],
        group: Group::TrappingData,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A service keeps data in a place that no VOLUME declares",
        why: "Data that no volume keeps is written into the container's own layer: it is gone with the container, and each update makes a new one.",
        sources: &[
            Source {
                title: "Docker docs, building best practices: VOLUME",
                url: "https://docs.docker.com/build/building/best-practices/#volume",
            },
            Source {
                title: "Bret Fisher, Going Production with Docker and Swarm (2017), anti-pattern: trapping data",
                url: "https://www.bretfisher.com/",
            },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in context.assembly().images() {
        let kept = volumes(context, stage);
        for present in services(context, stage).iter() {
            findings.extend(judge(context, stage, &kept, present));
        }
    }
}

fn judge(context: &Context<'_>, stage: &StageFacts, kept: &[String], present: &Present) -> Option<Finding> {
    let service = present.service;
    if service.kind == Kind::Stateless || (present.evidence == Evidence::Image && service.declares) {
        return None;
    }
    // A folder that the text names must be kept; else any of the usual ones.
    let folder = data_folder(context, stage, service);
    let is_any_kept = service.data.iter().any(|d| is_kept(d, kept) || kept.iter().any(|v| is_below(v, d)));
    if is_kept(&folder, kept) || is_any_kept {
        return None;
    }
    // Another rule points at the very words that move the data.
    if !moved(context, stage, service, kept).is_empty() {
        return None;
    }
    let documented = is_documented(context, &folder) || service.data.iter().any(|d| is_documented(context, d));
    let severity = match service.kind {
        Kind::Store if present.may_start && !documented => Severity::Warning,
        Kind::Cache if is_cache(context, stage) => return None,
        // A cache that is told to keep its content, or where, is none.
        Kind::Cache if present.may_start && !documented && is_kept_by_command(context, stage) => Severity::Warning,
        _ => Severity::Info,
    };
    let name = service.name;
    let message = match present.evidence {
        Evidence::Image => {
            format!("{name} keeps its data in `{folder}`, and neither its image nor this file declares a VOLUME for it")
        }
        _ => format!("{name} keeps its data in `{folder}`, for which no VOLUME is declared"),
    };
    let outer = &context.file.instructions[present.index];
    let finding = Finding::new(&RULE.meta, outer.range, present.range, message).severity(severity).help(format!(
        "Write `VOLUME {folder}` behind the last RUN and COPY, and mount a named volume there when the container is started: `-v data:{folder}`."
    ));
    Some(match declare(context, stage, &folder) {
        Some(fix) => finding.fix(fix),
        None => finding,
    })
}

/// Whether the command says that the content is to be kept.
fn is_kept_by_command(context: &Context<'_>, stage: &StageFacts) -> bool {
    let lines = command_lines(context, stage);
    ["--dir ", "--appendonly yes", "--save "].iter().any(|w| lines.contains(w))
}

/// What the image starts, a command a line; an empty word at the end of a line leaves its blank.
fn command_lines(context: &Context<'_>, stage: &StageFacts) -> String {
    context.assembly().launches(stage.index).iter().map(|l| l.line() + "\n").collect()
}

/// Whether the text says that losing the content does no harm: an eviction policy, snapshots switched off.
fn is_cache(context: &Context<'_>, stage: &StageFacts) -> bool {
    let words = ["maxmemory-policy", "--save \n", "appendonly no", "allkeys-"];
    let lines = command_lines(context, stage);
    words
        .iter()
        .any(|w| lines.contains(w) || context.scripts()[stage.runs.clone()].iter().any(|r| r.text.text.contains(w)))
}
