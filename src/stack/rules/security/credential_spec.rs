//! # credential-spec
//!
//! ## What it does
//! Flags `credential_spec` with more than one of them.
//!
//! ## Why it is bad
//! The client takes one of `config`, `file` and `registry`.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     credential_spec: {file: a.json, registry: b}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     credential_spec: {file: a.json}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Refuser, RuleMeta, rule_file},
    stack::{
        Context, Entry, Findings, Found, Item, Rule,
        rules::support::meta::{BASE, CONVERT},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST96",
        slug: "credential-spec",
        summary: "A credential spec with several sources",
        why: "The client takes one of `config`, `file` and `registry`.",
        sources: &[CONVERT],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in context.written_services() {
        let Some(spec) = service.item.get("credential_spec") else { continue };
        let given: Vec<&Entry> =
            spec.entries().iter().filter(|e| e.item.text().is_some_and(|t| !t.is_empty())).collect();
        if given.len() > 1 {
            let message = format!("the credential spec of `{}` has {} sources", service.name, given.len());
            findings.push(Found::new(&RULE, spec.place, message).help("Keep one of `config`, `file` and `registry`."));
        }
        let config = spec.get("config").and_then(Item::text).filter(|c| !c.is_empty());
        if let Some(config) = config.filter(|c| !context.model.configs.iter().any(|d| d.name == *c)) {
            let message =
                format!("the credential spec of `{}` names the config `{config}`, which is not defined", service.name);
            findings
                .push(Found::new(&RULE, spec.place, message).help("Define it under `configs` at the top of the file."));
        }
    }
}
