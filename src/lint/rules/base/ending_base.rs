//! # ending-base
//!
//! ## What it does
//! Tells that the line of a base image ends within half a year of the checked-in data's day, or that its regular
//! support has ended and only a longer-lived project looks after some of it (Debian LTS).
//!
//! ## Why it is bad
//! Moving to the next line takes time, and it is better planned than done in a hurry.
//!
//! ## Example
//! ```dockerfile flagged=1
//! FROM debian:bookworm-slim
//! CMD ["/bin/true"]
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:trixie-slim
//! CMD ["/bin/true"]
//! ```
//!
//! ## Fix safety
//! There is no fix: when to move is yours to plan.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    images::{Line, as_of, successors},
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
        code: "PL6002",
        slug: "ending-base",
        aliases: &[],
        group: Group::Security,
        severity: Severity::Info,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "The base image's line ends soon, or its regular support has ended",
        why: "Moving to the next line takes time, and it is better planned than done in a hurry.",
        sources: &[Source { title: "endoflife.date", url: "https://endoflife.date/" }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.profile() != Profile::Plimsoll {
        return;
    }
    let ships = shipped(context);
    for found in known_froms(context).into_iter().filter(|f| ships.get(f.stage).copied().unwrap_or(true)) {
        let own = found.known.product.zip(found.known.line);
        let below = found.known.system.filter(|s| s.is_named).and_then(|s| s.product.zip(s.line));
        // What has ended altogether is another rule's.
        if [own, below].into_iter().flatten().any(|(_, line)| line.has_ended(as_of())) {
            continue;
        }
        let Some((product, line, what)) =
            [own, below].into_iter().flatten().find_map(|(p, l)| ending(l).map(|what| (p, l, what)))
        else {
            continue;
        };
        let message = format!("{} {}, which `{}` stands on, {what}", product.title, line.line, found.image.text);
        let next = successors(product, line)
            .map_or(String::new(), |to| format!(" The line to move to is {} {}.", product.title, to.newest.line));
        let finding = Finding::new(&RULE.meta, found.from.range, found.tag_place(), message)
            .why(format!("{} Source: {}, as of {}.", RULE.meta.why, product.url, as_of()))
            .help(format!("Plan the move.{next}"));
        findings.push(finding);
    }
}

/// What is about to end, or half has.
fn ending(line: &Line) -> Option<String> {
    let day = as_of();
    match (line.support, line.ends) {
        (_, Some(end)) if end <= day.plus_months(6) => Some(format!("ends on {end}")),
        (Some(support), Some(end)) if support <= day => {
            Some(format!("left regular support on {support}; long-term support goes on until {end}"))
        }
        _ => None,
    }
}
