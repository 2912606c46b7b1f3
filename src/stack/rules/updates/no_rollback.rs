//! # no-rollback
//!
//! ## What it does
//! Flags `update_config` without `failure_action: rollback`. `continue` is flagged too.
//!
//! ## Why it is bad
//! The default for a failed update is `pause`: some tasks run the new version, some the old, until somebody comes.
//!
//! ## Example
//! ```yaml flagged=6
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       replicas: 2
//!       update_config:
//!         parallelism: 1
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       replicas: 2
//!       update_config:
//!         parallelism: 1
//!         failure_action: rollback
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       replicas: 2
//!       update_config:
//!         failure_action: rollback
//! ```
//!
//! ## Fix safety
//! Unsafe: a rollback runs the old version again, which a changed database may not bear.

use crate::{
    diagnostic::{Fix, FixAvailability, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Place, Rule, edits,
        model::Service,
        rules::support::meta::{BASE, SERVICES, UPDATER},
    },
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST39",
        slug: "no-rollback",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        summary: "A failed update is left half way",
        why: "The default for a failed update is `pause`: some tasks run the new version, some the old, until somebody comes.",
        sources: &[SERVICES, UPDATER],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        let Some(update) = &service.deploy.update else { continue };
        let action = update.failure_action.as_ref().filter(|a| !a.is_empty());
        if action.is_some_and(|a| a.value == "rollback") || service.is_job() {
            continue;
        }
        let place = action.map_or_else(|| written_key(context, service).unwrap_or(update.place), |a| a.place);
        let message = match action {
            Some(a) => format!("a failed update of `{}` does `{}`", service.name, a.value),
            None => format!("a failed update of `{}` is left half way", service.name),
        };
        let path = ["deploy", "update_config", "failure_action"];
        let edit = match action {
            Some(a) if context.text(a.place) == a.value => Some(Edit::replace(a.place.range, "rollback")),
            Some(_) => None,
            None => edits::set(context, &service.name, &path, "rollback"),
        };
        let fix = edit.map(|e| Fix::risky("Go back after a failure", vec![e]));
        findings.push(Found::new(&RULE, place, message).help("Write `failure_action: rollback`; a healthcheck and a `monitor` that is long enough let the swarm see the failure.").fix(fix));
    }
}

/// Where the key `update_config` stands.
fn written_key(context: &Context<'_>, service: &Service) -> Option<Place> {
    let (_, written) = context.written_service(&service.name).next_back()?;
    Some(written.item.get("deploy")?.entry("update_config")?.key)
}
