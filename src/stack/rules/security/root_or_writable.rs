//! # root-or-writable
//!
//! ## What it does
//! Flags `user: root` (or 0), `read_only: false`, and services with neither `user` nor `read_only: true`.
//!
//! ## Why it is bad
//! A process that is broken into can do less as another user, and cannot change the program on a read-only file
//! system. Both work in a swarm.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     user: root
//! ```
//!
//! ```yaml flagged=5
//! services:
//!   web:
//!     image: nginx:1.27
//!     user: "1000"
//!     read_only: false
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     read_only: true
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Group, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::meta::{BASE, SECURITY},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST68",
        slug: "root-or-writable",
        group: Group::Security,
        severity: Severity::Info,
        summary: "A service as root, or with a writable file system",
        why: "A process that is broken into can do less as another user, and cannot change the program on a read-only file system. Both work in a swarm.",
        sources: &[SECURITY],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        let user = service.user.as_ref().filter(|u| !u.is_empty());
        let is_read_only = service.read_only.as_ref().is_some_and(|r| r.value);
        let open = service.read_only.as_ref().filter(|r| !r.value);
        let (place, message) = match user {
            Some(user) if matches!(user.split(':').next(), Some("root" | "0")) => {
                (user.place, format!("service `{}` runs as root", service.name))
            }
            None if !is_read_only => {
                (service.key, format!("service `{}` says neither `user` nor `read_only`", service.name))
            }
            _ => match open {
                Some(open) => (open.place, format!("service `{}` may change the program that it runs", service.name)),
                None => continue,
            },
        };
        findings.push(Found::new(&RULE, place, message).help("Run as a user of its own, here or in the image, or with `read_only: true` and a tmpfs mount where it writes."));
    }
}
