//! # inline-secret
//!
//! ## What it does
//! Flags `environment` and `content` of secrets and configs.
//!
//! ## Why it is bad
//! A stack file takes `file`, `external` and, for secrets, `driver`; `environment` and `content` are of the Compose
//! Specification and refused.
//!
//! ## Example
//! ```yaml flagged=6
//! services:
//!   web:
//!     image: nginx:1.27
//! secrets:
//!   token:
//!     environment: TOKEN
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//! secrets:
//!   token:
//!     external: true
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::{
            meta::{BASE, SCHEMA, SECRETS},
            topics::rule_of,
        },
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST15",
        slug: "inline-secret",
        summary: "A secret or config with its content in the file",
        why: "A stack file takes `file`, `external` and, for secrets, `driver`; `environment` and `content` are of the Compose Specification and refused.",
        sources: &[SCHEMA, SECRETS],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for fault in context.faults().filter(|f| rule_of(f) == RULE.meta.code) {
        let message = format!("a stack file takes no `{}` here", fault.name());

        findings.push(Found::new(&RULE, fault.place, message).help("Create it beforehand (`docker secret create NAME -`) and say `external: true`, or put the content in a file and name it with `file`."));
    }
}
