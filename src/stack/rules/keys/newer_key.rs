//! # newer-key
//!
//! ## What it does
//! Flags keys that a later version of the format has than the one that the file names.
//!
//! ## Why it is bad
//! An explicit `version:` makes the client check against that version, and a key that came later is unknown to it.
//! Without `version:` the newest counts.
//!
//! ## Example
//! ```yaml flagged=6
//! version: "3.8"
//! services:
//!   web:
//!     image: nginx:1.27
//!     healthcheck:
//!       start_interval: 5s
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! version: "3.12"
//! services:
//!   web:
//!     image: nginx:1.27
//!     healthcheck:
//!       start_interval: 5s
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     healthcheck:
//!       start_interval: 5s
//! ```
//!
//! ## Fix safety
//! Safe: a later version of the format takes all that an earlier one takes.

use crate::{
    diagnostic::{Fix, FixAvailability, Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::{
            meta::{BASE, SCHEMA},
            topics::rule_of,
        },
        schema::SchemaFaultKind,
    },
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST08",
        slug: "newer-key",
        fix: FixAvailability::Sometimes,
        summary: "A key that the named version of the format does not have yet",
        why: "An explicit `version:` makes the client check against that version, and a key that came later is unknown to it. Without `version:` the newest counts.",
        sources: &[SCHEMA],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for fault in context.faults().filter(|f| rule_of(f) == RULE.meta.code) {
        let SchemaFaultKind::UnknownKey { since: Some(since), .. } = &fault.kind else { continue };
        let Some(source) = context.files.get(fault.place.file) else { continue };
        let message =
            format!("`{}` came with version 3.{since}, and this file names {}", fault.name(), source.version.name());
        let help = format!("Remove `version:`, which makes the newest version count, or raise it to `\"3.{since}\"`.");
        let version = source.file.root.as_ref().and_then(|root| root.get("version"));
        let fix = version.map(|v| {
            Fix::safe(
                format!("Raise the version to 3.{since}"),
                vec![Edit::replace(v.place.range, format!("\"3.{since}\""))],
            )
        });
        findings.push(Found::new(&RULE, fault.place, message).help(help).fix(fix));
    }
}
