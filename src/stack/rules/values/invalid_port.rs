//! # invalid-port
//!
//! ## What it does
//! Flags short ports that the client refuses.
//!
//! ## Why it is bad
//! The client takes `target`, `published:target` and `ip:published:target`, numbers from 0 to 65535 or ranges of
//! equal length, with `/tcp`, `/udp` or `/sctp`.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     ports: ["localhost:80:80"]
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     ports: ["80:80"]
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

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST89",
        slug: "invalid-port",
        summary: "A port that cannot be read",
        why: "The client takes `target`, `published:target` and `ip:published:target`, numbers from 0 to 65535 or ranges of equal length, with `/tcp`, `/udp` or `/sctp`.",
        sources: &[SCHEMA],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for fault in context.faults().filter(|f| rule_of(f) == RULE.meta.code) {
        let message = format!("the client cannot read {} as a port", fault.item.kind());

        findings.push(Found::new(&RULE, fault.place, message).help("Write `published:target`, for example `8080:80`."));
    }
}
