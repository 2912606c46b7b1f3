//! # disabled-with-test
//!
//! ## What it does
//! Flags `disable: true` together with `test`.
//!
//! ## Why it is bad
//! The client refuses a healthcheck with both `disable: true` and `test`.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     healthcheck: {disable: true, test: curl -f http://localhost/}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     healthcheck: {disable: true}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::meta::{BASE, CONVERT},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST80",
        slug: "disabled-with-test",
        summary: "A healthcheck that is disabled and has a test",
        why: "The client refuses a healthcheck with both `disable: true` and `test`.",
        sources: &[CONVERT],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        let Some(health) = &service.healthcheck else { continue };
        if let Some(test) = health.test.as_ref().filter(|t| health.disable && !t.is_empty()) {
            let message = format!("the healthcheck of `{}` is disabled and has a test", service.name);
            findings.push(Found::new(&RULE, test.place, message).help("Keep one of the two."));
        }
    }
}
