//! # key-not-text
//!
//! ## What it does
//! Flags keys without quotes that YAML reads as something else than text, and keys that are lists or mappings.
//!
//! ## Why it is bad
//! The client takes texts only as keys and stops with a message that names no place.
//!
//! ## Example
//! ```yaml flagged=5
//! services:
//!   web:
//!     image: nginx:1.27
//!     environment:
//!       1: one
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     environment:
//!       "1": one
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
//! Safe: the key stays the same text.

use crate::{
    diagnostic::{Fix, FixAvailability, Group, Refuser, RuleMeta, rule_file},
    stack::{Context, Findings, Found, Rule, edits, read::ReadFaultKind, rules::support::meta::BASE},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST111",
        slug: "key-not-text",
        group: Group::Syntax,
        fix: FixAvailability::Sometimes,
        summary: "A key that YAML reads as a number, a truth value or nothing",
        why: "The client takes texts only as keys and stops with a message that names no place.",
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for fault in context.files.iter().flat_map(|f| &f.file.faults) {
        let ReadFaultKind::NotAName(what) = &fault.kind else { continue };
        let found = Found::new(&RULE, fault.place, format!("{what} is no text, and only texts can be keys"));
        let fix = edits::quote(context, fault.place).map(|e| Fix::safe("Put the key in quotes", vec![e]));
        findings.push(found.help("Put the key in quotes.").fix(fix));
    }
}
