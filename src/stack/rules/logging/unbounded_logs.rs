//! # unbounded-logs
//!
//! ## What it does
//! Flags services without `logging`, and those with the driver `json-file` (or none named) and no `max-size`.
//!
//! ## Why it is bad
//! The default driver `json-file` keeps all that a task writes until the disk is full. `local` rotates by itself.
//!
//! compose-lint (CL-0014) speaks of the driver `none` only; logs that grow without end are the more frequent fault.
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
//!     logging: {driver: json-file, options: {max-size: 10m, max-file: "3"}}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     logging:
//!       driver: json-file
//!       options: {max-size: 10m, max-file: "3"}
//! ```
//!
//! ## Fix safety
//! Unsafe: old lines are dropped, and a driver set in the nodes' daemon.json is overridden.

use crate::{
    diagnostic::{Fix, FixAvailability, Group, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule, edits,
        rules::support::meta::{BASE, JSON_FILE},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST53",
        slug: "unbounded-logs",
        group: Group::Logging,
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        summary: "Logs without a limit",
        why: "The default driver `json-file` keeps all that a task writes until the disk is full. `local` rotates by itself.",
        sources: &[JSON_FILE],
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
        let driver = service.logging.as_ref().and_then(|l| l.driver.as_ref()).map_or("", |d| d.value.as_str());
        let has_limit = service.logging.as_ref().is_some_and(|l| l.options.iter().any(|o| o.name == "max-size"));
        if has_limit || !(driver.is_empty() || driver == "json-file") {
            continue;
        }
        let message = format!("what service `{}` writes is kept until the disk is full", service.name);
        let place = service.key("logging").map_or(service.key, |k| k.key);
        let fix = match &service.logging {
            None => edits::set(
                context,
                &service.name,
                &["logging"],
                "{driver: json-file, options: {max-size: 10m, max-file: \"3\"}}",
            ),
            Some(_) => edits::set(context, &service.name, &["logging", "options", "max-size"], "10m"),
        };
        let fix = fix.map(|e| Fix::risky("Rotate the logs", vec![e]));
        findings.push(Found::new(&RULE, place, message).help("Set `max-size` and `max-file`, use the driver `local`, or set one of these for all in each node's daemon.json.").fix(fix));
    }
}
