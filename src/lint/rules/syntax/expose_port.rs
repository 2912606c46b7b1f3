//! # expose-port
//!
//! ## What it does
//! Flags a word of EXPOSE that is no port and no range of ports, or is none once its variables are replaced.
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
//! The end of a range can't stand in front of its start, and variables have to come to ports:
//! ```dockerfile flagged=3,4
//! FROM scratch
//! ARG PORT=http
//! EXPOSE 8010-8000
//! EXPOSE ${PORT}
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
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Fault, FaultKind, Instruction, Keyword, Word, is_exposable, is_port},
    lint::{
        Context, Rule,
        rules::{rule_file, support::environment::Environments},
    },
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
    if context.profile() != Profile::Hadolint {
        check_values(context, findings);
    }
}

/// Ports that the build refuses once their variables are replaced, and ranges that end before they start.
fn check_values(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let ports = |instruction: &Instruction| match &instruction.arguments {
        Arguments::List { items, .. } if instruction.keyword == Keyword::Expose => items.clone(),
        _ => Vec::new(),
    };
    let is_doubtful = |word: &Word| word.text.contains('$') || !is_exposable(&word.value);
    if !context.instructions().any(|(_, i)| ports(i).iter().any(is_doubtful)) {
        return;
    }
    let mut environments = Environments::new(context);
    for stage in &context.stages {
        environments.walk(context, stage, |step, environment| {
            let is_build = context.profile() == Profile::Buildkit;
            if !is_build && (step.is_trigger || step.outer.keyword == Keyword::Onbuild) {
                return;
            }
            for word in ports(step.instruction).iter().filter(|w| is_doubtful(w)) {
                let has_variables = word.text.contains('$');
                // What the text alone tells has been said: here by the parser, there by the rule on large numbers.
                if !has_variables
                    && !step.is_trigger
                    && (!is_port(&word.value) || (!is_build && is_too_large(&word.value)))
                {
                    continue;
                }
                let is_told = is_build
                    || !environment.has_unseen_base()
                    || environment.unknown(&word.text, context.file.escape).is_empty();
                let Some(value) = environment.expand(&word.text, context.file.escape).filter(|_| is_told) else {
                    continue;
                };
                let Some(port) = value.split_whitespace().find(|port| !is_exposable(port)) else { continue };
                let message = if has_variables {
                    format!("`{}` comes to `{port}`, which is no port", word.text)
                } else {
                    format!("`{port}` is no port")
                };
                let range = if step.is_trigger { step.outer.range } else { word.range };
                findings.push(
                    Finding::new(&RULE.meta, step.outer.range, range, message)
                        .help("Write ports from 0 to 65535, such as `80`, `53/udp` or `8000-8010`, parted by blanks."),
                );
            }
        });
    }
}

fn is_too_large(word: &str) -> bool {
    word.split(['-', '/', ':'])
        .any(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()) && n.parse::<u16>().is_err())
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
