//! # port-conflict
//!
//! ## What it does
//! Flags published ports that another service, or another entry, of the stack has as well, with the same protocol.
//! Two services in mode `host` are not flagged: they may run on different nodes.
//!
//! ## Why it is bad
//! A port that is open on every node can belong to one service only: the engine refuses the second.
//!
//! ## Example
//! ```yaml flagged=7
//! services:
//!   web:
//!     image: nginx:1.27
//!     ports: ["80:80"]
//!   api:
//!     image: shop/api:1.0
//!     ports: ["80:8080"]
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     ports: ["80:80"]
//!   api:
//!     image: shop/api:1.0
//!     ports: ["8080:8080"]
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        model::{Port, PortMode, Service},
        rules::support::meta::{BASE, INGRESS},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST12",
        slug: "port-conflict",
        summary: "The same published port twice",
        why: "A port that is open on every node can belong to one service only: the engine refuses the second.",
        sources: &[INGRESS],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Engine),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let mut taken: Vec<(&Service, &Port)> = Vec::new();
    for service in &context.model.services {
        for port in service.ports.iter().filter(|p| p.published.is_some()) {
            let other = taken.iter().find(|(owner, p)| {
                let overlap = p.published.zip(port.published).is_some_and(|(a, b)| a.0 <= b.1 && b.0 <= a.1);
                let one_target = owner.name == service.name && p.target == port.target && p.published == port.published;
                let both_host = p.mode == PortMode::Host && port.mode == PortMode::Host;
                // A range for one port of the container is a choice, not a claim on all of it.
                overlap && p.protocol == port.protocol && !one_target && !both_host
            });
            if let Some((owner, _)) = other {
                let (first, last) = port.published.unwrap_or_default();
                let shown = if first == last { first.to_string() } else { format!("{first}-{last}") };
                let message = format!("port {shown} is published by service `{}` already", owner.name);
                findings.push(
                    Found::new(&RULE, port.place, message).help(
                        "Publish another port, or let one proxy take the port and send requests on by host name.",
                    ),
                );
            }
            taken.push((service, port));
        }
    }
}
