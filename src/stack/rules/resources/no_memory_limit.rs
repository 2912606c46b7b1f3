//! # no-memory-limit
//!
//! ## What it does
//! Flags services without `deploy.resources.limits.memory`. Jobs are not flagged.
//!
//! ## Why it is bad
//! One task that leaks takes the memory of its whole node, and the kernel stops whatever it finds.
//!
//! compose-lint asks for a limit too (CL-0026). `mem_limit`, which is right for `docker compose`, stops the client here.
//!
//! ## Example
//! ```yaml flagged=2
//! services:
//!   web:
//!     image: nginx:1.27
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
//!           memory: 512M
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
//!           memory: 512M
//! ```
//!
//! ## Fix safety
//! Unsafe: the figure is a place to start from; measure what the service needs.

use crate::{
    diagnostic::{FixAvailability, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Rule,
        rules::support::{
            meta::{BASE, CREATE, SERVICES},
            resources::{Figure, ask_for},
        },
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST33",
        slug: "no-memory-limit",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        summary: "A service without a limit of memory",
        why: "One task that leaks takes the memory of its whole node, and the kernel stops whatever it finds.",
        sources: &[CREATE, SERVICES],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let figure = Figure {
        rule: &RULE,
        path: ["limits", "memory"],
        is_given: |deploy| deploy.limits.memory.is_some(),
        lack: "has no limit of memory",
        help: "Set `deploy.resources.limits.memory` above what it needs at its worst.",
        fix: "Add a limit of memory",
        start: |deploy| {
            // A limit below what is reserved would make no sense.
            let reserved = deploy.reservations.memory.as_ref().map_or(0, |m| m.value);
            format!("{}M", ((reserved >> 20) + 1).max(512))
        },
    };
    ask_for(&figure, context, findings);
}
