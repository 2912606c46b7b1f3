//! # stray-dollar
//!
//! ## What it does
//! Flags a `$` in front of anything but a name, a name in braces (with `:-`, `-`, `:?` or `?`), or a second `$`.
//!
//! ## Why it is bad
//! A `$` stands for a variable; what is none makes the client refuse the file, or vanishes without a word.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     hostname: "${A:+x}"
//! ```
//!
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     command: "grep end$"
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     command: "grep end$$"
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     command: "grep end$$"
//! ```
//!
//! ## Fix safety
//! Unsafe: a `$` of the text becomes `$$`; where a variable was meant, that is not what you want.

use crate::{
    diagnostic::{Fix, FixAvailability, Group, Refuser, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        read::ReadFaultKind,
        rules::support::meta::{BASE, VARIABLES},
    },
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST85",
        slug: "stray-dollar",
        group: Group::Syntax,
        fix: FixAvailability::Sometimes,
        summary: "A `$` that starts no variable",
        why: "A `$` stands for a variable; what is none makes the client refuse the file, or vanishes without a word.",
        sources: &[VARIABLES],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for fault in context.files.iter().flat_map(|f| &f.file.faults) {
        let ReadFaultKind::Stray(stops) = fault.kind else { continue };
        let found = if stops {
            Found::new(&RULE, fault.place, "this `$` starts no variable that the client knows")
        } else {
            // A variable behind it makes the client forget the fault.
            Found::new(&RULE, fault.place, "this `$` starts no variable, and the client drops it without a word")
                .refused_by(None)
                .severity(Severity::Warning)
        };
        let is_dollar = context.text(fault.place) == "$";
        let fix = is_dollar.then(|| Fix::risky("Double the `$`", vec![Edit::insert(fault.place.range.to(), "$")]));
        findings.push(
            found
                .help("Write `$$` for a `$` of the text. A stack file knows `$NAME`, `${NAME}` and, in braces, `:-`, `-`, `:?` and `?`, nothing else.")
                .fix(fix),
        );
    }
}
