//! # registry-auth
//!
//! ## What it does
//! Flags images of registries other than the well-known public ones.
//!
//! ## Why it is bad
//! Workers pull with the login of whoever deploys, and only where `--with-registry-auth` hands it on; else tasks
//! are rejected with "No such image".
//!
//! ## Example
//! ```yaml flagged=3
//! services:
//!   web:
//!     image: registry.example.com/shop/web:1.4.2
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{RuleMeta, Severity, rule_file},
    images::is_public_registry,
    stack::{
        Context, Findings, Found, Rule,
        rules::support::meta::{BASE, DEPLOY, SERVICES},
        units::reference,
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST32",
        slug: "registry-auth",
        severity: Severity::Info,
        summary: "An image of a private registry",
        why: "Workers pull with the login of whoever deploys, and only where `--with-registry-auth` hands it on; else tasks are rejected with \"No such image\".",
        sources: &[DEPLOY, SERVICES],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        let Some(image) = &service.image else { continue };
        let Some(registry) = reference::parts(image).registry.filter(|r| !is_public_registry(r)) else { continue };
        if reference::fault(image).is_none() {
            let message = format!("`{registry}` may ask for a login, which the nodes do not have by themselves");
            findings.push(Found::new(&RULE, image.place, message).help("Deploy with `docker stack deploy --with-registry-auth`; logins that expire need a deploy again before nodes can pull anew."));
        }
    }
}
