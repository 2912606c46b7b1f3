//! # engine-socket
//!
//! ## What it does
//! Flags mounts of `docker.sock` (on Windows of the pipe `docker_engine`): at warning, and at error where it is mounted for writing and the service is not
//! kept on managers, which tools for swarms need.
//!
//! ## Why it is bad
//! Whoever reaches the socket is root on the node; on a worker it cannot answer questions about the swarm besides.
//!
//! compose-lint asks for the same (CL-0001). Here it counts besides on which nodes the service may run.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     volumes: ["/var/run/docker.sock:/var/run/docker.sock"]
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     environment: {DOCKER_HOST: "tcp://socket-proxy:2375"}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Group, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        model::MountType,
        rules::support::meta::{BASE, SECURITY, SERVICES},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST50",
        slug: "engine-socket",
        group: Group::Security,
        severity: Severity::Warning,
        summary: "The engine socket is mounted",
        why: "Whoever reaches the socket is root on the node; on a worker it cannot answer questions about the swarm besides.",
        sources: &[SECURITY, SERVICES],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

/// Whether a path is the engine's socket, or its pipe on Windows.
fn is_socket(path: &str) -> bool {
    path.trim_end_matches('/').ends_with("docker.sock")
        || path.ends_with(r"\docker_engine")
        || path.ends_with("/docker_engine")
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        for mount in &service.volumes {
            let Some(path) = mount.source.as_ref().filter(|p| is_socket(p) && mount.kind != MountType::Tmpfs) else {
                continue;
            };
            let needs_manager = !service.is_global() && !service.is_on_managers();
            let message = if needs_manager {
                format!(
                    "service `{}` is root on its node through the engine socket, and may run on a worker, which knows nothing of the swarm",
                    service.name
                )
            } else {
                format!("service `{}` is root on its node through the engine socket", service.name)
            };
            let severity = if needs_manager && !mount.read_only { Severity::Error } else { Severity::Warning };
            findings.push(
                Found::new(&RULE, path.place, message)
                    .severity(severity)
                    .help("Put a proxy that lets through only what is needed in front of the socket, and keep it on managers: `node.role == manager`."),
            );
        }
    }
}
