//! # duplicate-item
//!
//! ## What it does
//! Flags items that stand in their list already, in lists that must not repeat: ports, networks, aliases, `cap_add`,
//! environment and others.
//!
//! ## Why it is bad
//! The client refuses lists that hold the same item twice.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     ports: ["80:80", "80:80"]
//! ```
//!
//! ```yaml flagged=5
//! services:
//!   web:
//!     image: nginx:1.27
//!     secrets:
//!       [tls, {source: tls, uid: "100"}]
//! secrets:
//!   tls: {external: true}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     ports: ["80:80", "443:443"]
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::{
            meta::{BASE, SCHEMA},
            topics::rule_of,
        },
    },
};
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST73",
        slug: "duplicate-item",
        summary: "The same item twice in a list",
        why: "The client refuses lists that hold the same item twice.",
        sources: &[SCHEMA],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for fault in context.faults().filter(|f| rule_of(f) == RULE.meta.code) {
        let message = format!("{} stands in this list already", fault.item.kind());
        findings.push(Found::new(&RULE, fault.place, message).help("Remove one of the two."));
    }
    for service in &context.model.services {
        for (kind, files) in [("secret", &service.secrets), ("config", &service.configs)] {
            let mut taken = HashSet::new();
            for file in files {
                let target = file.target.as_ref().map_or(file.source.as_str(), |t| t.value.as_str());
                if !taken.insert(target) {
                    let message = format!("service `{}` gets another {kind} as `{target}` already", service.name);
                    findings.push(
                        Found::new(&RULE, file.place, message)
                            .help("Remove one of the two, or give it another `target`."),
                    );
                }
            }
        }
    }
}
