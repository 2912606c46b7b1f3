//! # database-file
//!
//! ## What it does
//! Notes variables that put a database file (of `SQLite`, H2, `LevelDB`) into the container's own layer.
//!
//! ## Why it is bad
//! The file is gone with the container, and each replica has one of its own.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM python:3.12.4-slim-bookworm
//! ENV DATABASE_URL=sqlite:////srv/app/app.db
//! CMD ["gunicorn", "app:app"]
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM python:3.12.4-slim-bookworm
//! ENV DATABASE_URL=sqlite:////var/lib/app/app.db
//! VOLUME /var/lib/app
//! CMD ["gunicorn", "app:app"]
//! ```
//!
//! ## Fix safety
//! There is no fix: a VOLUME for a folder that holds the program as well would hide the program's next version.

use super::places::{is_below, is_documented, is_kept, volumes};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{
        Context, Rule,
        rules::{rule_file, support::destination::absolute},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL105",
        slug: "database-file",
        aliases: &[],
        group: Group::TrappingData,
        severity: Severity::Info,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A database file lies in the container's own layer",
        why: "The file is gone with the container, and each replica has one of its own.",
        sources: &[Source { title: "Docker docs, volumes", url: "https://docs.docker.com/engine/storage/volumes/" }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in context.assembly().images() {
        let kept = volumes(context, stage);
        for facts in context.assembly().lineage(stage.index) {
            for setting in facts.settings.iter().filter(|s| !s.is_arg) {
                let Some(path) = database_file(&setting.value) else { continue };
                let path = absolute(&stage.workdir, &path);
                if is_kept(&path, &kept) || is_documented(context, &path) || is_below(&path, "/tmp") {
                    continue;
                }
                let message =
                    format!("`{}` puts the database file `{path}` into the container's own layer", setting.name);
                let outer = &context.file.instructions[setting.index];
                findings.push(
                    Finding::new(&RULE.meta, outer.range, setting.range, message)
                        .help("Keep the file in a folder of its own, declare that a VOLUME and mount a named volume there; or use a database server."),
                );
            }
            for launch in context.assembly().launches(stage.index) {
                let found = launch.args.iter().find_map(|a| {
                    database_file(a.rsplit_once('=').filter(|(n, _)| n.starts_with('-')).map_or(a, |(_, v)| v))
                        .filter(|p| p.starts_with('/'))
                });
                if let Some(path) =
                    found.filter(|p| facts.index == stage.index && !is_kept(p, &kept) && !is_documented(context, p))
                {
                    let message = format!("the command puts the database file `{path}` into the container's own layer");
                    let outer = &context.file.instructions[launch.index];
                    findings.push(Finding::new(&RULE.meta, outer.range, launch.range, message).help(
                        "Keep the file in a folder of its own, declare that a VOLUME and mount a named volume there.",
                    ));
                    break;
                }
            }
        }
    }
}

/// The file that a value names, if it is a database's.
fn database_file(value: &str) -> Option<String> {
    if value.contains('$') || value.contains(' ') {
        return None;
    }
    for scheme in ["sqlite:", "sqlite3:", "jdbc:sqlite:", "jdbc:h2:file:", "file:"] {
        if let Some(rest) = value.strip_prefix(scheme) {
            // `sqlite:///relative` and `sqlite:////absolute`
            let path = match rest.strip_prefix("///") {
                Some(path) => path,
                None => rest.strip_prefix("//").unwrap_or(rest),
            };
            let path = path.split('?').next().unwrap_or(path);
            let is_file = !path.is_empty() && !path.contains(":memory:") && (scheme != "file:" || has_ending(path));
            return is_file.then(|| path.to_owned());
        }
    }
    (value.starts_with('/') && has_ending(value)).then(|| value.to_owned())
}

fn has_ending(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').is_some_and(|(stem, ending)| {
        !stem.is_empty() && matches!(ending, "db" | "sqlite" | "sqlite3" | "db3" | "rdb" | "boltdb" | "bolt")
    })
}
