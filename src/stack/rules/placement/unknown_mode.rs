//! # unknown-mode
//!
//! ## What it does
//! Flags other words under `deploy.mode`.
//!
//! ## Why it is bad
//! The client knows `replicated`, `global`, `replicated-job` and `global-job`, and refuses any other.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {mode: daemon}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {mode: global}
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
        code: "ST90",
        slug: "unknown-mode",
        summary: "A mode that there is not",
        why: "The client knows `replicated`, `global`, `replicated-job` and `global-job`, and refuses any other.",
        sources: &[CONVERT],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        let Some(mode) = service.deploy.mode.as_ref().filter(|m| !m.is_empty()) else { continue };
        if !matches!(mode.as_str(), "replicated" | "global" | "replicated-job" | "global-job") {
            let message = format!("there is no mode `{}`", mode.value);
            findings.push(
                Found::new(&RULE, mode.place, message)
                    .help("Write `replicated`, `global`, `replicated-job` or `global-job`."),
            );
        }
    }
}
