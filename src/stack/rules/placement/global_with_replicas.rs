//! # global-with-replicas
//!
//! ## What it does
//! Flags `deploy.replicas` together with the mode `global` or `global-job`.
//!
//! ## Why it is bad
//! A global service runs one task on each node; the client refuses a number beside it.
//!
//! ## Example
//! ```yaml flagged=6
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       mode: global
//!       replicas: 2
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       mode: global
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {mode: global}
//! ```
//!
//! ## Fix safety
//! Unsafe: perhaps the mode is what is wrong.

use crate::{
    diagnostic::{Fix, FixAvailability, Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule, edits,
        rules::support::meta::{BASE, CONVERT},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST10",
        slug: "global-with-replicas",
        fix: FixAvailability::Sometimes,
        summary: "`replicas` of a global service",
        why: "A global service runs one task on each node; the client refuses a number beside it.",
        sources: &[CONVERT],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        if let Some(replicas) = service.deploy.replicas.as_ref().filter(|_| service.is_global()) {
            let message = format!("service `{}` is global, so it takes no `replicas`", service.name);
            let written = context.written_service(&service.name).next();
            let deploy = written.and_then(|(_, s)| s.item.get("deploy"));
            let entry = deploy.and_then(|d| d.entry("replicas"));
            let fix = deploy
                .zip(entry)
                .and_then(|(d, e)| edits::remove(context, e.key, e.item.place, d.entries().len()))
                .map(|e| Fix::risky("Remove `replicas`", vec![e]));
            findings.push(Found::new(&RULE, replicas.place, message).help("Remove `replicas`, or the mode.").fix(fix));
        }
    }
}
