//! # reservation-over-limit
//!
//! ## What it does
//! Flags reservations of processors or memory that are larger than the limit of the same service.
//!
//! ## Why it is bad
//! A task is stopped for using what was reserved for it, and the node keeps room that nobody can use.
//!
//! ## Example
//! ```yaml flagged=6
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       resources:
//!         reservations: {memory: 1G}
//!         limits: {memory: 512M}
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
//!         reservations: {memory: 256M}
//!         limits: {memory: 512M}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::meta::{BASE, CREATE},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST22",
        slug: "reservation-over-limit",
        summary: "A reservation above the limit",
        why: "A task is stopped for using what was reserved for it, and the node keeps room that nobody can use.",
        sources: &[CREATE],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        let (reserved, limits) = (&service.deploy.reservations, &service.deploy.limits);
        let pairs = [("memory", &reserved.memory, &limits.memory), ("cpus", &reserved.cpus, &limits.cpus)];
        for (what, reserved, limit) in pairs {
            if let (Some(reserved), Some(limit)) = (reserved, limit)
                && limit.value > 0
                && reserved.value > limit.value
            {
                let message = format!("service `{}` reserves more `{what}` than its limit allows", service.name);
                findings.push(
                    Found::new(&RULE, reserved.place, message)
                        .help("Reserve what it needs, and set the limit at or above that."),
                );
            }
        }
    }
}
