//! # unsupported-version
//!
//! ## What it does
//! Flags `version:` with anything but `3` or `3.0` to `3.13`. Variables are not replaced there.
//!
//! ## Why it is bad
//! The client knows 3.0 to 3.13 and refuses any other.
//!
//! ## Example
//! ```yaml flagged=1
//! version: "2.4"
//! services:
//!   web:
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
        rules::support::meta::{BASE, SCHEMA},
        schema::Version,
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST88",
        slug: "unsupported-version",
        summary: "A version that the client has no schema for",
        why: "The client knows 3.0 to 3.13 and refuses any other.",
        sources: &[SCHEMA],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for source in &context.files {
        let (Version::Unsupported(word), Some(root)) = (&source.version, &source.file.root) else { continue };
        let Some(item) = root.get("version").filter(|i| i.text().is_some()) else { continue };
        let found = Found::new(&RULE, item.place, format!("the client knows no version `{word}` of the format"));
        let is_two = word.starts_with('2') || word.starts_with('1');
        let help = if is_two {
            "Files of version 2 are for `docker compose`: remove `version:` and move limits, restart and the like below `deploy`."
        } else {
            "Remove `version:`: without it the newest version that the client knows counts."
        };
        findings.push(found.help(help));
    }
}
