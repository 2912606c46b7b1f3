//! # deprecated-image
//!
//! ## What it does
//! Flags an image that its own maintainers have given up: `openjdk`, `java`, `centos` and others.
//!
//! ## Why it is bad
//! Its tags get no updates any more, whatever they are called.
//!
//! ## Example
//! ```dockerfile flagged=1
//! FROM openjdk:17
//! CMD ["java", "-jar", "/app.jar"]
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM eclipse-temurin:21-jre
//! CMD ["java", "-jar", "/app.jar"]
//! ```
//!
//! ## Fix safety
//! There is no fix: which image follows, and which of its tags fits, is yours to say.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    images::as_of,
    lint::{
        Context, Rule,
        rules::{
            rule_file,
            support::{parent::known_froms, shipped::shipped},
        },
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL6003",
        slug: "deprecated-image",
        aliases: &[],
        group: Group::Security,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "The image has been given up by its maintainers",
        why: "Its tags get no updates any more: flaws that are found stay in.",
        sources: &[Source {
            title: "Docker Hub, openjdk: deprecation notice",
            url: "https://hub.docker.com/_/openjdk",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.profile() != Profile::Plimsoll {
        return;
    }
    let ships = shipped(context);
    for found in known_froms(context) {
        let Some(deprecated) = &found.known.image.deprecated else { continue };
        // An ended line of it is told of already.
        if found.known.line.is_some_and(|line| line.has_ended(as_of())) {
            continue;
        }
        let names: Vec<String> = deprecated.instead.iter().map(|n| format!("`{n}`")).collect();
        let level = if ships.get(found.stage).copied().unwrap_or(true) { Severity::Warning } else { Severity::Info };
        let message = format!("`{}` has been given up by its maintainers", found.known.image.name);
        let finding = Finding::new(&RULE.meta, found.from.range, found.image.range, message)
            .why(format!("{} Source: {}.", RULE.meta.why, deprecated.source))
            .help(format!("Build on {} instead.", names.join(" or ")))
            .severity(level);
        findings.push(finding);
    }
}
