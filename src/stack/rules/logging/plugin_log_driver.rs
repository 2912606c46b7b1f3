//! # plugin-log-driver
//!
//! ## What it does
//! Flags log drivers that Docker does not bring itself.
//!
//! ## Why it is bad
//! Tasks run only on nodes that have the plugin; elsewhere they stay pending.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     logging: {driver: loki}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     logging: {driver: local}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Group, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::meta::{BASE, CREATE},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST54",
        slug: "plugin-log-driver",
        group: Group::Logging,
        severity: Severity::Info,
        summary: "A log driver that is a plugin",
        why: "Tasks run only on nodes that have the plugin; elsewhere they stay pending.",
        sources: &[CREATE],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        const BUILT_IN: [&str; 12] = [
            "",
            "none",
            "local",
            "json-file",
            "syslog",
            "journald",
            "gelf",
            "fluentd",
            "awslogs",
            "splunk",
            "etwlogs",
            "gcplogs",
        ];
        let Some(driver) = service.logging.as_ref().and_then(|l| l.driver.as_ref()) else { continue };
        if !BUILT_IN.contains(&driver.as_str()) {
            let message =
                format!("`{}` is a plugin: tasks of `{}` run only on nodes that have it", driver.value, service.name);
            findings.push(
                Found::new(&RULE, driver.place, message)
                    .help("Install the plugin on every node that may run the service."),
            );
        }
    }
}
