//! # default-server-config
//!
//! ## What it does
//! Flags servers — databases, queues, search engines, web servers — that the image leaves with the configuration they come with.
//!
//! ## Why it is bad
//! Defaults are chosen so that the server starts on any machine: small buffers, limits of a laptop, logs in files, addresses
//! that nobody outside the container reaches. The talk "Going Production with Docker and Swarm" calls it leaving default config,
//! and sets the buffer and log sizes of a database by ENV, written into the configuration by a RUN.
//!
//! A warning for a server that was installed by hand and left as it comes; a note for an official image, whose makers have
//! adapted it to containers. Any file in its folders of configuration, an option of the command or a variable of the
//! service is enough.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM rockylinux:9.3.20231119
//! RUN dnf -y install httpd-2.4.57 && dnf clean all
//! CMD ["/usr/sbin/httpd", "-DFOREGROUND"]
//! ```
//! ```dockerfile flagged=1
//! FROM mysql:8.0.39
//! ```
//!
//! ## Use instead
//! The talk's example: values by ENV, written into the configuration:
//! ```dockerfile clean
//! FROM mysql:8.0.39
//! ENV MYSQL_BUFFER_POOL=512M \
//!     MYSQL_LOG_FILE_SIZE=128M
//! RUN printf '[mysqld]\ninnodb_buffer_pool_size=%s\n' "$MYSQL_BUFFER_POOL" > /etc/mysql/conf.d/sizes.cnf
//! ```
//! ```dockerfile clean
//! FROM postgres:16.3
//! CMD ["postgres", "-c", "shared_buffers=256MB", "-c", "work_mem=16MB"]
//! ```
//!
//! ## Fix safety
//! There is no fix: the values depend on the memory and the load that the container gets.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{
        Context, Rule,
        assembly::StageFacts,
        knowledge::services::{AS_OF, Service},
        rules::{
            rule_file,
            support::{
                configured::is_configured,
                present::{Evidence, services},
            },
        },
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL301",
        slug: "default-server-config",
        aliases: &[],
        group: Group::DefaultConfig,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A server starts with the configuration that it comes with",
        why: "Defaults are chosen so that a server starts on any machine: small buffers, limits of a laptop, logs in files. Under load they are the first thing that fails.",
        sources: &[Source {
            title: "Bret Fisher, Going Production with Docker and Swarm (2017), anti-pattern: leaving default config",
            url: "https://www.bretfisher.com/",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in context.assembly().images() {
        for present in services(context, stage).iter() {
            let service = present.service;
            if service.knobs.is_empty() || is_configured(context, stage, service) {
                continue;
            }
            // The engine sizes itself since then.
            if service.name == "Elasticsearch" && present.evidence == Evidence::Image && sizes_itself(stage, context) {
                continue;
            }
            let own_script = context.assembly().starts_own_script(stage.index)
                && present.evidence != Evidence::Image
                && copies_script(context, stage);
            // Who links the logs to the standard streams has looked at the configuration.
            let adapted = context.assembly().lineage(stage.index).any(|s| {
                context.scripts()[s.runs.clone()]
                    .iter()
                    .any(|r| r.text.text.contains("/dev/stdout") || r.text.text.contains("/proc/self/fd"))
            });
            let severity = if present.evidence == Evidence::Image
                || own_script
                || adapted
                || !present.may_start
                || brings_tree(context, stage)
            {
                Severity::Info
            } else {
                Severity::Warning
            };
            let outer = &context.file.instructions[present.index];
            let message = format!("{} is left with its default configuration", service.name);
            findings.push(
                Finding::new(&RULE.meta, outer.range, present.range, message)
                    .severity(severity)
                    .why(why(service))
                    .help(help(service)),
            );
        }
    }
}

/// Elasticsearch 7.11 and later choose the heap by the container's memory.
fn sizes_itself(stage: &StageFacts, context: &Context<'_>) -> bool {
    let image = context.assembly().lineage(stage.index).find_map(|s| s.image.as_ref());
    let tag = image.and_then(|i| i.tag.as_ref()).map_or("", |t| t.text.as_str());
    let mut numbers = tag.split(['.', '-']).map_while(|n| n.parse::<u32>().ok());
    match (numbers.next(), numbers.next()) {
        (Some(major), _) if major > 7 => true,
        (Some(7), minor) => minor.is_none_or(|m| m >= 11),
        _ => false,
    }
}

/// Whether the script that starts the server is one of the reader's own: it may write the configuration.
fn copies_script(context: &Context<'_>, stage: &StageFacts) -> bool {
    context.assembly().lineage(stage.index).any(|facts| {
        facts
            .transfers
            .iter()
            .flat_map(|t| &t.sources)
            .any(|s| s.path.rsplit('.').next() == Some("sh") || s.path.contains("entrypoint"))
    })
}

/// Whether a folder is laid over the whole file system, `COPY rootfs/ /`: it may hold the configuration.
fn brings_tree(context: &Context<'_>, stage: &StageFacts) -> bool {
    context.assembly().lineage(stage.index).any(|facts| {
        facts.transfers.iter().filter(|t| t.from.is_none() && t.destination == "/").flat_map(|t| &t.sources).any(|s| {
            let name = s.path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
            !s.is_heredoc && (!name.contains('.') || name == "." || name.starts_with("rootfs"))
        })
    })
}

fn why(service: &Service) -> String {
    let knobs: Vec<String> = service.knobs.iter().map(|k| format!("{} is {}", k.name, k.default)).collect();
    format!(
        "Left alone, {}. Such values let the server start on any machine; under load they are the first thing that fails. Source: {}, as of {AS_OF}.",
        knobs.join("; "),
        service.manual
    )
}

fn help(service: &Service) -> String {
    let knobs: Vec<String> = service.knobs.iter().map(|k| format!("`{}`: {}", k.name, k.first)).collect();
    let place = service.config.first().map(|c| format!(", or copy a file into `{c}`")).unwrap_or_default();
    format!(
        "First values to set (ours), by ENV with an entrypoint script, by the command's options{place} — {}.",
        knobs.join("; ")
    )
}
