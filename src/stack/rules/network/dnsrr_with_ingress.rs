//! # dnsrr-with-ingress
//!
//! ## What it does
//! Flags `endpoint_mode: dnsrr` together with ports in mode `ingress`, which short ports always are.
//!
//! ## Why it is bad
//! A service without an address of its own cannot be reached through the routing mesh: the engine refuses it.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     ports: ["80:80"]
//!     deploy: {endpoint_mode: dnsrr}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     ports: [{target: 80, published: 80, mode: host}]
//!     deploy: {endpoint_mode: dnsrr}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        model::PortMode,
        rules::support::meta::{BASE, INGRESS, SERVICES},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST11",
        slug: "dnsrr-with-ingress",
        summary: "dnsrr with a port that is open on every node",
        why: "A service without an address of its own cannot be reached through the routing mesh: the engine refuses it.",
        sources: &[INGRESS, SERVICES],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Engine),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        if !service.deploy.endpoint_mode.as_ref().is_some_and(|m| m.eq_ignore_ascii_case("dnsrr")) {
            continue;
        }
        for port in service.ports.iter().filter(|p| p.mode == PortMode::Ingress) {
            let message = format!(
                "service `{}` hands out the addresses of its tasks (dnsrr), so no port of it can be open on every node",
                service.name
            );
            findings.push(
                Found::new(&RULE, port.place, message)
                    .help("Publish the port with `mode: host`, or remove `endpoint_mode`."),
            );
        }
    }
}
