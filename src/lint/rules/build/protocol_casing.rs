//! # protocol-casing
//!
//! ## What it does
//! Flags a protocol in upper case behind EXPOSE: `80/TCP`.
//!
//! ## Why it is bad
//! Docker shows and compares protocols in lower case; who looks for `80/tcp` does not find it in this file.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM nginx:1.27
//! EXPOSE 80/TCP 53/udp
//! ```
//! ```dockerfile fixed
//! FROM nginx:1.27
//! EXPOSE 80/tcp 53/udp
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM nginx:1.27
//! EXPOSE 80/tcp 443
//! ```
//!
//! ## Fix safety
//! Safe: the build turns it into lower case itself.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{
        Context, Rule,
        rules::{rule_file, support::ports},
    },
    text::{Edit, TextRange},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ExposeProtoCasing",
        slug: "protocol-casing",
        aliases: &[],
        group: Group::Style,
        severity: Severity::Style,
        hadolint: Peer::Absent,
        buildkit: Peer::On(Severity::Warning),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A protocol in upper case is not how Docker shows it",
        why: "Docker shows and compares protocols in lower case.",
        sources: &[Source {
            title: "Docker docs, build checks: ExposeProtoCasing",
            url: "https://docs.docker.com/reference/build-checks/expose-proto-casing/",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    ports::each(context, |step, word, port| {
        let Some((_, protocol)) = port.container.split_once('/') else { return };
        let lower = protocol.to_lowercase();
        if lower == protocol {
            return;
        }
        let message = format!("the protocol `{protocol}` is in upper case");
        let is_written = word.text.ends_with(&format!("/{protocol}"));
        let range = if is_written {
            let at = TextRange::new(word.at.to() - protocol.len(), word.at.to());
            step.instruction.source(at)
        } else {
            word.range
        };
        let finding = Finding::new(&RULE.meta, step.outer.range, range, message).help(format!("Write `/{lower}`."));
        findings.push(if is_written {
            finding.fix(Fix::safe(format!("Write `{lower}`"), vec![Edit::replace(range, lower)]))
        } else {
            finding
        });
    });
}
