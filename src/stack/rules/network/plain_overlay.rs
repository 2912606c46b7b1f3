//! # plain-overlay
//!
//! ## What it does
//! Flags networks that join a known database or queue and are not encrypted, the stack's own default network too where
//! another service shares it.
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
        model::Service,
        rules::support::{
            images,
            meta::{BASE, OVERLAY},
        },
    },
};
use std::collections::HashMap;

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
    let mut stores: HashMap<&str, &Service> = HashMap::new();
    for store in context.model.services.iter().filter(|s| images::is_store(context, s)) {
        let names = store.networks.iter().map(|n| n.name.as_str());
        for name in names.chain(store.networks.is_empty().then_some("default")) {
            stores.entry(name).or_insert(store);
        }
    }
    let is_on_default = |s: &&Service| s.networks.is_empty() || s.networks.iter().any(|n| n.name == "default");
    let is_shared = context.model.services.iter().filter(is_on_default).nth(1).is_some();
    if let Some(store) = stores.get("default").filter(|_| is_shared && context.model.network("default").is_none()) {
        let message = format!("what `{}` sends over the default network between nodes is not encrypted", store.name);
        findings.push(Found::new(&RULE, store.key, message).help("If the network between the nodes is not trusted, define it: `networks: {default: {driver_opts: {encrypted: \"\"}}}`, open IP protocol 50 between them, and measure."));
    }
    for network in context.model.networks.iter().filter(|n| n.external.is_none() && !n.is_encrypted()) {
        if let Some(store) = stores.get(network.name.as_str()) {
            let message = format!("what `{}` sends over `{}` between nodes is not encrypted", store.name, network.name);
            findings.push(Found::new(&RULE, network.key, message).help("If the network between the nodes is not trusted, add `driver_opts: {encrypted: \"\"}`, open IP protocol 50 between them, and measure."));
        }
    }
}
