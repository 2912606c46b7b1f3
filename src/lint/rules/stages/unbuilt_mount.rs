//! # unbuilt-mount
//!
//! ## What it does
//! Flags `RUN --mount=from=` of a stage that only begins further down in the file.
//!
//! ## Why it is bad
//! Stages are built from the top: when the RUN comes, there is nothing to mount, and the build stops. Of two stages with one
//! name a mount takes the last.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.8
//! RUN --mount=from=assets,target=/assets cp -r /assets /srv
//! FROM node:22.11.0 AS assets
//! RUN npm run build
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM node:22.11.0 AS assets
//! RUN npm run build
//! FROM debian:12.8
//! RUN --mount=from=assets,target=/assets cp -r /assets /srv
//! ```
//!
//! ## Fix safety
//! There is no fix: the stage has to be moved with all that it needs.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::Keyword,
    lint::{Context, Rule, rules::rule_file},
};
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0033",
        slug: "unbuilt-mount",
        aliases: &[],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::Absent,
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A mount takes files from a stage that is not built yet",
        why: "Stages are built from the top: when this RUN comes, there is nothing to mount, and the build stops.",
        sources: &[Source {
            title: "Docker docs, Dockerfile reference: RUN --mount=type=bind",
            url: "https://docs.docker.com/reference/dockerfile/#run---mounttypebind",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.profile() == Profile::Hadolint {
        return;
    }
    let named = context.stages.iter().filter_map(|s| Some((s.name.as_ref()?.to_ascii_lowercase(), s.index)));
    // Of several the last one counts.
    let by_name: HashMap<String, usize> = named.collect();
    for stage in &context.stages {
        for run in stage.of(context.file).iter().filter(|i| i.keyword == Keyword::Run) {
            for mount in run.flags.iter().filter(|f| f.name == "mount") {
                let kind = mount.option("type").unwrap_or_default().to_ascii_lowercase();
                let from = mount.option("from").filter(|from| !from.is_empty());
                // A cache that names no source begins empty: with the image `scratch`, or with a stage of that name.
                let from = from.or_else(|| (kind == "cache").then(|| "scratch".to_owned()));
                let Some(from) = from.filter(|_| kind != "secret") else { continue };
                if by_name.get(&from.to_ascii_lowercase()).is_none_or(|&n| n <= stage.index) {
                    continue;
                }
                let message = format!("the stage `{from}` only begins further down: there is nothing to mount yet");
                findings.push(
                    Finding::new(&RULE.meta, run.range, mount.range, message)
                        .help("Move that stage in front of this one."),
                );
            }
        }
    }
}
