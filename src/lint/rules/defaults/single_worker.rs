//! # single-worker
//!
//! ## What it does
//! Notes application servers that start with their default of one worker: Gunicorn, uWSGI, Uvicorn, Hypercorn.
//!
//! ## Why it is bad
//! One worker answers one request at a time (or, asynchronous, uses one processor): a slow request stops all others, the
//! health check included. How many are right depends on the processors and the memory that the container gets, so it should
//! be a variable with a default.
//!
//! With an orchestrator one worker and many replicas is a choice too: then write it down, `--workers 1`.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM python:3.12.4-slim-bookworm
//! CMD ["gunicorn", "-b", "0.0.0.0:8000", "app:app"]
//! ```
//!
//! ## Use instead
//! Gunicorn and Uvicorn read the number from a variable:
//! ```dockerfile clean
//! FROM python:3.12.4-slim-bookworm
//! ENV WEB_CONCURRENCY=3
//! CMD ["gunicorn", "-b", "0.0.0.0:8000", "app:app"]
//! ```
//!
//! ## Fix safety
//! There is only a pattern: each worker needs memory of its own.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{
        Context, Rule,
        rules::{rule_file, support::removal::insert_before},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL307",
        slug: "single-worker",
        aliases: &[],
        group: Group::DefaultConfig,
        severity: Severity::Info,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "An application server starts with its default of one worker",
        why: "One worker answers one request at a time: a slow request stops all others, the health check included.",
        sources: &[
            Source {
                title: "Gunicorn documentation, settings: workers",
                url: "https://docs.gunicorn.org/en/stable/settings.html#workers",
            },
            Source { title: "Uvicorn documentation, deployment", url: "https://www.uvicorn.org/deployment/" },
        ],
        file: rule_file!(),
    },
    check,
};

/// Options and variables that say how many workers there are, for each server.
const SERVERS: &[(&str, &[&str], &[&str])] = &[
    (
        "gunicorn",
        &["-w", "--workers", "-c", "--config", "--threads"],
        &["WEB_CONCURRENCY", "GUNICORN_CMD_ARGS", "GUNICORN_WORKERS"],
    ),
    ("uvicorn", &["--workers", "--reload"], &["WEB_CONCURRENCY", "UVICORN_WORKERS"]),
    ("hypercorn", &["-w", "--workers", "-c", "--config"], &["WEB_CONCURRENCY"]),
    (
        "uwsgi",
        &["-p", "--processes", "--workers", "--ini", "--cheaper", "--yaml", "--xml", "--threads", "-T", "--emperor"],
        &["UWSGI_PROCESSES", "UWSGI_WORKERS", "UWSGI_INI", "UWSGI_CHEAPER", "UWSGI_THREADS"],
    ),
];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in context.assembly().images() {
        for launch in context.assembly().launches(stage.index) {
            let Some((name, options, variables)) = SERVERS
                .iter()
                .find(|(n, _, _)| launch.name == *n || launch.args.windows(2).any(|w| w[0] == "-m" && w[1] == *n))
            else {
                continue;
            };
            let told = launch.args.iter().any(|a| {
                options.iter().any(|o| {
                    a == o
                        || a.starts_with(&format!("{o}="))
                        || (o.len() == 2 && a.starts_with(o) && !a.starts_with("--"))
                }) || a.contains('$')
                    || a.strip_suffix(".ini").is_some()
                    || a.strip_suffix(".yml").is_some()
            }) || variables.iter().any(|v| context.assembly().value(stage.index, v).is_some())
                || context
                    .assembly()
                    .lineage(stage.index)
                    .flat_map(|s| &s.transfers)
                    .flat_map(|t| &t.sources)
                    .any(|s| s.path.contains("gunicorn") || s.path.contains("uwsgi"));
            if told {
                continue;
            }
            let outer = &context.file.instructions[launch.index];
            let edit = insert_before(context, outer, "ENV WEB_CONCURRENCY=3");
            findings.push(
                Finding::new(&RULE.meta, outer.range, launch.range, format!("`{name}` starts with its default of one worker"))
                    .help("Set the number by a variable with a default (`ENV WEB_CONCURRENCY=3`; uWSGI: `UWSGI_PROCESSES`). A first value is two for each processor of the container, and one more.")
                    .fix(Fix::display("Set the number of workers", vec![edit])),
            );
            break;
        }
    }
}
