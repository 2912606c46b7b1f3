//! # version-mismatch
//!
//! ## What it does
//! Flags `version:` of a further file (`-c a -c b`) that differs from the first one. A single file is never
//! flagged.
//!
//! ## Why it is bad
//! The client refuses to merge files whose `version:` differ.
//!
//! ## Example
//! ```yaml flagged=6
//! version: "3.8"
//! services:
//!   web:
//!     image: nginx:1.27
//! # next file
//! version: "3.4"
//! services: {}
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
    stack::{Context, Findings, Found, Place, Rule, rules::support::meta::BASE},
    text::TextRange,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST97",
        slug: "version-mismatch",
        summary: "Files of one stack with different versions",
        why: "The client refuses to merge files whose `version:` differ.",
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let Some(first) = context.files.first() else { return };
    for source in context.files.iter().skip(1).filter(|s| s.version != first.version) {
        let Some(root) = &source.file.root else { continue };
        let place = root.get("version").map_or(Place { file: root.place.file, range: TextRange::at(0) }, |v| v.place);
        let message =
            format!("this file is of version {}, the first one of {}", source.version.name(), first.version.name());
        findings.push(Found::new(&RULE, place, message).help("Give all files the same `version:`, or none."));
    }
}
