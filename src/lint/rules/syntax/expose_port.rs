//! # expose-port
//!
//! ## What it does
//! Flags a word of EXPOSE that is no port, no range of ports and no variable.
//!
//! ## Why it is bad
//! The build stops. Ports stand apart by blanks, with `/tcp`, `/udp` or `/sctp` behind them; a comment can't stand
//! behind them.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM nginx:1.27
//! EXPOSE 80,443
//! ```
//! ```dockerfile fixed
//! FROM nginx:1.27
//! EXPOSE 80 443
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM nginx:1.27
//! EXPOSE 80 443/tcp 8000-8010/udp $PORT
//! ```
//!
//! ## Fix safety
//! Offered where commas or semicolons part the ports. Unsafe, since the build refuses what stands there now.

use super::refusal::{self, Described};
use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::{Fault, FaultKind},
    lint::{Context, Rule, rules::rule_file},
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0021",
        slug: "expose-port",
        aliases: &["DL1000"],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A word of EXPOSE that is no port",
        why: "The build stops: EXPOSE takes ports and ranges of ports, each with a protocol or without.",
        sources: &[Source {
            title: "Docker docs, Dockerfile reference: EXPOSE",
            url: "https://docs.docker.com/reference/dockerfile/#expose",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    refusal::report(&RULE.meta, context, findings, |fault| {
        let FaultKind::Port(word) = &fault.kind else { return None };
        let help = if word.starts_with('#') {
            "Put the comment on a line of its own."
        } else {
            "Write ports such as `80`, `53/udp` or `8000-8010`, parted by blanks."
        };
        Some(Described::new(format!("`{word}` is no port"), help).fix(parted(context, fault)))
    });
}

/// Ports parted by blanks in place of commas.
fn parted(context: &Context<'_>, fault: &Fault) -> Option<Fix> {
    let text = fault.range.of(context.source);
    let ports: Vec<&str> = text.split([',', ';']).filter(|p| !p.is_empty()).collect();
    let are_ports = ports.iter().all(|p| p.bytes().all(|b| b.is_ascii_digit()));
    (are_ports && text.contains([',', ';']) && !ports.is_empty()).then(|| {
        let text = ports.join(" ");
        Fix::risky(format!("Write `{text}`"), vec![Edit::replace(fault.range, text)])
    })
}
