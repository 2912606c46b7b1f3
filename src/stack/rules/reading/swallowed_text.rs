//! # swallowed-text
//!
//! ## What it does
//! Flags `$NAME-text`, `$NAME:-text`, `$NAME?text` without braces, which the client reads up to the next `}` or the
//! end.
//!
//! ## Why it is bad
//! `$TAG-alpine` is the variable `TAG` with the default `alpine`: where `TAG` is set, the text behind it vanishes,
//! where it is not, the dash does.
//!
//! ## Example
//! ```yaml flagged=3
//! services:
//!   web:
//!     image: nginx:$TAG-alpine
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:${TAG}-alpine
//! ```
//!
//! ## Use instead
//! Put the name in braces:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:${TAG:-1.27}-alpine
//! ```
//!
//! ## Fix safety
//! Unsafe: what is deployed changes, to what the text seems to say.

use crate::{
    diagnostic::{Fix, FixAvailability, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        interpolate::Fallback,
        rules::support::meta::{BASE, VARIABLES},
    },
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST98",
        slug: "swallowed-text",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        summary: "Text behind a variable without braces is taken for its default",
        why: "`$TAG-alpine` is the variable `TAG` with the default `alpine`: where `TAG` is set, the text behind it vanishes, where it is not, the dash does.",
        sources: &[VARIABLES],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for used in context.files.iter().flat_map(|f| &f.file.uses) {
        let variable = &used.variable;
        if variable.is_braced || variable.fallback == Fallback::Empty {
            continue;
        }
        let name = &variable.name;
        let message = format!("what follows `${name}` here is taken for its default");
        let written = context.text(used.place);
        let rest = written.strip_prefix('$').and_then(|w| w.strip_prefix(name.as_str()));
        let fix = rest.map(|rest| {
            let edits = vec![Edit::replace(used.place.range, format!("${{{name}}}{rest}"))];
            // Without a value the text behind the braces may not be enough: a default may be needed.
            if variable.is_set {
                Fix::risky("Put the name in braces", edits)
            } else {
                Fix::display("Put the name in braces", edits)
            }
        });
        findings.push(
            Found::new(&RULE, used.place, message).help(format!("Put the name in braces: `${{{name}}}`.")).fix(fix),
        );
    }
}
