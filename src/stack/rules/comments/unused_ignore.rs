//! # unused-ignore
//!
//! ## What it does
//! Flags codes and names in ignore comments that silence no finding.
//!
//! ## Why it is bad
//! The rule has nothing to say there any more; such comments hide the next fault of that kind.
//!
//! ## Example
//! ```yaml flagged=2
//! services:
//!   # plimsoll ignore=ST10 it is not global
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
        code: "ST106",
        slug: "unused-ignore",
        severity: Severity::Info,
        summary: "A comment that ignores nothing",
        why: "The rule has nothing to say there any more; such comments hide the next fault of that kind.",
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

/// What is wrong with the comments of a file, given what each of their names silenced.
pub(in crate::stack) fn find(
    file: usize,
    ignores: &[Ignore],
    used: &[Vec<bool>],
    has_spoken: impl Fn(&str) -> bool,
) -> Vec<Finding> {
    let mut found = Vec::new();
    for (ignore, used) in ignores.iter().zip(used) {
        for ((name, range), used) in ignore.names.iter().zip(used) {
            if !used && has_spoken(name) {
                let place = Place { file, range: *range };
                found.push(
                    Found::new(&RULE, place, format!("`{name}` has nothing to say here")).help("Remove it.").finding,
                );
            }
        }
    }
    found
}
