//! # upgraded-packages
//!
//! ## What it does
//! Notes commands that bring every package of the base image to its newest version: `apt-get upgrade`, `apk upgrade`,
//! `yum update`, `dnf upgrade`.
//!
//! ## Why it is bad
//! Which versions come depends on the day, so no two builds are alike, and the layer holds a second copy of what it
//! replaces. Rebuilding on a fresh base image does the same with versions that somebody can name. Where the base image is
//! slow to take up security fixes an upgrade is right: then it is worth a comment.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.8
//! RUN apt-get update && apt-get upgrade -y && rm -rf /var/lib/apt/lists/*
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8
//! RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
//! ```
//!
//! ## Fix safety
//! There is no fix: some builds need the upgrade until a newer base image is there.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL208",
        slug: "upgraded-packages",
        aliases: &[],
        group: Group::UsingLatest,
        severity: Severity::Info,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "All packages are brought to whatever version the mirror holds that day",
        why: "Which versions come depends on the day: no two builds are alike, and the layer holds a second copy of what it replaces.",
        sources: &[Source {
            title: "Docker docs, building best practices: rebuild your images often",
            url: "https://docs.docker.com/build/building/best-practices/#rebuild-your-images-often",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for run in context.scripts() {
        if !["upgrade", "update"].iter().any(|word| run.text.text.contains(word)) {
            continue;
        }
        for call in run.script.effective() {
            let mut words = call.operands();
            let verb = words.find(|w| w.literal().is_some());
            let Some(verb) = verb else { continue };
            let alone = words.next().is_none();
            let upgrades = match call.name() {
                "apt-get" | "apt" | "aptitude" => {
                    matches!(verb.text(), "upgrade" | "dist-upgrade" | "full-upgrade" | "safe-upgrade")
                }
                "apk" => verb.text() == "upgrade" && alone,
                "yum" | "dnf" | "microdnf" | "tdnf" => matches!(verb.text(), "update" | "upgrade") && alone,
                _ => false,
            };
            if upgrades {
                let message =
                    format!("`{} {}` brings every package to the newest version of that day", call.name(), verb.text());
                let at = call.name_word().range.join(verb.range);
                findings.push(
                    Finding::new(&RULE.meta, run.outer.range, run.source(at), message)
                        .help("Take a newer base image instead; keep the upgrade only where the base is slow with security fixes, and say so in a comment."),
                );
            }
        }
    }
}
