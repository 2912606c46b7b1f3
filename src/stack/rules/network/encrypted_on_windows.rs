//! # encrypted-on-windows
//!
//! ## What it does
//! Flags encrypted overlay networks that a service on Windows joins (by its constraint on `node.platform.os`), and every
//! one of them where the swarm is known to have Windows nodes.
//!
//! ## Why it is bad
//! Windows nodes do not speak the encryption: traffic to them gets lost, and nothing says so.
//!
//! ## Example
//! ```yaml flagged=7
//! services:
//!   web:
//!     image: mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022
//!     networks: [front]
//!     deploy: {placement: {constraints: [node.platform.os == windows]}}
//! networks:
//!   front: {driver_opts: {encrypted: ""}}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022
//!     networks: [front]
//!     deploy: {placement: {constraints: [node.platform.os == windows]}}
//! networks:
//!   front: {}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::{
            meta::{BASE, OVERLAY},
            systems,
        },
    },
};
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST61",
        slug: "encrypted-on-windows",
        summary: "An encrypted network that Windows nodes join",
        why: "Windows nodes do not speak the encryption of overlay networks: traffic to them gets lost, and nothing says so.",
        sources: &[OVERLAY],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let on_windows = context.model.services.iter().filter(|s| systems::is_on_windows(s));
    let joined: HashSet<&str> = on_windows.flat_map(|s| &s.networks).map(|n| n.name.as_str()).collect();
    for network in context.model.networks.iter().filter(|n| n.external.is_none() && n.is_encrypted()) {
        if context.surroundings.has_windows_nodes || joined.contains(network.name.as_str()) {
            let message = format!("Windows nodes cannot take part in the encryption of `{}`", network.name);
            findings.push(Found::new(&RULE, network.key, message).help(
                "Leave the encryption out and encrypt in the services (TLS), or keep Windows services on a network of their own.",
            ));
        }
    }
}
