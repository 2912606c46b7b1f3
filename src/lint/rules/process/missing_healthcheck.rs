//! # missing-healthcheck
//!
//! ## What it does
//! Flags an image without HEALTHCHECK. It is off until a severity is configured for it: many images are checked
//! from outside, by Kubernetes for one, which takes no notice of HEALTHCHECK.
//!
//! ## Why it is bad
//! Docker and Swarm know only that the process runs. Whether it answers they learn from a HEALTHCHECK: with it
//! a hung container is replaced and gets no requests meanwhile, and an update waits until the new one is ready.
//!
//! ## Example
//! ```dockerfile flagged=1
//! FROM nginx:1.27
//! COPY site /usr/share/nginx/html
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM nginx:1.27
//! COPY site /usr/share/nginx/html
//! HEALTHCHECK CMD ["curl", "-fsS", "http://localhost/"]
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what a working program answers.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Base, Keyword, Stage},
    lint::{
        Context, Rule,
        rules::{rule_file, support::peer_stages::peer_stages},
    },
};
use std::collections::{HashMap, HashSet};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3057",
        slug: "missing-healthcheck",
        aliases: &[],
        group: Group::Scale,
        severity: Severity::Info,
        hadolint: Peer::Off,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "Nothing tells whether the program in the container still works",
        why: "Without a check the orchestrator knows only that the process runs, not that it answers: a hung service keeps getting requests.",
        sources: &[
            Source {
                title: "Docker docs, Dockerfile reference: HEALTHCHECK",
                url: "https://docs.docker.com/reference/dockerfile/#healthcheck",
            },
            Source { title: "hadolint wiki, DL3057", url: "https://github.com/hadolint/hadolint/wiki/DL3057" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let without = match context.profile() {
        Profile::Hadolint => without_for_hadolint(context),
        _ => without(context).into_iter().collect(),
    };
    for stage in without {
        let from = &context.file.instructions[stage.instructions.start];
        findings.push(
            Finding::new(&RULE.meta, from.range, from.keyword_range, "the image has no HEALTHCHECK").help(
                "Add a HEALTHCHECK that asks the program something it can answer only if it works, or `HEALTHCHECK NONE` where somebody else checks.",
            ),
        );
    }
}

fn has_check(context: &Context<'_>, stage: &Stage) -> bool {
    stage.of(context.file).iter().any(|i| i.keyword == Keyword::Healthcheck)
}

/// The last stage, where neither it nor a stage that it starts from has a check: that is the image.
fn without<'c>(context: &'c Context<'_>) -> Option<&'c Stage> {
    let last = context.stages.last()?;
    let mut stage = Some(last);
    while let Some(current) = stage {
        if has_check(context, current) {
            return None;
        }
        stage = match current.base {
            Base::Stage(n) => context.stages.get(n),
            _ => None,
        };
    }
    Some(last)
}

/// hadolint keys stages by their name, or by their image where they have none. A check makes its stage good, and
/// with it the stages that it starts from, up to one that is good already; what starts from a good stage is good.
fn without_for_hadolint<'c>(context: &'c Context<'_>) -> Vec<&'c Stage> {
    let stages = peer_stages(context);
    let mut good: HashSet<&str> = HashSet::new();
    let mut bases: HashMap<&str, Vec<&str>> = HashMap::new();
    let mut bad: Vec<(&str, &Stage)> = Vec::new();
    for stage in &stages {
        let key = stage.name.unwrap_or(stage.image);
        if good.contains(stage.image) {
            good.insert(key);
        } else {
            bad.push((key, stage.stage));
        }
        bases.entry(key).or_default().push(stage.image);
        if has_check(context, stage.stage) {
            let found = reached(key, &bases, &good);
            bad.retain(|(key, _)| !found.contains(key));
            good.extend(found);
        }
    }
    bad.into_iter().map(|(_, stage)| stage).collect()
}

/// A stage and those that it starts from, up to one that is good already.
fn reached<'c>(key: &'c str, bases: &HashMap<&'c str, Vec<&'c str>>, good: &HashSet<&'c str>) -> HashSet<&'c str> {
    let mut found: HashSet<&str> = HashSet::new();
    let mut todo = vec![key];
    while let Some(next) = todo.pop() {
        let is_end = next != key && good.contains(next);
        if let Some(further) = bases.get(next).filter(|_| !is_end && !found.contains(next)) {
            found.insert(next);
            todo.extend(further);
        }
    }
    found
}
