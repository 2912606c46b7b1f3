//! # nested-default
//!
//! ## What it does
//! Flags a `$` inside the default of a variable.
//!
//! ## Why it is bad
//! The client does not look into a default: `${A:-${B:-x}}` becomes the text `${B:-x}`, literally.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     hostname: "${A:-${B:-x}}"
//! ```
//!
//! ## Use instead
//! One default, worked out in the shell if need be:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     hostname: "${A:-x}"
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        interpolate::Fallback,
        rules::support::meta::{BASE, VARIABLES},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST100",
        slug: "nested-default",
        severity: Severity::Warning,
        summary: "A default with a variable in it",
        why: "The client does not look into a default: `${A:-${B:-x}}` becomes the text `${B:-x}`, literally.",
        sources: &[VARIABLES],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for used in context.files.iter().flat_map(|f| &f.file.uses) {
        let Fallback::Default(default) = &used.variable.fallback else { continue };
        if default.contains('$') {
            let message =
                format!("the default of `{}` has a `$` in it, which the client leaves as it is", used.variable.name);
            findings.push(
                Found::new(&RULE, used.place, message)
                    .help("Set the variable in the shell before you deploy: `A=${A:-$B} docker stack deploy ...`."),
            );
        }
    }
}
