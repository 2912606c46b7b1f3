//! # data-loaded-at-build
//!
//! ## What it does
//! Flags a RUN that starts a database and loads data into it, so that the data becomes a layer of the image.
//!
//! ## Why it is bad
//! The data is part of the image from then on: everyone who can pull it can read it, all that changes afterwards is in the
//! container's own layer, and a new version of the image brings the old data back. Where the place is a volume the content
//! is copied into new volumes only: an update of the image changes nothing in those that are there.
//!
//! For demonstrations and tests it is right. For anything else the official images load what lies in
//! `/docker-entrypoint-initdb.d` at the first start.
//!
//! ## Example
//! ```dockerfile flagged=3
//! FROM mysql:8.0.39
//! COPY dump.sql /tmp/dump.sql
//! RUN service mysql start && mysql -uroot shop < /tmp/dump.sql
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM mysql:8.0.39
//! COPY my.cnf /etc/mysql/conf.d/
//! COPY dump.sql /docker-entrypoint-initdb.d/
//! ```
//!
//! ## Fix safety
//! There is no fix: what loads the data at the first start depends on the image.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL103",
        slug: "data-loaded-at-build",
        aliases: &[],
        group: Group::TrappingData,
        severity: Severity::Info,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "Data is loaded into a database while the image is built",
        why: "The data becomes part of the image: everyone who can pull it can read it, and what changes afterwards is gone with the container.",
        sources: &[Source {
            title: "Docker Official Image mysql: initializing a fresh instance",
            url: "https://hub.docker.com/_/mysql",
        }],
        file: rule_file!(),
    },
    check,
};

/// Commands that load data into a running database.
const LOADERS: &[&str] = &[
    "mysql",
    "mariadb",
    "psql",
    "mongorestore",
    "mongoimport",
    "mongosh",
    "mongo",
    "pg_restore",
    "redis-cli",
    "cqlsh",
    "sqlcmd",
    "influx",
    "ldapadd",
    "slapadd",
    "rabbitmqctl",
    "neo4j-admin",
];

/// What starts one.
const SERVERS: &[&str] = &[
    "mysqld",
    "mysqld_safe",
    "mariadbd",
    "mariadbd-safe",
    "mysqld-safe",
    "postgres",
    "pg_ctl",
    "pg_ctlcluster",
    "mongod",
    "redis-server",
    "slapd",
    "sqlservr",
    "neo4j",
    "rabbitmq-server",
    "cassandra",
];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let stages = &context.assembly().stages;
    for run in context.scripts() {
        if !run.stage.and_then(|s| stages.get(s)).is_some_and(|s| s.is_shipped) {
            continue;
        }
        if !run.script.may_call(LOADERS) {
            continue;
        }
        let calls: Vec<_> = run.script.effective().collect();
        let starts = calls.iter().position(|c| {
            SERVERS.contains(&c.name())
                || (matches!(c.name(), "service" | "systemctl") && c.args().len() > 1)
                || c.name().starts_with("/etc/init.d/")
                || matches!(c.name(), "mysql" | "postgresql" | "mariadb") && c.name_word().text().contains("/init.d/")
        });
        let Some(start) = starts else { continue };
        let loads = calls[start + 1..].iter().find(|c| {
            LOADERS.contains(&c.name())
                && (!c.args().is_empty() || !c.command.redirects.is_empty())
                && !c.name_word().text().contains("/init.d/")
                // Asking for the version loads nothing.
                && !c.has_any_arg(&["--version", "-V", "--help"])
        });
        if let Some(call) = loads {
            let message =
                format!("`{}` loads data while the image is built: it becomes a layer of the image", call.name());
            findings.push(
                Finding::new(&RULE.meta, run.outer.range, run.source(call.name_word().range), message)
                    .help("Copy the script or dump to where the image loads it at the first start (`/docker-entrypoint-initdb.d`), or load it from outside into the mounted volume."),
            );
        }
    }
}
