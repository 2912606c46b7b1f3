//! # short-port
//!
//! ## What it does
//! Flags published ports in the short form, which leaves unsaid where the port is open.
//!
//! ## Why it is bad
//! It cannot say `mode`: the port is open on every node, and the service sees the address of a node in place of the
//! client's, which matters most for what stands at the front (nginx, traefik, caddy, haproxy and the like).
//!
//! dclint and others ask for short ports in quotes. Quotes do no harm; the long form needs none, and says the mode.
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
        for port in service.ports.iter().filter(|p| p.is_short) {
            let message = if images::is_front(context, service) {
                format!(
                    "service `{}` does not see who calls it: the routing mesh puts a node's address in its place",
                    service.name
                )
            } else {
                format!(
                    "this port of service `{}` is open on every node: its short form cannot say otherwise",
                    service.name
                )
            };
            findings.push(Found::new(&RULE, port.place, message).help("Use the long form and say the mode: `{target: 80, published: 80, mode: ingress}`; where the client's address matters, `mode: host`, with the service global or kept on certain nodes."));
        }
    }
}
