//! # healthcheck-test-form
//!
//! ## What it does
//! Flags `test` as a list that starts with another word.
//!
//! ## Why it is bad
//! The first item of a list says how the rest is run: `CMD`, `CMD-SHELL` or `NONE`. With anything else the engine
//! refuses the container, and no task starts.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     healthcheck: {test: ["curl", "-f", "http://localhost/"]}
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     healthcheck: {test: ["CMD", "curl", "-f", "http://localhost/"]}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     healthcheck: {test: ["CMD", "curl", "-f", "http://localhost/"]}
//! ```
//!
//! ## Fix safety
//! Safe: the words are run as they stand.

use crate::{
    diagnostic::{Fix, FixAvailability, Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::meta::{BASE, SERVICES},
    },
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST103",
        slug: "healthcheck-test-form",
        fix: FixAvailability::Sometimes,
        summary: "A healthcheck whose list does not start with CMD",
        why: "The first item of a list says how the rest is run: `CMD`, `CMD-SHELL` or `NONE`. With anything else the engine refuses the container, and no task starts.",
        sources: &[SERVICES],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Engine),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        let Some(test) = service.healthcheck.as_ref().and_then(|h| h.test.as_ref()) else { continue };
        let Some(first) = test.first().filter(|w| !matches!(w.as_str(), "CMD" | "CMD-SHELL" | "NONE")) else {
            continue;
        };
        let message = format!("the test starts with `{first}`, which says not how it is run");
        let written = context.text(test.place);
        let is_text = context.faults().all(|fault| fault.path.iter().rev().nth(1).is_none_or(|name| name != "test"));
        let fix = (written.starts_with('[') && is_text)
            .then(|| Fix::safe("Put `CMD` in front", vec![Edit::insert(test.place.range.from() + 1, "\"CMD\", ")]));
        findings.push(
            Found::new(&RULE, test.place, message)
                .help("Put `CMD` in front, or write the command as one written.")
                .fix(fix),
        );
    }
}
