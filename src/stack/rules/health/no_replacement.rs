//! # no-replacement
//!
//! ## What it does
//! Flags `condition: none` and `max_attempts` on services that are no jobs. `on-failure` is left alone.
//!
//! ## Why it is bad
//! With `condition: none`, or after `max_attempts`, a task is not replaced: not even when its node is lost.
//!
//! ## Example
//! ```yaml flagged=6
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       restart_policy:
//!         condition: none
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       restart_policy:
//!         condition: any
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::meta::{BASE, CREATE, SERVICES},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST51",
        slug: "no-replacement",
        severity: Severity::Warning,
        summary: "A restart policy that gives up",
        why: "With `condition: none`, or after `max_attempts`, a task is not replaced: not even when its node is lost.",
        sources: &[SERVICES, CREATE],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        let Some(policy) = service.deploy.restart_policy.as_ref().filter(|_| !service.is_job()) else { continue };
        if let Some(condition) = policy.condition.as_ref().filter(|c| c.value == "none") {
            let message = format!("tasks of `{}` are not replaced, whatever happens", service.name);
            findings.push(
                Found::new(&RULE, condition.place, message)
                    .help("Write `condition: any`; work that ends belongs in a job: `mode: replicated-job`."),
            );
        } else if let Some(attempts) = policy.max_attempts.as_ref().filter(|a| a.value > 0) {
            let message =
                format!("after {} attempts tasks of `{}` are not replaced any more", attempts.value, service.name);
            findings.push(
                Found::new(&RULE, attempts.place, message)
                    .help("Remove `max_attempts`, or set `window`, so that only failures in a row count."),
            );
        }
    }
}
