//! # plain-overlay
//!
//! ## What it does
//! Flags networks that join a known database or queue and are not encrypted.
//!
//! ## Why it is bad
//! Traffic of an overlay network between nodes is not encrypted unless asked for. Where the nodes' network is not
//! trusted, that matters; it costs speed.
//!
//! ## Example
//! ```yaml flagged=6
//! services:
//!   db:
//!     image: postgres:17
//!     networks: [back]
//! networks:
//!   back: {}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   db:
//!     image: postgres:17
//!     networks: [back]
//! networks:
//!   back: {driver_opts: {encrypted: ""}}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Group, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::{
            images,
            meta::{BASE, OVERLAY},
        },
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST62",
        slug: "plain-overlay",
        group: Group::Security,
        severity: Severity::Info,
        summary: "A network to a store of data without encryption",
        why: "Traffic of an overlay network between nodes is not encrypted unless asked for. Where the nodes' network is not trusted, that matters; it costs speed.",
        sources: &[OVERLAY],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for network in context.model.networks.iter().filter(|n| n.external.is_none() && !n.is_encrypted()) {
        let store = context
            .model
            .services
            .iter()
            .find(|s| images::is_store(s) && s.networks.iter().any(|u| u.name == network.name));
        if let Some(store) = store {
            let message = format!("what `{}` sends over `{}` between nodes is not encrypted", store.name, network.name);
            findings.push(Found::new(&RULE, network.key, message).help("If the network between the nodes is not trusted, add `driver_opts: {encrypted: \"\"}`, open IP protocol 50 between them, and measure."));
        }
    }
}
