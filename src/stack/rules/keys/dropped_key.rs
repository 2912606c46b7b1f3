//! # dropped-key
//!
//! ## What it does
//! Flags `depends_on` (as a list), `tmpfs` of a service, fixed addresses under `networks`, and unknown options of
//! mounts, all of which are dropped in silence.
//!
//! ## Why it is bad
//! The client takes these keys and hands nothing of them to the swarm; no warning tells.
//!
//! dclint asks for `depends_on` in alphabetical order, and compose-lint takes `tmpfs` for a mount that is there
//! (CL-0022): both judge a file for `docker compose`, where the keys work.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     tmpfs: /tmp
//! ```
//!
//! ```yaml flagged=6
//! services:
//!   web:
//!     image: nginx:1.27
//!     networks:
//!       default:
//!         ipv4_address: 10.0.0.9
//! ```
//!
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     depends_on: [db]
//!   db:
//!     image: postgres:17
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!   db:
//!     image: postgres:17
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     volumes:
//!       - type: tmpfs
//!         target: /tmp
//! ```
//!
//! ## Fix safety
//! Safe: a swarm does nothing with the key. Removing `depends_on` also takes it from `docker compose`, where that
//! reads the file too.

use crate::{
    diagnostic::{Fix, FixAvailability, RuleMeta, Severity, rule_file},
    stack::{
        Context, Entry, Findings, Found, Item, Rule, Value, edits, keys,
        rules::support::meta::{BASE, CONVERT, DEPLOY},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST26",
        slug: "dropped-key",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        summary: "A key that is dropped without a word",
        why: "The client takes these keys and hands nothing of them to the swarm; no warning tells.",
        sources: &[CONVERT, DEPLOY],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in context.written_services() {
        let item = &service.item;
        let remove = |entry: &Entry, siblings: usize| {
            edits::remove(context, entry.key, entry.item.place, siblings)
                .map(|e| Fix::safe(format!("Remove `{}`", entry.name), vec![e]))
        };
        for entry in item.entries() {
            let Some(known) = keys::find(&keys::DROPPED, &entry.name) else { continue };
            let is_list = entry.name != "depends_on" || matches!(entry.item.value, Value::List(_));
            if is_list {
                let message = format!(
                    "`{}` of service `{}` is dropped without a word: {}",
                    entry.name, service.name, known.effect
                );
                // Whether memory should be mounted there is for the reader to say.
                let fix = remove(entry, item.entries().len()).filter(|_| entry.name == "depends_on");
                findings.push(Found::new(&RULE, entry.key, message).help(known.instead).fix(fix));
            }
        }
        for network in item.get("networks").map(Item::entries).unwrap_or_default() {
            for entry in network.item.entries().iter().filter(|e| e.name == "ipv4_address" || e.name == "ipv6_address")
            {
                let message =
                    format!("`{}` is dropped without a word: tasks get any address of the network", entry.name);
                findings.push(
                    Found::new(&RULE, entry.key, message)
                        .help(
                            "Reach the service by its name; where a name of its own is needed, add it under `aliases`.",
                        )
                        .fix(remove(entry, network.item.entries().len())),
                );
            }
        }
        for mount in item.get("volumes").map(Item::items).unwrap_or_default() {
            for (group, kept) in [("bind", "propagation"), ("volume", "nocopy"), ("tmpfs", "size")] {
                for entry in mount.get(group).map(Item::entries).unwrap_or_default() {
                    if entry.name != kept && entry.name != "subpath" {
                        let message = format!("`{group}.{}` is dropped without a word", entry.name);
                        let found = Found::new(&RULE, entry.key, message);
                        findings.push(found.help(format!("Remove it: a stack file knows `{group}.{kept}` only.")));
                    }
                }
            }
        }
    }
}
