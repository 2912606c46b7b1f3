//! # no-host-paths
//!
//! No path of the author's own machine stands in the file.
//!
//! - *Missed*: a rule finds a source outside the build's folder or a person's home folder, or a mount of a RUN names one.
//! - *Met*: there is none.

use crate::{
    dockerfile::Keyword,
    maturity::{Criterion, Outcome, Rung, View},
};

pub(super) const CRITERION: Criterion =
    Criterion { id: "no-host-paths", title: "names no path of one machine", rung: Rung::WorksForOthers, check };

fn check(view: &View<'_>) -> Outcome {
    let todo = "Put the file into the build's folder and name it relative to that.";
    let found: Vec<_> = view.findings.iter().filter(|f| f.rule.code == "PL407").collect();
    if let Some(first) = found.first() {
        return Outcome::missed(first.message.clone() + ".", todo).at(found.iter().map(|f| f.range)).codes(["PL407"]);
    }
    let mut mounts = Vec::new();
    for (outer, instruction) in view.context.instructions().filter(|(_, i)| i.keyword == Keyword::Run) {
        let binds = instruction
            .flags
            .iter()
            .filter(|f| f.name == "mount" && f.option("from").is_none())
            .filter_map(|f| f.option("source").or_else(|| f.option("src")));
        if binds.into_iter().any(|s| ["../", "~/", "/home/", "/Users/", "/mnt/"].iter().any(|p| s.starts_with(p))) {
            mounts.push(outer.range);
        }
    }
    if mounts.is_empty() {
        return Outcome::met("No path of one machine is named.");
    }
    Outcome::missed("A mount names a path of your own machine: on another one it is not there.", todo).at(mounts)
}
