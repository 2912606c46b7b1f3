//! # unknown-word
//!
//! ## What it does
//! Flags other words than `pause`, `continue`, `rollback` under `failure_action`, than `none`, `on-failure`, `any`
//! under `restart_policy.condition`, and than `vip`, `dnsrr` under `endpoint_mode`.
//!
//! ## Why it is bad
//! The client hands these words on as they are, and the engine refuses the service.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {restart_policy: {condition: always}}
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {restart_policy: {condition: any}}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {restart_policy: {condition: any}}
//! ```
//!
//! ## Fix safety
//! Safe: `any` is what `always` means elsewhere.

use crate::{
    diagnostic::{Fix, FixAvailability, Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::meta::{BASE, CONVERT, CREATE},
    },
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST102",
        slug: "unknown-word",
        fix: FixAvailability::Sometimes,
        summary: "A word that the engine does not know",
        why: "The client hands these words on as they are, and the engine refuses the service.",
        sources: &[CONVERT, CREATE],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Engine),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        let deploy = &service.deploy;
        let actions =
            [&deploy.update, &deploy.rollback].into_iter().flatten().filter_map(|u| u.failure_action.as_ref());
        let condition = deploy.restart_policy.as_ref().and_then(|p| p.condition.as_ref());
        let given = actions
            .map(|a| ("failure_action", a, ["pause", "continue", "rollback"].as_slice()))
            .chain(condition.map(|c| ("condition", c, ["any", "on-failure", "none"].as_slice())))
            .chain(deploy.endpoint_mode.as_ref().map(|m| ("endpoint_mode", m, ["vip", "dnsrr"].as_slice())));
        for (key, word, known) in given {
            let is_known =
                known.iter().any(|k| *k == word.value || (key == "endpoint_mode" && word.eq_ignore_ascii_case(k)));
            if is_known || word.is_empty() {
                continue;
            }
            let message = format!("`{key}` has no word `{}`", word.value);
            let fix = (word.value == "always" && key == "condition" && context.text(word.place) == "always")
                .then(|| Fix::safe("Write `any`", vec![Edit::replace(word.place.range, "any")]));
            findings.push(
                Found::new(&RULE, word.place, message)
                    .help(format!("Write {}.", known.iter().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(", ")))
                    .fix(fix),
            );
        }
    }
}
