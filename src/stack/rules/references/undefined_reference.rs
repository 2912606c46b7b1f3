//! # undefined-reference
//!
//! ## What it does
//! Flags names of networks, volumes, secrets and configs in services that no section at the top of the files
//! defines. `default` is a network that is always there.
//!
//! ## Why it is bad
//! The client refuses a service that refers to a name which the top of the file does not define.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     volumes: ["data:/data"]
//! ```
//!
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     secrets: [token]
//! ```
//!
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     networks: [back, front]
//! networks:
//!   back: {}
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     networks: [back, front]
//! networks:
//!   back: {}
//!   front: {}
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
//!   front:
//! ```
//!
//! ## Fix safety
//! Unsafe: a slip of the fingers would be defined as well, and a network that exists elsewhere needs `external:
//! true`.

use crate::{
    diagnostic::{Fix, FixAvailability, Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Place, Rule, edits,
        model::{Mount, Service},
        rules::support::meta::{BASE, CONVERT, DEPLOY},
    },
};
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST13",
        slug: "undefined-reference",
        fix: FixAvailability::Sometimes,
        summary: "A network, volume, secret or config that is not defined",
        why: "The client refuses a service that refers to a name which the top of the file does not define.",
        sources: &[CONVERT, DEPLOY],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    if !context.is_complete() {
        return;
    }
    let model = &context.model;
    let networks: HashSet<&str> = model.networks.iter().map(|n| n.name.as_str()).collect();
    let volumes: HashSet<&str> = model.volumes.iter().map(|v| v.name.as_str()).collect();
    let secrets: HashSet<&str> = model.secrets.iter().map(|s| s.name.as_str()).collect();
    let configs: HashSet<&str> = model.configs.iter().map(|c| c.name.as_str()).collect();
    for service in &model.services {
        let mut report = |section: &str, kind: &str, name: &str, place: Place| {
            let message = format!("service `{}` refers to the {kind} `{name}`, which is not defined", service.name);
            let help = format!(
                "Define it at the top of the file: `{section}: {{{name}: ...}}`, with `external: true` if it exists already."
            );
            let fix = added(context, service, section, name);
            findings.push(Found::new(&RULE, place, message).help(help).fix(fix));
        };
        for network in service.networks.iter().filter(|n| n.name != "default" && !networks.contains(n.name.as_str())) {
            report("networks", "network", &network.name, network.place);
        }
        for volume in service.volumes.iter().filter_map(Mount::volume).filter(|v| !volumes.contains(v.as_str())) {
            report("volumes", "volume", &volume.value, volume.place);
        }
        for secret in service.secrets.iter().filter(|s| !secrets.contains(s.source.as_str())) {
            report("secrets", "secret", &secret.source, secret.place);
        }
        for config in service.configs.iter().filter(|c| !configs.contains(c.source.as_str())) {
            report("configs", "config", &config.source, config.place);
        }
    }
}

/// The definition, for networks and volumes, where the section is there already or can follow at the end.
fn added(context: &Context<'_>, service: &Service, section: &str, name: &str) -> Option<Fix> {
    let is_plain = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
    if !is_plain || (section != "networks" && section != "volumes") {
        return None;
    }
    let edit = edits::set_in_file(context, service.key, &[section, name], "{}")?;
    Some(Fix::risky(format!("Define `{name}` under `{section}`"), vec![edit]))
}
