//! # port-out-of-range
//!
//! ## What it does
//! Flags EXPOSE with a port over 65535.
//!
//! ## Why it is bad
//! TCP and UDP count ports in 16 bits, up to 65535. A larger number is a slip: nothing can listen there, and
//! the build refuses it.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM nginx:1.27
//! EXPOSE 80800
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM nginx:1.27
//! EXPOSE 8080 8443/tcp
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say which port is meant.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Instruction, Keyword, Word},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3011",
        slug: "port-out-of-range",
        aliases: &[],
        group: Group::Correctness,
        severity: Severity::Error,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A port beyond 65535 does not exist",
        why: "Ports are 16-bit numbers: nothing can listen on the one written here, and the build refuses it.",
        sources: &[
            Source {
                title: "Docker docs, Dockerfile reference: EXPOSE",
                url: "https://docs.docker.com/reference/dockerfile/#expose",
            },
            Source { title: "hadolint wiki, DL3011", url: "https://github.com/hadolint/hadolint/wiki/DL3011" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let is_peer = context.profile() == Profile::Hadolint;
    // hadolint reports an instruction once, and leaves triggers alone.
    let shown = if is_peer { 1 } else { usize::MAX };
    for (outer, instruction) in context.instructions() {
        let Arguments::List { items, .. } = &instruction.arguments else { continue };
        if instruction.keyword != Keyword::Expose || (is_peer && outer.keyword == Keyword::Onbuild) {
            continue;
        }
        let wrong = items.iter().filter(|item| is_out_of_range(&item.value));
        findings.extend(wrong.take(shown).map(|item| finding(outer, item)));
    }
}

/// Whether a port, or an end of a range of ports, is too large. Where one end is a variable nothing is known.
fn is_out_of_range(item: &str) -> bool {
    let ports = item.split('/').next().unwrap_or(item);
    let ends: Vec<&str> = ports.split('-').collect();
    let is_number = |end: &&str| !end.is_empty() && end.chars().all(|c| c.is_ascii_digit());
    ends.len() <= 2 && ends.iter().all(is_number) && ends.iter().any(|end| end.parse::<u16>().is_err())
}

fn finding(outer: &Instruction, item: &Word) -> Finding {
    Finding::new(&RULE.meta, outer.range, item.range, format!("`{}`: there is no port beyond 65535", item.value))
        .help("Write the port that the program listens on, 1 to 65535.")
}
