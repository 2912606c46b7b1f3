//! # unclosed-command
//!
//! ## What it does
//! Flags `command` and `entrypoint` with a quote that is not closed, or with a backslash at the end.
//!
//! ## Why it is bad
//! The client splits a command that is one text into words, and refuses one that ends inside quotes.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     command: "echo 'it is"
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     command: "echo 'it is'"
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Refuser, RuleMeta, rule_file},
    stack::{Context, Findings, Found, Rule, rules::support::meta::BASE, units::words},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST94",
        slug: "unclosed-command",
        summary: "A command with an open quote",
        why: "The client splits a command that is one text into words, and refuses one that ends inside quotes.",
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in context.written_services() {
        for key in ["command", "entrypoint"] {
            let Some(item) = service.item.get(key) else { continue };
            if item.text().is_some_and(words::is_open) {
                let message = format!("`{key}` of service `{}` ends inside quotes, or with a backslash", service.name);
                findings.push(
                    Found::new(&RULE, item.place, message)
                        .help("Close the quote, or write the command as a list of words."),
                );
            }
        }
    }
}
