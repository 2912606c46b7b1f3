//! # required-variable
//!
//! ## What it does
//! Flags `${NAME:?message}` and `${NAME?message}` where the variable has no value. The command takes the variables
//! of its environment, the page those of its panel.
//!
//! ## Why it is bad
//! The client stops with the message that the file gives.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     hostname: ${SHOP_HOST:?set the host name}
//! ```
//!
//! ## Use instead
//! Set the variable where you deploy, or give it a default:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     hostname: ${SHOP_HOST:-shop}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Refuser, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        read::ReadFaultKind,
        rules::support::meta::{BASE, DEPLOY, VARIABLES},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST86",
        slug: "required-variable",
        summary: "A variable that must have a value has none",
        why: "The client stops with the message that the file gives.",
        sources: &[VARIABLES, DEPLOY],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for fault in context.files.iter().flat_map(|f| &f.file.faults) {
        let ReadFaultKind::Missing { name, message, stops } = &fault.kind else { continue };
        let said = if message.is_empty() { String::new() } else { format!(": {message}") };
        let found = Found::new(&RULE, fault.place, format!("`{name}` must have a value and has none{said}"));
        let found = if *stops {
            found
        } else {
            // A variable behind it makes the client forget the fault.
            found.refused_by(None).severity(Severity::Warning)
        };
        findings.push(found.help(format!(
            "Set it where you deploy: `{name}=... docker stack deploy ...`. The client reads no `.env` file."
        )));
    }
}
