//! # missing-key
//!
//! ## What it does
//! Flags mounts without `type`, and ulimits with one of `soft` and `hard`.
//!
//! ## Why it is bad
//! The long form of a mount must say its `type`; a limit with `soft` must have `hard`.
//!
//! ## Example
//! ```yaml flagged=5
//! services:
//!   web:
//!     image: nginx:1.27
//!     volumes:
//!       - target: /data
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     volumes:
//!       - type: volume
//!         target: /data
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
        code: "ST93",
        slug: "missing-key",
        summary: "A key that must be there is missing",
        why: "The long form of a mount must say its `type`; a limit with `soft` must have `hard`.",
        sources: &[SCHEMA],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for fault in context.faults().filter(|f| rule_of(f) == RULE.meta.code) {
        let SchemaFaultKind::Missing(name) = &fault.kind else { continue };
        let message = format!("`{}` must have `{name}`", fault.shown_path());

        findings.push(Found::new(&RULE, fault.place, message).help(format!("Add `{name}`.")));
    }
}
