//! # start-first-host-port
//!
//! ## What it does
//! Flags `order: start-first` on services that publish a fixed port in mode `host`.
//!
//! ## Why it is bad
//! The new task needs the port that the old one still holds: it stays pending and the update never ends. Of a
//! global service that is so on every node.
//!
//! ## Example
//! ```yaml flagged=6
//! services:
//!   web:
//!     image: nginx:1.27
//!     ports: [{target: 80, published: 80, mode: host}]
//!     deploy:
//!       update_config: {order: start-first}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     ports: [{target: 80, published: 80, mode: host}]
//!     deploy:
//!       update_config: {order: stop-first}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        model::PortMode,
        rules::support::meta::{BASE, UPDATER},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST18",
        slug: "start-first-host-port",
        summary: "start-first with a fixed port of the node",
        why: "The new task needs the port that the old one still holds: it stays pending and the update never ends. Of a global service that is so on every node.",
        sources: &[UPDATER],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        let order = service.deploy.update.as_ref().and_then(|u| u.order.as_ref()).filter(|_| service.is_start_first());
        let has_port = service.ports.iter().any(|p| p.mode == PortMode::Host && p.published.is_some());
        if let Some(order) = order.filter(|_| has_port) {
            let message = format!("the new task of `{}` waits for a port that the old one holds", service.name);
            findings.push(
                Found::new(&RULE, order.place, message)
                    .help("Write `stop-first`, or publish the port in mode `ingress`."),
            );
        }
    }
}
