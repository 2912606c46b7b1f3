//! # ignored-key
//!
//! ## What it does
//! Flags the keys that the client names as ignored, `restart` and `build` apart, which have rules of their own.
//!
//! ## Why it is bad
//! `docker stack deploy` prints "Ignoring unsupported options" and deploys without it: the service runs without
//! what the file promises.
//!
//! compose-lint takes these keys to work (CL-0002, CL-0003, CL-0008, CL-0009, CL-0010, CL-0016), and KICS asks for
//! `security_opt`. That is right for `docker compose`. In a swarm none of them does anything: adding one protects
//! nobody, and removing one takes nothing away.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     privileged: true
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
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
//! Unsafe: a swarm runs the same without the key, but `docker compose` may read the file too.

use crate::{
    diagnostic::{Fix, FixAvailability, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule, edits, keys,
        rules::support::meta::{BASE, DEPLOY, TYPES},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST24",
        slug: "ignored-key",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        summary: "A key that a swarm ignores",
        why: "`docker stack deploy` prints \"Ignoring unsupported options\" and deploys without it: the service runs without what the file promises.",
        sources: &[TYPES, DEPLOY],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in context.written_services() {
        for entry in service.item.entries() {
            let Some(known) = keys::find(&keys::IGNORED, &entry.name) else { continue };
            let message = format!("`{}` of service `{}` is ignored: {}", entry.name, service.name, known.effect);
            let fix = edits::remove(context, entry.key, entry.item.place, service.item.entries().len())
                .map(|e| Fix::risky(format!("Remove `{}`", entry.name), vec![e]));
            findings.push(Found::new(&RULE, entry.key, message).help(known.instead).fix(fix));
        }
    }
}
