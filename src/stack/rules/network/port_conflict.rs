//! # port-conflict
//!
//! ## What it does
//! Flags published ports that another service, or another entry, of the stack has as well, with the same protocol.
//! Two services in mode `host` are not flagged: they may run on different nodes.
//!
//! ## Why it is bad
//! A port that is open on every node can belong to one service only: the engine refuses the second.
//!
//! dclint has the like (no-duplicate-exported-ports) and looks at no mode: two services with the same port in mode
//! `host` may both run, on different nodes.
//!
//! ## Example
//! ```yaml flagged=7
//! services:
//!   web:
//!     image: nginx:1.27
//!     ports: ["80:80"]
//!   api:
//!     image: shop/api:1.0
//!     ports: ["80:8080"]
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     ports: ["80:80"]
//!   api:
//!     image: shop/api:1.0
//!     ports: ["8080:8080"]
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        model::{Port, PortMode, Service},
        rules::support::meta::{BASE, INGRESS},
    },
};
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST12",
        slug: "port-conflict",
        summary: "The same published port twice",
        why: "A port that is open on every node can belong to one service only: the engine refuses the second.",
        sources: &[INGRESS],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Engine),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let all: Vec<(&Service, &Port)> =
        context.model.services.iter().flat_map(|s| s.ports.iter().map(move |p| (s, p))).collect();
    // Single ports by their number; ranges, which are few, by themselves.
    let mut single: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    let mut ranges: Vec<usize> = Vec::new();
    for (n, (service, port)) in all.iter().enumerate() {
        let Some((first, last)) = port.published else { continue };
        let near = single.range(first..=last).flat_map(|(_, numbers)| numbers).chain(&ranges).copied();
        let other = near.filter(|&before| clash(all[before], (service, port))).min();
        if let Some(before) = other {
            let shown = if first == last { first.to_string() } else { format!("{first}-{last}") };
            let message = format!("port {shown} is published by service `{}` already", all[before].0.name);
            findings.push(
                Found::new(&RULE, port.place, message)
                    .help("Publish another port, or let one proxy take the port and send requests on by host name."),
            );
        } else if first == last {
            // What clashes itself is told; the first owner stands for both.
            single.entry(first).or_default().push(n);
        } else {
            ranges.push(n);
        }
    }
}

/// Whether two ports cannot both be published.
fn clash((owner, taken): (&Service, &Port), (service, port): (&Service, &Port)) -> bool {
    let overlap = taken.published.zip(port.published).is_some_and(|(a, b)| a.0 <= b.1 && b.0 <= a.1);
    // A range for one port of the container is a choice, not a claim on all of it.
    let one_target = owner.name == service.name && taken.target == port.target && taken.published == port.published;
    let both_host = taken.mode == PortMode::Host && port.mode == PortMode::Host;
    overlap && taken.protocol == port.protocol && !one_target && !both_host
}
