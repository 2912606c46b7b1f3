//! # no-pids-limit
//!
//! ## What it does
//! Flags services without `deploy.resources.limits.pids`, in files of version 3.9 and later.
//!
//! ## Why it is bad
//! A program that forks without end takes its whole node down.
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
//!         limits:
//!           pids: 200
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
//!         limits:
//!           pids: 200
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
        code: "ST36",
        slug: "no-pids-limit",
        severity: Severity::Info,
        fix: FixAvailability::Sometimes,
        summary: "A service without a limit of processes",
        why: "A program that forks without end takes its whole node down.",
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
        if service.deploy.limits.pids.is_none()
            && context.files.iter().all(|f| f.version.minor() >= 9)
            && !service.is_job()
        {
            let message = format!("service `{}` has no limit of processes", service.name);
            let path = ["deploy", "resources", "limits", "pids"];
            let fix = edits::set(context, &service.name, &path, "200")
                .map(|e| Fix::risky("Add a limit of processes", vec![e]));
            findings.push(Found::new(&RULE, service.key, message).help("Set `deploy.resources.limits.pids`.").fix(fix));
        }
    }
}
