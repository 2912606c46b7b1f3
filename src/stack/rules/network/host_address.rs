//! # host-address
//!
//! ## What it does
//! Flags addresses in short ports. dclint demands them (no-unbound-port-interfaces), and compose-lint advises them:
//! for `docker compose` that is right, in a swarm they promise a safety that is not there.
//!
//! ## Why it is bad
//! A swarm opens published ports on all addresses of every node: `127.0.0.1:8080:80` is reachable from outside. The
//! client prints a warning, and goes on.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     ports: ["127.0.0.1:8080:80"]
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     ports: ["8080:80"]
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     ports: ["8080:80"]
//! ```
//!
//! ## Fix safety
//! Safe: what is deployed stays the same; the text no longer promises what is not so.

use crate::{
    diagnostic::{Fix, FixAvailability, Group, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::meta::{BASE, CLIENT, INGRESS},
    },
    text::{Edit, TextRange},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST27",
        slug: "host-address",
        group: Group::Security,
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        summary: "An address in front of a port",
        why: "A swarm opens published ports on all addresses of every node: `127.0.0.1:8080:80` is reachable from outside. The client prints a warning, and goes on.",
        sources: &[INGRESS, CLIENT],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        for port in &service.ports {
            let Some(ip) = port.ip.as_ref().filter(|_| port.is_short) else { continue };
            let message = format!("`{ip}` is ignored: the port is open on all addresses of every node");
            let text = context.text(port.place);
            let fix = text.find(&format!("{ip}:")).map(|at| {
                let from = port.place.range.from() + at;
                Fix::safe("Remove the address", vec![Edit::delete(TextRange::new(from, from + ip.len() + 1))])
            });
            findings.push(Found::new(&RULE, port.place, message).help("Publish only what may be reached from outside, keep the rest on a network of the stack, and close ports in the nodes' firewall.").fix(fix));
        }
    }
}
