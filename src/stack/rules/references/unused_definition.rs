//! # unused-definition
//!
//! ## What it does
//! Flags networks, volumes, secrets and configs at the top of the file that no service refers to.
//!
//! ## Why it is bad
//! Networks and volumes that nothing uses are not created, secrets and configs are; either way the file says more
//! than is deployed.
//!
//! ## Example
//! ```yaml flagged=5
//! services:
//!   web:
//!     image: nginx:1.27
//! volumes:
//!   data: {}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     volumes: ["data:/data"]
//! volumes:
//!   data: {}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{RuleMeta, Severity, rule_file},
    stack::{Context, Findings, Found, Place, Rule, rules::support::meta::BASE},
};
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST104",
        slug: "unused-definition",
        severity: Severity::Info,
        summary: "A definition that no service uses",
        why: "Networks and volumes that nothing uses are not created, secrets and configs are; either way the file says more than is deployed.",
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    if !context.is_complete() {
        return;
    }
    let model = &context.model;
    let services = &model.services;
    let mut report = |kind: &str, name: &str, place: Place| {
        let message = format!("no service uses the {kind} `{name}`");
        findings.push(Found::new(&RULE, place, message).help("Remove it, or use it in a service."));
    };
    let networks: HashSet<&str> = services.iter().flat_map(|s| &s.networks).map(|n| n.name.as_str()).collect();
    for network in model.networks.iter().filter(|n| n.name != "default" && !networks.contains(n.name.as_str())) {
        report("network", &network.name, network.key);
    }
    let mounts = services.iter().flat_map(|s| &s.volumes).filter_map(|m| m.source.as_ref());
    let volumes: HashSet<&str> = mounts.map(|n| n.value.as_str()).collect();
    for volume in model.volumes.iter().filter(|v| !volumes.contains(v.name.as_str())) {
        report("volume", &volume.name, volume.key);
    }
    let secrets: HashSet<&str> = services.iter().flat_map(|s| &s.secrets).map(|r| r.source.as_str()).collect();
    for secret in model.secrets.iter().filter(|s| !secrets.contains(s.name.as_str())) {
        report("secret", &secret.name, secret.key);
    }
    let by_credentials = context.written_services().filter_map(|s| s.item.find(&["credential_spec", "config"])?.text());
    let configs: HashSet<&str> =
        services.iter().flat_map(|s| &s.configs).map(|r| r.source.as_str()).chain(by_credentials).collect();
    for config in model.configs.iter().filter(|c| !configs.contains(c.name.as_str())) {
        report("config", &config.name, config.key);
    }
}
