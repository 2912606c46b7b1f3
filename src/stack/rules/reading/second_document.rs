//! # second-document
//!
//! ## What it does
//! Flags a `---` that starts a second document.
//!
//! ## Why it is bad
//! Only the first document of a file is deployed; what stands behind `---` is not even read.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//! ---
//! services:
//!   db:
//!     image: postgres:17
//! ```
//!
//! ## Use instead
//! One document a file:
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
    diagnostic::{RuleMeta, Severity, rule_file},
    stack::{Context, Findings, Found, Place, Rule, rules::support::meta::BASE},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST107",
        slug: "second-document",
        severity: Severity::Warning,
        summary: "A second YAML document, which the client takes no notice of",
        why: "Only the first document of a file is deployed; what stands behind `---` is not even read.",
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for (file, source) in context.files.iter().enumerate() {
        if let Some(range) = source.file.second {
            let found = Found::new(
                &RULE,
                Place { file, range },
                "what follows is a second document, and the client reads the first only",
            );
            findings.push(found.help("Put it in a file of its own and hand both to the client: `docker stack deploy -c a.yml -c b.yml NAME`."));
        }
    }
}
