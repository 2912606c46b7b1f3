//! # not-a-mapping
//!
//! ## What it does
//! Flags a file that is empty, or whose top is a list or a single value.
//!
//! ## Why it is bad
//! The client expects `services:` and the like at the top of the file and refuses anything else.
//!
//! ## Example
//! ```yaml flagged=1
//! - web
//! - db
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
    stack::{Context, Findings, Found, Place, Rule, Value, rules::support::meta::BASE},
    text::TextRange,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST110",
        slug: "not-a-mapping",
        group: Group::Syntax,
        summary: "A file whose top is no mapping",
        why: "The client expects `services:` and the like at the top of the file and refuses anything else.",
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for (file, source) in context.files.iter().enumerate() {
        if !source.file.yaml.is_empty() {
            continue;
        }
        let (place, what) = match &source.file.root {
            None => (Place { file, range: TextRange::at(0) }, "empty".to_owned()),
            Some(root) if matches!(root.value, Value::Map(_) | Value::Unknown) => continue,
            Some(root) => (root.place, root.kind()),
        };
        let message = format!("the top of a stack file must be a mapping, and this one is {what}");
        findings.push(
            Found::new(&RULE, place, message).help("Start with `services:` and put the services below it, indented."),
        );
    }
}
