//! # depends-on-conditions
//!
//! ## What it does
//! Flags `depends_on` as a mapping.
//!
//! ## Why it is bad
//! A stack file takes a list of names only, and does nothing with it either: a swarm starts all services at once.
//!
//! ## Example
//! ```yaml flagged=5
//! services:
//!   web:
//!     image: nginx:1.27
//!     depends_on:
//!       db: {condition: service_healthy}
//!   db:
//!     image: postgres:17
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!   db:
//!     image: postgres:17
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!   db:
//!     image: postgres:17
//! ```
//!
//! ## Fix safety
//! Unsafe: `docker compose` may read the file too, and it heeds the conditions.

use crate::{
    diagnostic::{Fix, FixAvailability, Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule, edits,
        rules::support::{
            meta::{BASE, CONVERT, SCHEMA},
            topics::rule_of,
        },
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST05",
        slug: "depends-on-conditions",
        fix: FixAvailability::Sometimes,
        summary: "`depends_on` with conditions",
        why: "A stack file takes a list of names only, and does nothing with it either: a swarm starts all services at once.",
        sources: &[SCHEMA, CONVERT],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for fault in context.faults().filter(|f| rule_of(f) == RULE.meta.code) {
        let message = "`depends_on` must be a list of names, and this is a mapping".to_owned();
        let entry = context
            .written_services()
            .filter_map(|s| Some((s, s.item.entry("depends_on")?)))
            .find(|(_, e)| e.item.place == fault.place);
        let fix = entry
            .and_then(|(s, e)| edits::remove(context, e.key, e.item.place, s.item.entries().len()))
            .map(|e| Fix::risky("Remove `depends_on`", vec![e]));
        findings.push(Found::new(&RULE, fault.place, message).help("Remove it, and let the service wait for what it needs: a swarm starts all services at once and restarts what ends.").fix(fix));
    }
}
