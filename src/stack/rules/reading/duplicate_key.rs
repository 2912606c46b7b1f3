//! # duplicate-key
//!
//! ## What it does
//! Flags a key that stands in its mapping already, two merge keys (`<<`) included.
//!
//! ## Why it is bad
//! The client refuses the whole file; a reader cannot tell which of the two was meant.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     image: nginx:1.28
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
    diagnostic::{Group, Refuser, RuleMeta, rule_file},
    stack::{Context, Findings, Found, Rule, read::ReadFaultKind, rules::support::meta::BASE},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST72",
        slug: "duplicate-key",
        group: Group::Syntax,
        summary: "The same key twice in one mapping",
        why: "The client refuses the whole file; a reader cannot tell which of the two was meant.",
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for fault in context.files.iter().flat_map(|f| &f.file.faults) {
        let ReadFaultKind::DuplicateKey(name, first) = &fault.kind else { continue };
        let Some(source) = context.files.get(first.file) else { continue };
        let line = source.index.line(first.range.start);
        let message = format!("`{name}` stands in this mapping already, on line {line}");
        let help =
            if name == "<<" { "Merge several mappings with one key: `<<: [*a, *b]`." } else { "Keep one of the two." };
        findings.push(Found::new(&RULE, fault.place, message).help(help));
    }
}
