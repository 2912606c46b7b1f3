//! # short-stop
//!
//! ## What it does
//! Flags services with images of known databases and queues, and workers (by the last part of the image's name, or a
//! command of Celery, Sidekiq and the like), that say no `stop_grace_period`.
//!
//! ## Why it is bad
//! After `stop_grace_period` (10 s where nothing is said) the process is killed: a database may have to recover, a
//! queue may lose work.
//!
//! ## Example
//! ```yaml flagged=2
//! services:
//!   db:
//!     image: postgres:17
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   db:
//!     image: postgres:17
//!     stop_grace_period: 1m
//! ```
//!
//! ```yaml flagged=2
//! services:
//!   jobs:
//!     image: registry.example.com/shop/worker:1.0
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   db:
//!     image: postgres:17
//!     stop_grace_period: 1m
//! ```
//!
//! ## Fix safety
//! Safe: a process that stops sooner is not kept waiting.

use crate::{
    diagnostic::{Fix, FixAvailability, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule, edits,
        rules::support::{
            images,
            meta::{BASE, SERVICES},
        },
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST52",
        slug: "short-stop",
        severity: Severity::Info,
        fix: FixAvailability::Sometimes,
        summary: "Ten seconds to stop for a store of data or a worker",
        why: "After `stop_grace_period` (10 s where nothing is said) the process is killed: a database may have to recover, a queue may lose work.",
        sources: &[SERVICES],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        if (images::is_store(context, service) || images::is_worker(service))
            && service.stop_grace_period.is_none()
            && service.key("stop_grace_period").is_none()
        {
            let message = format!("`{}` is killed 10 s after it is asked to stop", service.name);
            let fix = edits::set(context, &service.name, &["stop_grace_period"], "1m")
                .map(|e| Fix::safe("Give it a minute", vec![e]));
            findings.push(
                Found::new(&RULE, service.key, message)
                    .help("Set `stop_grace_period` to the time that it needs to finish, for example `1m`.")
                    .fix(fix),
            );
        }
    }
}
