//! # ended-base
//!
//! ## What it does
//! Flags a base image whose line has come to its end: its distribution, language or server gets no security updates
//! any more. What ended when comes from endoflife.date and is judged as of the day of the checked-in data, never by a
//! clock.
//!
//! ## Why it is bad
//! Every flaw that is found from now on stays in the image, however often it is built again. Packages of an ended
//! distribution move to an archive sooner or later, and the build breaks.
//!
//! Where only a build stage stands on such an image, the level is info: it is not shipped, but what it compiles in is.
//!
//! ## Example
//! ```dockerfile flagged=1
//! FROM debian:stretch-slim
//! CMD ["/bin/true"]
//! ```
//! ```dockerfile fixed
//! FROM debian:trixie-slim
//! CMD ["/bin/true"]
//! ```
//!
//! The distribution below an image ends too:
//! ```dockerfile flagged=1
//! FROM python:3.12-slim-buster
//! CMD ["python", "app.py"]
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:trixie-slim
//! CMD ["/bin/true"]
//! ```
//!
//! ## Fix safety
//! Where the tag stands in FROM and the newer line has a tag of the same form, the fix moves to it. Unsafe: a newer
//! line may behave differently, and data directories of databases have to be migrated.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    images::{self, Line, Product, as_of, moved_tag, successors},
    lint::{
        Context, Rule,
        rules::{
            rule_file,
            support::{
                parent::{KnownFrom, known_froms},
                shipped::shipped,
            },
        },
    },
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL6001",
        slug: "ended-base",
        aliases: &[],
        group: Group::Security,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "The base image's line gets no security updates any more",
        why: "Flaws that are found from now on stay in the image, however often it is built.",
        sources: &[Source { title: "endoflife.date", url: "https://endoflife.date/" }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.profile() != Profile::Plimsoll {
        return;
    }
    let day = as_of();
    let ships = shipped(context);
    for found in known_froms(context) {
        let own = found.known.product.zip(found.known.line).filter(|(_, line)| line.has_ended(day));
        // The system below, where the image is not that system itself.
        let below = found.known.system.filter(|s| s.is_named).and_then(|s| s.product.zip(s.line));
        let below = below.filter(|(_, line)| line.has_ended(day));
        let Some((product, line)) = own.or(below) else { continue };
        let level = if ships.get(found.stage).copied().unwrap_or(true) { Severity::Warning } else { Severity::Info };
        findings.push(finding(&found, product, line, own.is_some()).severity(level));
    }
}

fn finding(found: &KnownFrom<'_>, product: &'static Product, line: &'static Line, is_own: bool) -> Finding {
    let since = line.ends.map_or("has ended".to_owned(), |end| format!("ended on {end}"));
    let message = if is_own {
        format!("{} {} {since}: `{}` gets no security updates any more", product.title, line.line, found.image.text)
    } else {
        format!("`{}` is built on {} {}, which {since}", found.image.text, product.title, line.line)
    };
    let mut finding = Finding::new(&RULE.meta, found.from.range, found.tag_place(), message).why(format!(
        "{} Source: {}, as of {}.",
        RULE.meta.why,
        product.url,
        as_of()
    ));
    let Some(to) = successors(product, line) else {
        return finding.help(format!("No later line of {} is looked after: look for another image.", product.title));
    };
    let until = |line: &Line| line.ends.map_or(String::new(), |end| format!(" (until {end})"));
    let step = if to.nearest.line == to.newest.line {
        String::new()
    } else {
        format!(", or at least to {}{}", to.nearest.line, until(to.nearest))
    };
    finding = finding.help(format!("Move to {} {}{}{step}.", product.title, to.newest.line, until(to.newest)));
    if let Some((tag, at)) = found.literal_tag().filter(|_| found.reference.digest.is_none())
        && let Some(moved) = moved(found, &tag, line, to.newest, is_own)
    {
        finding = finding.fix(Fix::risky(format!("Move to `{moved}`"), vec![Edit::replace(at, moved)]));
    }
    finding
}

/// The tag of the newer line.
fn moved(found: &KnownFrom<'_>, tag: &str, from: &Line, to: &Line, is_own: bool) -> Option<String> {
    if is_own {
        return moved_tag(found.known.image, tag, from, to);
    }
    images::on_newer_system(found.known.image, found.known.line?, tag)
}
