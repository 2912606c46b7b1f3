//! # no-healthcheck
//!
//! ## What it does
//! Flags services without `healthcheck`, and those that switch it off, unless they are jobs. An image may bring its
//! own healthcheck, which cannot be seen here.
//!
//! ## Why it is bad
//! Without one, "running" means that the process was started: updates go on and traffic is sent before it can
//! answer, and a hung task is never replaced.
//!
//! ## Example
//! ```yaml flagged=2
//! services:
//!   web:
//!     image: nginx:1.27
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     healthcheck:
//!       test: curl -fsS http://localhost/ || exit 1
//! ```
//!
//! ## Fix safety
//! For display: only you know what shows that the service works.

use crate::{
    diagnostic::{Fix, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule, edits,
        model::Healthcheck,
        rules::support::{
            images,
            meta::{BASE, SERVICES},
        },
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST37",
        slug: "no-healthcheck",
        severity: Severity::Warning,
        summary: "A service without a healthcheck",
        why: "Without one, \"running\" means that the process was started: updates go on and traffic is sent before it can answer, and a hung task is never replaced.",
        sources: &[SERVICES],
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
        let is_off = service.healthcheck.as_ref().is_none_or(Healthcheck::is_off);
        let brings_its_own = service.healthcheck.is_none() && images::has_healthcheck(context, service);
        if !is_off || service.is_job() || brings_its_own {
            continue;
        }
        let message = match &service.healthcheck {
            Some(_) => format!("the healthcheck of `{}` is switched off", service.name),
            None => format!("service `{}` has no healthcheck", service.name),
        };
        let place = service.key("healthcheck").map_or(service.key, |k| k.key);
        let value = "{test: [\"CMD\", \"/healthcheck\"], interval: 10s, timeout: 3s, retries: 3, start_period: 30s}";
        let fix = edits::set(context, &service.name, &["healthcheck"], value)
            .map(|e| Fix::display("Add a healthcheck", vec![e]));
        findings.push(
            Found::new(&RULE, place, message)
                .help("Add a test that fails when the service cannot do its work, here or in the image (HEALTHCHECK).")
                .fix(fix),
        );
    }
}
