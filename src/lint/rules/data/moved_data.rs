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

use super::places::{declare, is_kept, volumes};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{
        Context, Rule,
        assembly::StageFacts,
        knowledge::services::{Kind, Service},
        rules::{rule_file, support::present::services},
    },
    text::TextRange,
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
            in_variables(context, stage, present.service, &kept, findings);
            in_commands(context, stage, present.service, &kept, findings);
            in_scripts(context, stage, present.service, &kept, findings);
        }
    }
}

fn in_variables(
    context: &Context<'_>,
    stage: &StageFacts,
    service: &Service,
    kept: &[String],
    findings: &mut Vec<Finding>,
) {
    for name in service.data_variables {
        let Some(setting) = context.assembly().setting(stage.index, name) else { continue };
        let place = setting.value.as_str();
        if place.starts_with('/') && !place.contains('$') && !is_kept(place, kept) && !is_usual(service, place) {
            findings.push(finding(context, stage, service, (setting.index, setting.range), place));
        }
    }
}

fn in_commands(
    context: &Context<'_>,
    stage: &StageFacts,
    service: &Service,
    kept: &[String],
    findings: &mut Vec<Finding>,
) {
    let mut seen: Vec<String> = Vec::new();
    for launch in context.assembly().launches(stage.index) {
        let is_it = service.programs.contains(&launch.name.as_str())
            || launch.args.iter().any(|a| service.programs.contains(&a.as_str()));
        let is_arguments = service.name == "MinIO" && launch.name == "server";
        if !is_it
            && !is_arguments
            && !launch.name.contains("entrypoint")
            && !launch.args.first().is_some_and(|a| a.starts_with('-'))
            && !launch.name.starts_with('-')
        {
            continue;
        }
        // `minio server /export`
        let words: Vec<&str> =
            [launch.name.as_str()].into_iter().chain(launch.args.iter().map(String::as_str)).collect();
        let behind = words.iter().position(|w| *w == "server").filter(|_| service.name == "MinIO");
        let place = behind.and_then(|n| words[n + 1..].iter().find(|w| w.starts_with('/')));
        if let Some(place) = place.filter(|p| !is_kept(p, kept) && !p.contains('$') && !seen.iter().any(|s| s == *p)) {
            findings.push(finding(context, stage, service, (launch.index, launch.range), place));
            seen.push((*place).to_owned());
        }
        for option in service.data_options {
            let value = launch.value(option).map(str::to_owned).or_else(|| {
                // `minio server /data`, `-c data_directory=/x`
                let setting = format!("{option}=");
                launch.args.iter().find_map(|a| a.strip_prefix(&setting).map(str::to_owned))
            });
            let Some(place) = value.filter(|v| v.starts_with('/') && !v.contains('$')) else { continue };
            // A folder below /etc holds the configuration, which says where the data is.
            if is_kept(&place, kept) || is_usual(service, &place) || place.starts_with("/etc") || seen.contains(&place)
            {
                continue;
            }
            findings.push(finding(context, stage, service, (launch.index, launch.range), &place));
            seen.push(place);
        }
    }
}

/// A RUN that writes the setting: `sed -i 's|^datadir.*|datadir=/srv|'`, `echo "dbPath: /srv" >> mongod.conf`.
fn in_scripts(
    context: &Context<'_>,
    stage: &StageFacts,
    service: &Service,
    kept: &[String],
    findings: &mut Vec<Finding>,
) {
    for facts in context.assembly().lineage(stage.index) {
        for n in facts.runs.clone() {
            let (run, known) = (&context.scripts()[n], &context.assembly().variables[n]);
            if !service.data_keys.iter().any(|key| run.text.text.contains(key)) || service.data_keys == ["dir"] {
                continue;
            }
            for call in run.script.calling(&["sed", "echo", "printf", "crudini", "tee"]) {
                for word in call.args() {
                    let text = known.resolve(word);
                    let place = service.data_keys.iter().find_map(|key| place_behind(&text, key));
                    let Some(place) = place.filter(|p| !is_kept(p, kept) && !is_usual(service, p)) else { continue };
                    findings.push(finding(context, stage, service, (run.index, run.source(word.range)), &place));
                }
            }
        }
    }
}

/// The last path that a setting is given in a text.
fn place_behind(text: &str, key: &str) -> Option<String> {
    let (at, _) = text.match_indices(key).last()?;
    let rest = text[at + key.len()..].trim_start_matches([' ', '=', ':', '\t', '"', '\'', '\\']);
    let end =
        rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '.'))).unwrap_or(rest.len());
    let place = &rest[..end];
    (place.starts_with('/') && place.len() > 1).then(|| place.trim_end_matches('/').to_owned())
}

/// Whether a place is one of the usual ones: whether that is kept is the question of another rule.
fn is_usual(service: &Service, place: &str) -> bool {
    service.data.iter().any(|d| super::places::is_below(place, d))
}

fn finding(
    context: &Context<'_>,
    stage: &StageFacts,
    service: &Service,
    at: (usize, TextRange),
    place: &str,
) -> Finding {
    let (index, range) = at;
    let outer = &context.file.instructions[index];
    let message = format!("{} keeps its data in `{place}` now, which no VOLUME keeps", service.name);
    let usual = service.data.first().copied().unwrap_or_default();
    let finding = Finding::new(&RULE.meta, outer.range, range, message).help(format!(
        "Stay below the place that is a volume (`{usual}`), or write `VOLUME {place}` and mount a named volume there."
    ));
    match declare(context, stage, place) {
        Some(fix) => finding.fix(fix),
        None => finding,
    }
}
