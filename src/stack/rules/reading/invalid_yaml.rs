//! # invalid-yaml
//!
//! ## What it does
//! Flags the first place where a file is no YAML, or where it is deeper or larger than is read here. What can be
//! read in spite of it is judged all the same.
//!
//! ## Why it is bad
//! The client reads nothing of a file that is no YAML, so nothing is deployed.
//!
//! ## Example
//! ```yaml flagged=3
//! services:
//!   web:
//!     image: @nginx
//! ```
//!
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!    hostname: a
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
    stack::{Context, Findings, Found, Place, Rule, rules::support::meta::BASE},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST71",
        slug: "invalid-yaml",
        group: Group::Syntax,
        summary: "A text that is no YAML",
        why: "The client reads nothing of a file that is no YAML, so nothing is deployed.",
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for (file, source) in context.files.iter().enumerate() {
        for fault in &source.file.yaml {
            let place = Place { file, range: fault.range };
            let found = Found::new(&RULE, place, fault.message.clone());
            let refuser = RULE.refused_by.filter(|_| !fault.is_bound);
            findings.push(found.refused_by(refuser).help(
                "Look at the line and the one before it: indentation with blanks only, quotes and brackets in pairs, and quotes around values that start with `@`, `%`, `*`, `&`, `!`, `{`, `[` or a backtick.",
            ));
        }
    }
}
