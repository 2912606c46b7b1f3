//! # external-network
//!
//! ## What it does
//! Flags networks with `external: true`, but for those that every node has (`host`, `bridge`, `none`).
//!
//! ## Why it is bad
//! The deploy stops where an external network is missing, or where it is of one node only.
//!
//! ## Example
//! ```yaml flagged=6
//! services:
//!   web:
//!     image: nginx:1.27
//!     networks: [front]
//! networks:
//!   front: {external: true}
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
//!   front: {}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Refuser, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::meta::{BASE, DEPLOY, OVERLAY},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST16",
        slug: "external-network",
        severity: Severity::Warning,
        summary: "An external network must exist and be of the swarm",
        why: "The deploy stops where an external network is missing, or where it is of one node only.",
        sources: &[DEPLOY, OVERLAY],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Engine),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for network in &context.model.networks {
        let Some(name) = network.external_name().filter(|n| !matches!(*n, "host" | "bridge" | "none" | "default"))
        else {
            continue;
        };
        let is_used = context.model.services.iter().any(|s| s.networks.iter().any(|n| n.name == network.name));
        if is_used {
            let message = format!("the network `{name}` must be there before the deploy");
            findings.push(
                Found::new(&RULE, network.key, message)
                    .help(format!("Create it once for the swarm: `docker network create --driver overlay {name}`, with `--attachable` if single containers join it.")),
            );
        }
    }
}
