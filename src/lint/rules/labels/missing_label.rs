//! # missing-label
//!
//! ## What it does
//! Flags an image without a label that the configuration asks for (`--require-label`, `label-schema`). The
//! default profile looks at the last stage, which becomes the image, and at the stages that it starts from;
//! hadolint at every stage.
//!
//! ## Why it is bad
//! Labels tell whose an image is, which source it was built from and under which licence it stands. Where a
//! team agreed on some, programs and people rely on them.
//!
//! ## Example
//! ```dockerfile flagged=1 labels=maintainer:text
//! FROM alpine:3.20
//! COPY app /app
//! ```
//!
//! ## Use instead
//! ```dockerfile clean labels=maintainer:text
//! FROM golang:1.23 AS build
//! FROM alpine:3.20
//! LABEL maintainer="web@example.com"
//! COPY --from=build /bin/app /app
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what the value should be.

use super::schema;
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Base, Keyword, Stage},
    lint::{
        Context, Rule,
        rules::{
            rule_file,
            support::peer_stages::{PeerStage, peer_stages},
        },
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3049",
        slug: "missing-label",
        aliases: &[],
        group: Group::Documentation,
        severity: Severity::Info,
        hadolint: Peer::On(Severity::Info),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "An image without a label that was agreed upon",
        why: "What was agreed upon is missing: whoever looks the image up by this label, or asks whose it is, finds nothing.",
        sources: &[
            Source {
                title: "OCI image specification, annotations",
                url: "https://github.com/opencontainers/image-spec/blob/main/annotations.md",
            },
            Source { title: "hadolint wiki, DL3049", url: "https://github.com/hadolint/hadolint/wiki/DL3049" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (label, form) in schema::schema(context) {
        let has = |stage: &Stage| {
            let mut pairs = schema::labels(stage.of(context.file)).flat_map(|(_, pairs, _)| pairs);
            pairs.any(|pair| schema::sets(pair, label))
        };
        let without = match context.profile() {
            Profile::Hadolint => without_for_hadolint(context, &has),
            _ => without(context, &has).into_iter().collect(),
        };
        for stage in without {
            let from = &context.file.instructions[stage.instructions.start];
            let message = format!("the image has no label `{label}`");
            findings.push(
                Finding::new(&RULE.meta, from.range, from.keyword_range, message)
                    .help(format!("Add `LABEL {label}=...` with a value of type {}.", form.as_str())),
            );
        }
    }
}

/// The last stage, where neither it nor a stage that it starts from has the label: that is the image.
fn without<'c>(context: &'c Context<'_>, has: &dyn Fn(&Stage) -> bool) -> Option<&'c Stage> {
    let last = context.stages.last()?;
    let mut stage = Some(last);
    while let Some(current) = stage {
        if has(current) {
            return None;
        }
        stage = match current.base {
            Base::Stage(n) => context.stages.get(n),
            _ => None,
        };
    }
    Some(last)
}

/// hadolint looks at every stage. It is content where a stage that this one starts from has the label, where a
/// nameless stage that starts from this one has it, and where files are copied from this one.
fn without_for_hadolint<'c>(context: &'c Context<'_>, has: &dyn Fn(&Stage) -> bool) -> Vec<&'c Stage> {
    let stages = peer_stages(context);
    let copied = copied_from(context);
    let mut good: Vec<&str> = Vec::new();
    let mut without = Vec::new();
    for stage in &stages {
        let is_good = has(stage.stage) || good.contains(&stage.image);
        let is_heir = |heir: &PeerStage<'_>| heir.name.is_none() && stage.name == Some(heir.image) && has(heir.stage);
        let is_source = stage.name.is_some_and(|name| copied.contains(&name));
        if is_good {
            good.extend(stage.name);
        } else if !is_source && !stages.iter().any(is_heir) {
            without.push(stage.stage);
        }
    }
    without
}

/// Names behind `COPY --from=`.
fn copied_from<'c>(context: &'c Context<'_>) -> Vec<&'c str> {
    let copies = context.file.instructions.iter().filter(|i| i.keyword == Keyword::Copy);
    copies.filter_map(|i| i.flag_value("from")).collect()
}
