//! # unpinned-bind
//!
//! ## What it does
//! Flags bind mounts of replicated services without a constraint that names nodes, and of global services, but for
//! the engine socket and paths that every Linux node has (/proc, /sys, /dev, /etc/localtime, /var/lib/docker ...).
//!
//! ## Why it is bad
//! The path must exist on every node that may run a task, with the same content; a swarm creates none, and the task
//! is rejected where it is missing.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     volumes: ["./site:/site"]
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     configs: [{source: site, target: /site/index.html}]
//! configs: {site: {file: ./site/index.html}}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Group, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::meta::{BASE, SERVICES},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST49",
        slug: "unpinned-bind",
        group: Group::EnvironmentSpecific,
        severity: Severity::Warning,
        summary: "A path of the node on a service that may move",
        why: "The path must exist on every node that may run a task, with the same content; a swarm creates none, and the task is rejected where it is missing.",
        sources: &[SERVICES],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

const EVERYWHERE: [&str; 13] = [
    "/",
    "/proc",
    "/sys",
    "/dev",
    "/run",
    "/var/run",
    "/etc/localtime",
    "/etc/timezone",
    "/etc/hostname",
    "/etc/os-release",
    "/var/lib/docker",
    "/var/log",
    "/etc/machine-id",
];

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        if service.is_pinned() {
            continue;
        }
        for mount in &service.volumes {
            let Some(path) = mount.host_path().filter(|p| !p.is_empty()) else { continue };
            let plain = path.trim_end_matches('/');
            let plain = if plain.is_empty() { "/" } else { plain };
            let is_there = EVERYWHERE.iter().any(|e| plain == *e || (*e != "/" && plain.starts_with(&format!("{e}/"))));
            if is_there || path.ends_with("docker.sock") {
                continue;
            }
            let message = format!("`{}` must be on every node that may run `{}`", path.value, service.name);
            findings.push(Found::new(&RULE, path.place, message).help("Hand files over as `configs` or `secrets`, keep data in a volume, or keep the service on nodes that have the path with a constraint."));
        }
    }
}
