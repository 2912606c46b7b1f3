//! # rewritten-scalar
//!
//! ## What it does
//! Flags values of environment, labels and options without quotes that reach the container as another text.
//!
//! ## Why it is bad
//! YAML reads `0755`, `1_000`, `1.10` and `2020-01-01` as numbers and dates, and the client prints them anew: the
//! container gets `493`, `1000`, `1.1` and `2020-01-01 00:00:00 +0000 UTC`.
//!
//! ## Example
//! ```yaml flagged=4,4
//! services:
//!   web:
//!     image: nginx:1.27
//!     environment: {MODE: 0755, VERSION: 1.10}
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     environment: {MODE: "0755", VERSION: "1.10"}
//! ```
//!
//! ## Use instead
//! Quotes:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     environment: {MODE: "0755", VERSION: "1.10"}
//! ```
//!
//! ## Fix safety
//! Unsafe: the container gets another value, the one that is written.

use crate::{
    diagnostic::{Fix, FixAvailability, RuleMeta, Severity, rule_file},
    stack::{Context, Findings, Found, Place, Rule, edits, rules::support::meta::BASE},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST99",
        slug: "rewritten-scalar",
        severity: Severity::Warning,
        fix: FixAvailability::Always,
        summary: "A value that arrives as another text than is written",
        why: "YAML reads `0755`, `1_000`, `1.10` and `2020-01-01` as numbers and dates, and the client prints them anew: the container gets `493`, `1000`, `1.1` and `2020-01-01 00:00:00 +0000 UTC`.",
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

const MAPS: [&str; 6] = ["environment", "labels", "driver_opts", "options", "sysctls", "args"];

fn check(context: &Context<'_>, findings: &mut Findings) {
    for (file, source) in context.files.iter().enumerate() {
        for scalar in &source.file.rewritten {
            let parent = scalar.path.iter().rev().nth(1).map_or("", String::as_str);
            if !MAPS.contains(&parent) || scalar.path.first().is_some_and(|p| p.starts_with("x-")) {
                continue;
            }
            let place = Place { file, range: scalar.range };
            let message = format!("`{}` arrives as `{}`", scalar.written, scalar.becomes);
            let fix = edits::quote(context, place).map(|e| Fix::risky("Put it in quotes", vec![e]));
            findings.push(
                Found::new(&RULE, place, message).help("Put it in quotes if the text is meant as it stands.").fix(fix),
            );
        }
    }
}
