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
    diagnostic::{Fix, FixAvailability, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule, edits,
        rules::support::meta::{BASE, CREATE, SERVICES},
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
    if !context.is_complete() {
        return;
    }
    for service in &context.model.services {
        if service.deploy.reservations.memory.is_none() && !service.is_job() {
            let message = format!("service `{}` reserves no memory", service.name);
            let path = ["deploy", "resources", "reservations", "memory"];
            let fix = edits::set(context, &service.name, &path, "256M")
                .map(|e| Fix::risky("Add a reservation of memory", vec![e]));
            findings.push(
                Found::new(&RULE, service.key, message)
                    .help("Reserve what a task needs when it works: `deploy.resources.reservations.memory`.")
                    .fix(fix),
            );
        }
    }
}
