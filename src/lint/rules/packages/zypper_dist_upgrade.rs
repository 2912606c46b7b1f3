//! # zypper-dist-upgrade
//!
//! ## What it does
//! Flags `zypper dist-upgrade`.
//!
//! ## Why it is bad
//! It replaces the packages of the base image by whatever the repositories hold that day, up to another release of
//! the distribution. The tag behind FROM then no longer says what the image is made of, two builds differ, and every
//! replaced file is in the image twice.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM opensuse/leap:15.5
//! RUN zypper --non-interactive dist-upgrade && zypper clean --all
//! ```
//! ```dockerfile fixed
//! FROM opensuse/leap:15.5
//! RUN zypper --non-interactive update && zypper clean --all
//! ```
//!
//! ## Use instead
//! A newer base image:
//! ```dockerfile clean
//! FROM opensuse/leap:15.6
//! ```
//!
//! ## Fix safety
//! Unsafe: `update` stays within the release; a newer base image would be better still, and only you can say which.

use super::manager::{ManagerCall, ZYPPER};
use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3035",
        slug: "zypper-dist-upgrade",
        aliases: &[],
        group: Group::UsingLatest,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "zypper dist-upgrade replaces the base image by whatever is newest",
        why: "The tag behind FROM no longer says what the image is made of, and two builds differ.",
        sources: &[
            Source { title: "openSUSE wiki, zypper manual", url: "https://en.opensuse.org/SDB:Zypper_manual" },
            Source { title: "hadolint wiki, DL3035", url: "https://github.com/hadolint/hadolint/wiki/DL3035" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for run in context.scripts() {
        let upgrades = ZYPPER.calls(context, run, &["dist-upgrade", "dup"]);
        let most = if context.profile() == Profile::Hadolint { 1 } else { usize::MAX };
        let found = upgrades.iter().take(most).map(|upgrade: &ManagerCall<'_>| {
            let message =
                format!("`{}` replaces the packages of the base image by whatever is newest", upgrade.title());
            let finding = Finding::new(&RULE.meta, run.outer.range, run.source(upgrade.head()), message)
                .help("Take a newer base image, and update single packages where a fault in them demands it.");
            let verb = run.source(upgrade.subcommand.range);
            if verb.of(context.source) == upgrade.verb() {
                finding.fix(Fix::risky("Write `update`", vec![Edit::replace(verb, "update")]))
            } else {
                finding
            }
        });
        findings.extend(found);
    }
}
