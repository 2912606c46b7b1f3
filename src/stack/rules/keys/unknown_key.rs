//! # unknown-key
//!
//! ## What it does
//! Flags keys that no version of the format has, such as `profiles`, `scale`, `pull_policy`, `name` at the top, or
//! a slip of the fingers. dclint asks for `name` at the top (require-project-name-field): that is right for `docker
//! compose` and stops `docker stack deploy`.
//!
//! ## Why it is bad
//! The client checks a file against the schema of the old Compose format 3.x, and refuses every key that is not in
//! it, those of the Compose Specification included.
//!
//! ## Example
//! ```yaml flagged=1
//! name: shop
//! services:
//!   web:
//!     image: nginx:1.27
//! ```
//!
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     profiles: [debug]
//! ```
//!
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     comand: run
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     command: run
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
//! Unsafe, and only where a key is a letter or two away: whether that one was meant, only you can say.

use crate::{
    diagnostic::{Fix, FixAvailability, Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule, keys,
        rules::support::{
            meta::{BASE, DEPLOY, SCHEMA},
            topics::rule_of,
        },
        schema::SchemaFaultKind,
    },
    text::{Edit, nearest},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST02",
        slug: "unknown-key",
        fix: FixAvailability::Sometimes,
        summary: "A key that a stack file does not have",
        why: "The client checks a file against the schema of the old Compose format 3.x, and refuses every key that is not in it, those of the Compose Specification included.",
        sources: &[SCHEMA, DEPLOY],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for fault in context.faults().filter(|f| rule_of(f) == RULE.meta.code) {
        let SchemaFaultKind::UnknownKey { known, .. } = &fault.kind else { continue };
        let name = fault.name();
        let parent = fault.path[..fault.path.len() - 1].join(".");
        let at = if parent.is_empty() { "the top of a stack file".to_owned() } else { format!("`{parent}`") };
        let message = format!("{at} has no key `{name}`");
        let near = nearest(name, known.iter().copied()).filter(|n| !fault.item.is_unknown() && *n != name);
        let advice = keys::find(&keys::COMPOSE_ONLY, name).map(|k| k.instead);
        let help = match (advice, near) {
            (Some(advice), _) => advice.to_owned(),
            (None, Some(near)) => format!("Did you mean `{near}`?"),
            (None, None) if name.starts_with("x-") => "Keys that start with `x-` may stand at the top, in services, networks, volumes, secrets and configs only.".to_owned(),
            (None, None) => format!("Remove it. What may stand there: {}.", listed(known)),
        };
        let fix = near
            .filter(|_| advice.is_none())
            .map(|near| Fix::risky(format!("Write `{near}`"), vec![Edit::replace(fault.place.range, near)]));
        findings.push(Found::new(&RULE, fault.place, message).help(help).fix(fix));
    }
}

/// Some of the keys, for people.
fn listed(keys: &[&str]) -> String {
    let shown: Vec<String> = keys.iter().take(12).map(|k| format!("`{k}`")).collect();
    let more = if keys.len() > shown.len() { " and others" } else { "" };
    shown.join(", ") + more
}
