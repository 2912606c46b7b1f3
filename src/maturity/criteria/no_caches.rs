//! # no-caches
//!
//! Package lists and download caches don't stay in layers.
//!
//! - *Met*: packages are installed, and no rule finds a cache that stays.
//! - *Missed*: one does.
//! - *Not applicable*: nothing is installed in the image that is shipped.

use crate::maturity::{Criterion, Outcome, Rung, View};
use std::collections::BTreeSet;

pub(super) const CRITERION: Criterion =
    Criterion { id: "no-caches", title: "leaves no caches behind", rung: Rung::Lean, check };

/// The rules that find caches.
const CODES: [&str; 8] = ["DL3009", "DL3019", "DL3032", "DL3036", "DL3040", "DL3042", "DL3060", "DL3010"];

/// What installs packages.
const INSTALLERS: &[&str] = &["apt-get", "apt", "apk", "yum", "dnf", "microdnf", "zypper", "pip", "pip3", "yarn"];

fn check(view: &View<'_>) -> Outcome {
    let chain: BTreeSet<u32> = view.steps().map(|i| i.range.start).collect();
    let in_chain = |start: u32| chain.contains(&start);
    let kept: Vec<_> = view
        .findings
        .iter()
        .filter(|f| CODES.contains(&f.rule.code) && f.rule.code != "DL3010" && in_chain(f.anchor.start))
        .collect();
    if let Some(first) = kept.first() {
        return Outcome::missed(
            first.message.clone() + ".",
            "Remove lists and caches in the RUN that brings them, or keep them in a cache mount.",
        )
        .at(kept.iter().map(|f| f.range))
        .codes(kept.iter().map(|f| f.rule.code));
    }
    let places: Vec<_> =
        view.runs().filter(|r| r.script.calling(INSTALLERS).next().is_some()).map(|r| r.outer.range).collect();
    if places.is_empty() {
        return Outcome::not_applicable("Nothing is installed in the image that is shipped.");
    }
    Outcome::met("What is installed leaves no lists or caches.").at(places)
}
