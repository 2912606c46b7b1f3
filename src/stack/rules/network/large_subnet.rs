//! # large-subnet
//!
//! ## What it does
//! Flags subnets of networks with a prefix below 24.
//!
//! ## Why it is bad
//! Docker advises against more than 256 addresses in one overlay network; more services belong on more networks, or
//! on `dnsrr`.
//!
//! ## Example
//! ```yaml flagged=6
//! services:
//!   web:
//!     image: nginx:1.27
//!     networks: [front]
//! networks:
//!   front: {ipam: {config: [{subnet: 10.20.0.0/16}]}}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     networks: [front]
//! networks:
//!   front: {ipam: {config: [{subnet: 10.20.0.0/24}]}}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::meta::{BASE, OVERLAY},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST59",
        slug: "large-subnet",
        severity: Severity::Warning,
        summary: "An overlay network larger than /24",
        why: "Docker advises against more than 256 addresses in one overlay network; more services belong on more networks, or on `dnsrr`.",
        sources: &[OVERLAY],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for network in context.model.networks.iter().filter(|n| n.external.is_none()) {
        for subnet in &network.subnets {
            let prefix = subnet.rsplit_once('/').and_then(|(_, p)| p.parse::<u8>().ok());
            if prefix.is_some_and(|p| p < 24) && !subnet.contains("::") {
                let message =
                    format!("`{}` is larger than the /24 that Docker advises for an overlay network", subnet.value);
                findings.push(Found::new(&RULE, subnet.place, message).help("Use a /24 and spread services over several networks; `endpoint_mode: dnsrr` saves an address a service."));
            }
        }
    }
}
