//! # unknown-ignored-rule
//!
//! ## What it does
//! Flags codes and names in ignore comments that no rule has.
//!
//! ## Why it is bad
//! The comment silences nothing; mostly a slip of the fingers.
//!
//! ## Example
//! ```yaml flagged=2
//! services:
//!   # plimsoll ignore=ST999 nobody knows
//!   web:
//!     image: nginx:1.27
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   # plimsoll ignore=ST37 the image brings its own
//!   web:
//!     image: nginx:1.27
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Finding, RuleMeta, Severity, rule_file},
    stack::{Context, Findings, Found, Place, Rule, ignores::Ignore, rules::support::meta::BASE},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST105",
        slug: "unknown-ignored-rule",
        severity: Severity::Warning,
        summary: "A comment that ignores a rule which there is not",
        why: "The comment silences nothing; mostly a slip of the fingers.",
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    // Comments are read after all rules have spoken: `find` is asked then.
    let _ = (context, findings);
}

/// What is wrong with the comments of a file.
pub(in crate::stack) fn find(file: usize, ignores: &[Ignore], is_known: impl Fn(&str) -> bool) -> Vec<Finding> {
    let names = ignores.iter().flat_map(|i| &i.names).filter(|(name, _)| !is_known(name));
    let found = names.map(|(name, range)| {
        let place = Place { file, range: *range };
        Found::new(&RULE, place, format!("no rule is called `{name}`"))
            .help("Use a code such as `ST37` or a name such as `no-healthcheck`; `plimsoll rules` lists them.")
            .finding
    });
    found.collect()
}
