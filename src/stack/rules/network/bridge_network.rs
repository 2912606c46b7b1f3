//! # bridge-network
//!
//! ## What it does
//! Flags networks with `driver: bridge` or `driver: host`, and external networks that are the node's own `host` or
//! `bridge`.
//!
//! ## Why it is bad
//! Networks of the drivers `bridge` and `host` are of one node: tasks on different nodes cannot reach each other,
//! and the swarm refuses to create them for a stack.
//!
//! ## Example
//! ```yaml flagged=6
//! services:
//!   agent:
//!     image: prom/node-exporter:v1.9.1
//!     networks: [hostnet]
//! networks:
//!   hostnet: {external: true, name: host}
//! ```
//!
//! ```yaml flagged=6
//! services:
//!   web:
//!     image: nginx:1.27
//!     networks: [front]
//! networks:
//!   front: {driver: bridge}
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     networks: [front]
//! networks:
//!   front: {driver: overlay}
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
//!   front: {driver: overlay}
//! ```
//!
//! ## Fix safety
//! Safe: a swarm needs an overlay network here.

use crate::{
    diagnostic::{Fix, FixAvailability, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::meta::{BASE, OVERLAY},
    },
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST58",
        slug: "bridge-network",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        summary: "A network that does not reach across nodes",
        why: "Networks of the drivers `bridge` and `host` are of one node: tasks on different nodes cannot reach each other, and the swarm refuses to create them for a stack.",
        sources: &[OVERLAY],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for network in &context.model.networks {
        if let Some(external) = &network.external
            && let Some(name) = network.external_name().filter(|n| matches!(*n, "host" | "bridge"))
        {
            let message = format!(
                "`{}` is the network `{name}` of each node: services on it are not parted from the node",
                network.name
            );
            let help = "Use an overlay network and publish what must be reached; keep this for agents that watch the node itself, and say so with an ignore comment.";
            findings.push(Found::new(&RULE, external.place, message).help(help));
        }
        let Some(driver) = network.driver.as_ref().filter(|d| matches!(d.as_str(), "bridge" | "host")) else {
            continue;
        };
        if network.external.is_none() {
            let message = format!("the network `{}` is of one node only", network.name);
            let fix = (context.text(driver.place) == driver.value)
                .then(|| Fix::safe("Use an overlay network", vec![Edit::replace(driver.place.range, "overlay")]));
            findings.push(
                Found::new(&RULE, driver.place, message)
                    .help("Write `driver: overlay`, or leave the driver out.")
                    .fix(fix),
            );
        }
    }
}
