//! # variable-without-default
//!
//! ## What it does
//! Flags variables without a value that have neither a default (`:-`) nor a demand (`:?`).
//!
//! ## Why it is bad
//! An unset variable becomes the empty text without a word. `docker stack deploy` takes the variables of the shell
//! only; it reads no `.env` file, as `docker compose` does.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     hostname: ${SHOP_HOST}
//! ```
//!
//! ## Use instead
//! A default, or a demand that stops the deploy:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     hostname: ${SHOP_HOST:-shop}
//! ```
//!
//! ## Fix safety
//! For display: whether a default or a demand is right, only you can say.

use crate::{
    diagnostic::{Fix, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        interpolate::Fallback,
        rules::support::meta::{BASE, DEPLOY, VARIABLES},
    },
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST65",
        slug: "variable-without-default",
        severity: Severity::Warning,
        summary: "A variable without a default or a demand",
        why: "An unset variable becomes the empty text without a word. `docker stack deploy` takes the variables of the shell only; it reads no `.env` file, as `docker compose` does.",
        sources: &[VARIABLES, DEPLOY],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for used in context.files.iter().flat_map(|f| &f.file.uses) {
        let variable = &used.variable;
        if variable.is_set || variable.fallback != Fallback::Empty {
            continue;
        }
        let name = &variable.name;
        let message = format!("`{name}` has no value here, and nothing takes its place");
        let help = format!(
            "Write `${{{name}:-default}}`, or `${{{name}:?message}}` to stop the deploy, and set it in the shell: `docker stack deploy` reads no `.env` file."
        );
        let fix = Fix::safe(
            format!("Stop the deploy where `{name}` is not set"),
            vec![Edit::replace(used.place.range, format!("${{{name}:?set {name}}}"))],
        );
        let is_exact = context.text(used.place).trim_start_matches(['$', '{']).starts_with(name.as_str());
        let stands_alone = context.text(used.place).len() <= name.len() + 3;
        let mut fix = fix;
        fix.applicability = crate::diagnostic::Applicability::Display;
        findings.push(Found::new(&RULE, used.place, message).help(help).fix((is_exact && stands_alone).then_some(fix)));
    }
}
