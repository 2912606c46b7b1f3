//! # short-monitor
//!
//! ## What it does
//! Flags update configurations whose `monitor` is shorter than `start_period` and `interval` times `retries`
//! together (30 s and 3 where nothing is said).
//!
//! ## Why it is bad
//! A new task is watched for `monitor` (5 s where nothing is said). If the healthcheck needs longer to call it
//! unhealthy, a bad release passes and no rollback starts.
//!
//! ## Example
//! ```yaml flagged=6
//! services:
//!   web:
//!     image: nginx:1.27
//!     healthcheck: {test: curl -f http://localhost/, interval: 30s, retries: 3}
//!     deploy:
//!       update_config: {failure_action: rollback}
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     healthcheck: {test: curl -f http://localhost/, interval: 30s, retries: 3}
//!     deploy:
//!       update_config: {failure_action: rollback, monitor: 100s}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     healthcheck: {test: curl -f http://localhost/, interval: 5s, retries: 3}
//!     deploy:
//!       update_config: {failure_action: rollback, monitor: 30s}
//! ```
//!
//! ## Fix safety
//! Safe: updates take longer, and bad ones are seen.

use crate::{
    diagnostic::{Fix, FixAvailability, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule, edits,
        rules::support::{
            health::time_to_fail,
            meta::{BASE, SERVICES, UPDATER},
        },
        units::duration,
    },
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST38",
        slug: "short-monitor",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        summary: "An update that is declared good before the healthcheck can fail",
        why: "A new task is watched for `monitor` (5 s where nothing is said). If the healthcheck needs longer to call it unhealthy, a bad release passes and no rollback starts.",
        sources: &[UPDATER, SERVICES],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        let (Some(update), Some(health)) = (&service.deploy.update, &service.healthcheck) else { continue };
        let Some(needed) = time_to_fail(health).filter(|_| !service.is_job()) else { continue };
        let monitor = update.monitor.as_ref().map(|m| m.value).filter(|n| *n > 0).unwrap_or(5_000_000_000);
        if monitor >= needed {
            continue;
        }
        let place = update.monitor.as_ref().map_or(update.place, |m| m.place);
        let message = format!(
            "a new task of `{}` is watched for {}, and its healthcheck needs {} to fail",
            service.name,
            duration::show(monitor),
            duration::show(needed),
        );
        let seconds = needed / 1_000_000_000 + 10;
        let path = ["deploy", "update_config", "monitor"];
        let edit = match &update.monitor {
            Some(m) if !context.text(m.place).contains(['$', '*']) => {
                Some(Edit::replace(m.place.range, format!("{seconds}s")))
            }
            Some(_) => None,
            None => edits::set(context, &service.name, &path, &format!("{seconds}s")),
        };
        let fix = edit.map(|e| Fix::safe(format!("Watch for {seconds} s"), vec![e]));
        findings.push(
            Found::new(&RULE, place, message)
                .help(format!("Set `monitor: {seconds}s`, or let the healthcheck run more often."))
                .fix(fix),
        );
    }
}
