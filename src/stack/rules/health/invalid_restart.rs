//! # invalid-restart
//!
//! ## What it does
//! Flags `restart` with other words than `no`, `always`, `unless-stopped`, `on-failure` and `on-failure:N`.
//!
//! ## Why it is bad
//! Where `deploy.restart_policy` is missing, the client turns `restart` into one, and refuses words that it does
//! not know.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     restart: never
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       restart_policy: {condition: none}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::meta::{BASE, CONVERT},
        units::restart,
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST91",
        slug: "invalid-restart",
        summary: "A restart word that the client refuses",
        why: "Where `deploy.restart_policy` is missing, the client turns `restart` into one, and refuses words that it does not know.",
        sources: &[CONVERT],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        let Some(word) = service.restart.as_ref().filter(|_| service.deploy.restart_policy.is_none()) else { continue };
        if restart::parse(word).is_none() {
            let message = format!("there is no restart policy `{}`", word.value);
            findings.push(
                Found::new(&RULE, word.place, message)
                    .help("Write it under `deploy.restart_policy`: `condition: any`, `on-failure` or `none`."),
            );
        }
    }
}
