//! # too-small
//!
//! ## What it does
//! Flags limits and reservations below those, but for 0, which means none.
//!
//! ## Why it is bad
//! The swarm refuses less than 4 MiB of memory and less than a thousandth of a processor.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {resources: {limits: {memory: "512"}}}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {resources: {limits: {memory: 512M}}}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::meta::{BASE, CONTROL},
        units::size,
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST23",
        slug: "too-small",
        summary: "Less than the engine takes",
        why: "The swarm refuses less than 4 MiB of memory and less than a thousandth of a processor.",
        sources: &[CONTROL],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Engine),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        for resources in [&service.deploy.limits, &service.deploy.reservations] {
            if let Some(memory) = resources.memory.as_ref().filter(|m| (1..4 << 20).contains(&m.value)) {
                let message =
                    format!("{} of memory is less than the 4 MiB that the swarm takes", size::show(memory.value));
                findings.push(
                    Found::new(&RULE, memory.place, message).help("A number without a unit is bytes: write `512M`."),
                );
            }
            if let Some(cpus) = resources.cpus.as_ref().filter(|c| (1..1_000_000).contains(&c.value)) {
                findings.push(
                    Found::new(&RULE, cpus.place, "less than a thousandth of a processor, which the swarm refuses")
                        .help("Write a share of processors, for example `\"0.25\"`."),
                );
            }
        }
    }
}
