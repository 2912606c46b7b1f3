//! # host-of-one-network
//!
//! ## What it does
//! Flags hosts and addresses that one network or one environment alone has: private addresses, `.local`, `.corp` and
//! `.internal` names, `db.staging.example.com`.
//!
//! ## Why it is bad
//! The image works where that host can be reached and nowhere else: not in test, not in a colleague's build, not in the
//! public. What goes wrong elsewhere looks like a fault of the network. Packages taken from a host that only this network
//! has can't be built by others either.
//!
//! ## Example
//! ```dockerfile flagged=2,3
//! FROM node:22.11.0-bookworm-slim
//! ENV DB_HOST=db.staging.example.com
//! RUN npm config set registry http://npm.corp.local:4873/
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM node:22.11.0-bookworm-slim
//! ENV DB_HOST=db \
//!     METRICS_URL=http://localhost:9100/metrics
//! ARG NPM_REGISTRY=https://registry.npmjs.org/
//! RUN npm config set registry "$NPM_REGISTRY"
//! ```
//!
//! ## Fix safety
//! There is only a pattern to copy, for hosts in commands and RUN: the default that suits all environments only you can
//! say.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::{Instruction, Keyword},
    lint::{
        Context, Rule,
        knowledge::environments::{HostRole, one_network_host},
        rules::rule_file,
        starting_script::{offer, starting_script},
    },
    text::TextRange,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL406",
        slug: "host-of-one-network",
        aliases: &[],
        group: Group::EnvironmentSpecific,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "The image names a host that one network or environment alone has",
        why: "The image works where that host can be reached and nowhere else, and what goes wrong elsewhere looks like a fault of the network.",
        sources: &[
            Source { title: "The twelve-factor app: backing services", url: "https://12factor.net/backing-services" },
            Source { title: "RFC 1918, private addresses", url: "https://www.rfc-editor.org/rfc/rfc1918" },
        ],
        file: rule_file!(),
    },
    check,
};

const HELP: &str = "Name the service as it is called in every environment (`db`), and override it with a variable where the container is started; a mirror for the build belongs into an ARG whose default is public.";

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let with_script = |finding: Finding, stage| match offer(context, stage) {
        Some(fix) => finding.fix(fix),
        None => finding,
    };
    for stage in &context.assembly().stages {
        for setting in &stage.settings {
            // A build argument's default is how a mirror should be given; a private one still stops others.
            let outer = &context.file.instructions[setting.index];
            if let Some((host, role)) = one_network_host(&setting.value, true) {
                let severity = if setting.is_arg { Severity::Info } else { Severity::Warning };
                let finding = finding(outer, setting.range, host, role).severity(severity);
                // An address with a password in it must come from outside.
                let script = (!setting.is_arg).then(|| starting_script(context, stage.index)).flatten();
                let is_required = script.is_some_and(|s| s.required.contains(&setting.name));
                findings.push(if is_required { with_script(finding, Some(stage.index)) } else { finding });
            }
        }
    }
    for (index, (outer, instruction)) in context.instructions().enumerate() {
        if matches!(instruction.keyword, Keyword::Cmd | Keyword::Entrypoint | Keyword::Healthcheck)
            && let Some((host, role)) = one_network_host(instruction.arguments_text(), false)
        {
            let finding = finding(outer, outer.arguments_range(), host, role);
            findings.push(match instruction.keyword {
                Keyword::Healthcheck => finding,
                _ => with_script(finding, context.stage_of(index)),
            });
        }
        // A file whose content stands in the Dockerfile.
        if matches!(instruction.keyword, Keyword::Copy | Keyword::Add) {
            for heredoc in &instruction.heredocs {
                let mut lines = heredoc.body.of(context.source).lines();
                if let Some((host, role)) = lines.find_map(|line| one_network_host(line.trim(), false)) {
                    let finding = finding(outer, heredoc.marker, host, role);
                    findings.push(with_script(finding, context.stage_of(index)));
                }
            }
        }
        if instruction.keyword == Keyword::Add
            && let Some((host, HostRole::Private)) = one_network_host(instruction.arguments_text(), false)
        {
            findings.push(finding(outer, outer.arguments_range(), host, HostRole::Private));
        }
    }
    for (run, known) in context.runs() {
        for call in run.script.effective() {
            let words = call.args().iter().map(|w| (w.range, known.resolve(w)));
            let assigned = call.command.assignments.iter().map(|a| (a.range, known.resolve(&a.value)));
            let writes = matches!(call.name(), "sed" | "echo" | "printf");
            for (range, text) in assigned.chain(words) {
                // `sed s/localhost/db.staging.example.com/`
                let text = if call.name() == "sed" && !text.contains("://") {
                    std::borrow::Cow::Owned(text.replace(['/', '|', '#'], " "))
                } else {
                    text
                };
                // What a download's address is called is the publisher's affair; a private one is ours.
                let downloads =
                    matches!(call.name(), "curl" | "wget" | "git" | "apt-key" | "rpm" | "npm" | "pip" | "pip3");
                let is_address = text.contains("://")
                    || text.contains('@')
                    || call.name() == "echo"
                    || call.name() == "sed"
                    || !downloads;
                let Some((host, role)) = one_network_host(&text, false).filter(|_| is_address && text.len() < 400)
                else {
                    continue;
                };
                if role == HostRole::Private && text.contains("://")
                    || (role != HostRole::Private
                        && !downloads
                        && (text.contains("://") || writes && host.contains('.')))
                    || (writes && (call.name() == "sed" || !call.command.redirects.is_empty()))
                    || is_hosts_line(&text, host)
                {
                    findings.push(with_script(finding(run.outer, run.source(range), host, role), run.stage));
                    break;
                }
            }
        }
    }
}

/// Whether a text is a line for `/etc/hosts` or an address that is written into a file.
fn is_hosts_line(text: &str, host: &str) -> bool {
    host.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && text.trim_start().starts_with(host)
        && text.contains([' ', '\t'])
}

fn finding(outer: &Instruction, range: TextRange, host: &str, role: HostRole) -> Finding {
    let message = match role {
        HostRole::Private => format!("`{host}` is known to one network only"),
        HostRole::Environment(_) => format!("`{host}` is a host of one environment"),
    };
    Finding::new(&RULE.meta, outer.range, range, message).help(HELP)
}
