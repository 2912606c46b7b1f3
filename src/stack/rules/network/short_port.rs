//! # short-port
//!
//! ## What it does
//! Flags short ports of services that stand at the front (nginx, traefik, caddy, haproxy and the like), which
//! mostly need the client's address.
//!
//! ## Why it is bad
//! It cannot say `mode`: the port is open on every node, and the service sees the address of a node in place of the
//! client's.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     ports: ["80:80"]
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     ports: [{target: 80, published: 80, mode: host}]
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::{
            images,
            meta::{BASE, INGRESS},
        },
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST57",
        slug: "short-port",
        severity: Severity::Info,
        summary: "The short form of a port",
        why: "It cannot say `mode`: the port is open on every node, and the service sees the address of a node in place of the client's.",
        sources: &[INGRESS],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        if !images::is_front(service) {
            continue;
        }
        for port in service.ports.iter().filter(|p| p.is_short) {
            let message = format!(
                "service `{}` does not see who calls it: the routing mesh puts a node's address in its place",
                service.name
            );
            findings.push(Found::new(&RULE, port.place, message).help("Where the client's address matters, use the long form with `mode: host`, with the service global or kept on certain nodes."));
        }
    }
}
