//! # forbidden-key
//!
//! ## What it does
//! Flags the keys of services that `docker stack deploy` forbids: extends, `volume_driver`, `volumes_from`, `cpu_quota`,
//! `cpu_shares`, cpuset, `mem_limit`, `memswap_limit`.
//!
//! ## Why it is bad
//! The client stops at these keys before it looks at anything else.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     mem_limit: 512m
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       resources:
//!         limits:
//!           memory: 512m
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       resources:
//!         limits:
//!           memory: 512m
//! ```
//!
//! ## Fix safety
//! Safe: the limit is the same, in the place where a swarm looks for it.

use crate::{
    diagnostic::{Fix, FixAvailability, Refuser, RuleMeta, rule_file},
    stack::{
        Context, Entry, Findings, Found, Rule, edits, keys,
        rules::support::meta::{BASE, DEPLOY, TYPES},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST01",
        slug: "forbidden-key",
        fix: FixAvailability::Sometimes,
        summary: "A key that the client refuses outright",
        why: "The client stops at these keys before it looks at anything else.",
        sources: &[TYPES, DEPLOY],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in context.written_services() {
        let entries = service.item.entries();
        for entry in entries {
            let Some(known) = keys::find(&keys::FORBIDDEN, &entry.name) else { continue };
            let message = format!("`{}` of service `{}` makes the client stop", entry.name, service.name);
            let fix = (entry.name == "mem_limit").then(|| moved(context, service, entry)).flatten();
            findings.push(Found::new(&RULE, entry.key, message).help(known.instead).fix(fix));
        }
    }
}

/// The limit where a swarm looks for it.
fn moved(context: &Context<'_>, service: &Entry, entry: &Entry) -> Option<Fix> {
    let value = context.text(entry.item.place);
    let path = ["deploy", "resources", "limits", "memory"];
    let edits = edits::replace_key(context, service, entry, &path, value)?;
    Some(Fix::safe("Move the limit to `deploy.resources.limits.memory`", edits))
}
