//! # pinned-base
//!
//! Base images are named by a version or a digest, so that others build the same.
//!
//! - *Met*: every image that the file builds on or copies from has one.
//! - *Missed*: a rule warns of a moving tag, or of none.
//! - *Not applicable*: only `scratch` is used. *Can't be seen*: a variable without a value names the image.

use crate::{
    diagnostic::{Group, Severity},
    dockerfile::Base,
    maturity::{Criterion, Outcome, Rung, View},
};

pub(super) const CRITERION: Criterion =
    Criterion { id: "pinned-base", title: "pins its base images", rung: Rung::WorksForOthers, check };

fn check(view: &View<'_>) -> Outcome {
    let context = view.context;
    let is_from = |start| view.is_from(start);
    let moving: Vec<_> = view
        .findings
        .iter()
        .filter(|f| f.rule.group == Group::UsingLatest && f.severity <= Severity::Warning && is_from(f.anchor.start))
        .collect();
    if let Some(first) = moving.first() {
        return Outcome::missed(
            first.message.clone() + ".",
            "Name the version that you tested, or pin the image by its digest.",
        )
        .at(moving.iter().map(|f| f.range))
        .codes(moving.iter().map(|f| f.rule.code));
    }
    let from = |n: usize| context.stages[n].of(context.file).first().map(|i| i.range);
    let images: Vec<_> = context.stages.iter().filter(|s| matches!(s.base, Base::Image(_))).collect();
    if images.is_empty() {
        return Outcome::not_applicable("The file builds on no image.");
    }
    let open = images.iter().find(|s| matches!(&s.base, Base::Image(i) if i.resolved.is_none()));
    if let Some(stage) = open {
        return Outcome::unseen("A variable without a value names a base image.").at(from(stage.index));
    }
    let short = view.findings.iter().find(|f| f.rule.code == "PL201" && is_from(f.anchor.start));
    let says = match short {
        Some(finding) => format!("No base image is named without care, but {}.", finding.message),
        None => "Each base image is named by a version or a digest.".to_owned(),
    };
    Outcome::met(says).at(images.iter().filter_map(|s| from(s.index)))
}
