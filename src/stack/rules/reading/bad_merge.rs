//! # bad-merge
//!
//! ## What it does
//! Flags `<<` with a scalar, or with a list that holds something else than mappings.
//!
//! ## Why it is bad
//! The client refuses the file: `<<` takes a mapping or a list of mappings.
//!
//! ## Example
//! ```yaml flagged=3
//! services:
//!   web:
//!     <<: nginx
//!     image: nginx:1.27
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! x-base: &base
//!   image: nginx:1.27
//! services:
//!   web:
//!     <<: *base
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Group, Refuser, RuleMeta, rule_file},
    stack::{Context, Findings, Found, Rule, read::ReadFaultKind, rules::support::meta::BASE},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST112",
        slug: "bad-merge",
        group: Group::Syntax,
        summary: "A merge key with something else than mappings",
        why: "The client refuses the file: `<<` takes a mapping or a list of mappings.",
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for fault in context.files.iter().flat_map(|f| &f.file.faults) {
        if fault.kind == ReadFaultKind::BadMerge {
            let found = Found::new(&RULE, fault.place, "`<<` merges mappings, and this is none");
            findings.push(found.help("Name an anchor that holds a mapping: `x-base: &base {...}`, then `<<: *base`."));
        }
    }
}
