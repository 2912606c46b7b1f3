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
//! There is no fix: the default that suits all environments only you can say.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::{Instruction, Keyword},
    lint::{
        Context, Rule,
        knowledge::environments::{HostRole, host_role, hosts},
        rules::rule_file,
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
    for stage in &context.assembly().stages {
        for setting in &stage.settings {
            // A build argument's default is how a mirror should be given; a private one still stops others.
            let outer = &context.file.instructions[setting.index];
            if let Some((host, role)) = first(&setting.value, true) {
                let severity = if setting.is_arg { Severity::Info } else { Severity::Warning };
                findings.push(finding(outer, setting.range, host, role).severity(severity));
            }
        }
    }
    for (outer, instruction) in context.instructions() {
        if matches!(instruction.keyword, Keyword::Cmd | Keyword::Entrypoint | Keyword::Healthcheck)
            && let Some((host, role)) = first(instruction.arguments_text(), false)
        {
            findings.push(finding(outer, outer.arguments_range(), host, role));
        }
        if instruction.keyword == Keyword::Add
            && let Some((host, HostRole::Private)) = first(instruction.arguments_text(), false)
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
                let Some((host, role)) = first(&text, false).filter(|_| is_address && text.len() < 400) else {
                    continue;
                };
                if role == HostRole::Private && text.contains("://")
                    || (role != HostRole::Private
                        && !downloads
                        && (text.contains("://") || writes && host.contains('.')))
                    || is_hosts_line(&text, host)
                {
                    findings.push(finding(run.outer, run.source(range), host, role));
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

/// The first host of a text that one network or environment alone has. `plain`: the whole text may be a host's name.
fn first(text: &str, plain: bool) -> Option<(&str, HostRole)> {
    hosts(text)
        .into_iter()
        .chain(
            plain
                .then_some(text)
                .filter(|t| t.contains('-') && t.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')),
        )
        .find_map(|host| {
            host_role(host)
                .filter(|r| host.contains('.') || text.contains("://") || is_named(host, *r))
                .map(|role| (host, role))
        })
}

/// `staging-db`: a single name that ends in what a host is.
fn is_named(host: &str, role: HostRole) -> bool {
    const SERVICES: &[&str] =
        &["db", "database", "redis", "mysql", "postgres", "mongo", "kafka", "rabbitmq", "api", "host", "server"];
    let (first, last) = (host.split('-').next().unwrap_or_default(), host.rsplit('-').next().unwrap_or_default());
    matches!(role, HostRole::Environment(_)) && (SERVICES.contains(&first) || SERVICES.contains(&last))
}

fn finding(outer: &Instruction, range: TextRange, host: &str, role: HostRole) -> Finding {
    let message = match role {
        HostRole::Private => format!("`{host}` is known to one network only"),
        HostRole::Environment(_) => format!("`{host}` is a host of one environment"),
    };
    Finding::new(&RULE.meta, outer.range, range, message).help(HELP)
}
