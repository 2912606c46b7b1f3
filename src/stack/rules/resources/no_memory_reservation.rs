//! # no-memory-reservation
//!
//! ## What it does
//! Flags services without `deploy.resources.reservations.memory`. Jobs are not flagged.
//!
//! ## Why it is bad
//! The scheduler places tasks by reservations alone; without them it packs a node until it breaks.
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
//!         reservations:
//!           memory: 256M
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
//!         reservations:
//!           memory: 256M
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
        code: "ST34",
        slug: "no-memory-reservation",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        summary: "A service that reserves no memory",
        why: "The scheduler places tasks by reservations alone; without them it packs a node until it breaks.",
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
        path: ["reservations", "memory"],
        is_given: |deploy| deploy.reservations.memory.is_some(),
        lack: "reserves no memory",
        help: "Reserve what a task needs when it works: `deploy.resources.reservations.memory`.",
        fix: "Add a reservation of memory",
        start: |deploy| {
            // A reservation above the limit would make no sense.
            let limit = deploy.limits.memory.as_ref().filter(|m| m.value > 0).map_or(i64::MAX, |m| m.value);
            format!("{}M", (limit >> 20).clamp(4, 256))
        },
    };
    ask_for(&figure, context, findings);
}
