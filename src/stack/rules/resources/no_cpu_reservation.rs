//! # no-cpu-reservation
//!
//! ## What it does
//! Flags services without `deploy.resources.reservations.cpus`. Jobs are not flagged.
//!
//! ## Why it is bad
//! The scheduler places tasks by reservations alone; without them busy services end up on one node.
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
//!           cpus: "0.25"
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
//!           cpus: "0.25"
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
        code: "ST35",
        slug: "no-cpu-reservation",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        summary: "A service that reserves no processor",
        why: "The scheduler places tasks by reservations alone; without them busy services end up on one node.",
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
        if service.deploy.reservations.cpus.is_none() && !service.is_job() {
            let message = format!("service `{}` reserves no processor", service.name);
            let path = ["deploy", "resources", "reservations", "cpus"];
            let fix = edits::set(context, &service.name, &path, "\"0.25\"")
                .map(|e| Fix::risky("Add a reservation of processors", vec![e]));
            findings.push(
                Found::new(&RULE, service.key, message)
                    .help("Reserve what a task needs when it works: `deploy.resources.reservations.cpus`.")
                    .fix(fix),
            );
        }
    }
}
