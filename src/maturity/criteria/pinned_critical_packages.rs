//! # pinned-critical-packages
//!
//! What the application stands on (run time, server, database client) is installed in a version that the file names.
//!
//! - *Met*: packages are installed, and no rule warns of one that matters.
//! - *Missed*: a rule warns of a critical package or download without a version.
//! - *Not applicable*: nothing is installed.

use crate::{
    diagnostic::{Group, Severity},
    maturity::{Criterion, Outcome, Rung, View},
};

pub(super) const CRITERION: Criterion = Criterion {
    id: "pinned-critical-packages",
    title: "pins the packages that matter",
    rung: Rung::WorksForOthers,
    check,
};

fn check(view: &View<'_>) -> Outcome {
    let is_from = |start| view.is_from(start);
    let open: Vec<_> = view
        .findings
        .iter()
        .filter(|f| f.rule.group == Group::UsingLatest && f.severity <= Severity::Warning && !is_from(f.anchor.start))
        .collect();
    if let Some(first) = open.first() {
        return Outcome::missed(
            first.message.clone() + ".",
            "Give versions for what the application stands on; the rest may float.",
        )
        .at(open.iter().map(|f| f.range))
        .codes(open.iter().map(|f| f.rule.code));
    }
    let installs: Vec<_> = view
        .context
        .scripts()
        .iter()
        .filter(|r| r.script.effective().any(|c| installs(c.name(), c.args().first().map_or("", |w| w.text()))))
        .map(|r| r.outer.range)
        .collect();
    if installs.is_empty() {
        return Outcome::not_applicable("Nothing is installed by a package manager.");
    }
    Outcome::met("Nothing that the application stands on is installed without a version.").at(installs)
}

fn installs(name: &str, first: &str) -> bool {
    match name {
        "apt-get" | "apt" | "yum" | "dnf" | "microdnf" | "apk" | "zypper" => true,
        "pip" | "pip3" | "gem" | "cargo" | "go" => first == "install",
        "npm" | "pnpm" | "yarn" | "composer" | "bundle" => {
            matches!(first, "install" | "i" | "ci" | "add" | "require" | "global")
        }
        _ => false,
    }
}
