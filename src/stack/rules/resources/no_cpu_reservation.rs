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
    let figure = Figure {
        rule: &RULE,
        path: ["reservations", "cpus"],
        is_given: |deploy| deploy.reservations.cpus.is_some(),
        lack: "reserves no processor",
        help: "Reserve what a task needs when it works: `deploy.resources.reservations.cpus`.",
        fix: "Add a reservation of processors",
        start: |deploy| {
            // A reservation above the limit would make no sense.
            let limit = deploy.limits.cpus.as_ref().filter(|c| c.value > 0).map_or(i64::MAX, |c| c.value);
            let thousandths = (limit / 1_000_000).clamp(1, 250);
            if thousandths == 250 { "\"0.25\"".to_owned() } else { format!("\"0.{thousandths:03}\"") }
        },
    };
    ask_for(&figure, context, findings);
}
