//! # invalid-name
//!
//! ## What it does
//! Flags names with other characters.
//!
//! ## Why it is bad
//! Names of services, volumes, secrets and configs have letters, digits, `.`, `_` and `-` only.
//!
//! ## Example
//! ```yaml flagged=2
//! services:
//!   "my web":
//!     image: nginx:1.27
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     hostname: web
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
        code: "ST92",
        slug: "invalid-name",
        summary: "A name with characters that none may have",
        why: "Names of services, volumes, secrets and configs have letters, digits, `.`, `_` and `-` only.",
        sources: &[SCHEMA],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for fault in context.faults().filter(|f| rule_of(f) == RULE.meta.code) {
        let message = format!("`{}` has characters that no name may have", fault.name());

        findings.push(Found::new(&RULE, fault.place, message).help("Use letters, digits, `.`, `_` and `-`."));
    }
}
