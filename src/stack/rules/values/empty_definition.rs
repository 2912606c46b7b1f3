//! # empty-definition
//!
//! ## What it does
//! Flags services, secrets, configs and whole sections that have no value. Networks and volumes may be empty,
//! `deploy` too.
//!
//! ## Why it is bad
//! A key without a value is nothing, and the client refuses nothing where a mapping must stand.
//!
//! ## Example
//! ```yaml flagged=2
//! services:
//!   web:
//! ```
//!
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//! volumes:
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//! volumes:
//!   data:
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
        schema::SchemaFaultKind,
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST75",
        slug: "empty-definition",
        summary: "Nothing where a definition must stand",
        why: "A key without a value is nothing, and the client refuses nothing where a mapping must stand.",
        sources: &[SCHEMA],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for fault in context.faults().filter(|f| rule_of(f) == RULE.meta.code) {
        let SchemaFaultKind::WrongType(wanted) = &fault.kind else { continue };
        let message = format!("`{}` has no value, and must be {wanted}", fault.shown_path());

        findings.push(Found::new(&RULE, fault.place, message).help("Give it a value, or remove the key."));
    }
}
