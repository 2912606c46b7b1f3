//! # wrong-type
//!
//! ## What it does
//! Flags values that are a list where a text must stand, a number where a text must stand, and so on, where no
//! other rule says it better.
//!
//! ## Why it is bad
//! The client checks the kind of every value and refuses the file where one does not fit.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     stop_grace_period: 10
//! ```
//!
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     tty: yes
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     tty: true
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     tty: true
//! ```
//!
//! ## Fix safety
//! Safe: quotes around a number or a truth value where a text must stand, `true` for `yes`.

use crate::{
    diagnostic::{Fix, FixAvailability, Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule, Value, edits,
        rules::support::{
            meta::{BASE, SCHEMA},
            topics::rule_of,
        },
        schema::SchemaFaultKind,
    },
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST74",
        slug: "wrong-type",
        fix: FixAvailability::Sometimes,
        summary: "A value of the wrong kind",
        why: "The client checks the kind of every value and refuses the file where one does not fit.",
        sources: &[SCHEMA],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for fault in context.faults().filter(|f| rule_of(f) == RULE.meta.code) {
        let SchemaFaultKind::WrongType(wanted) = &fault.kind else { continue };
        let message = format!("`{}` must be {wanted}, and this is {}", fault.shown_path(), fault.item.kind());
        let is_number = matches!(fault.item.value, Value::Int(_) | Value::Float(_) | Value::Bool(_) | Value::Time(_));
        let is_time = wanted.contains("10s");
        let word = fault.item.text().map(str::to_ascii_lowercase);
        let truth = match word.as_deref() {
            Some("yes" | "on" | "y" | "true") if wanted.contains("true") => Some("true"),
            Some("no" | "off" | "n" | "false") if wanted.contains("true") => Some("false"),
            _ => None,
        };
        let fix = if let Some(truth) = truth {
            Some(Fix::safe(format!("Write `{truth}`"), vec![Edit::replace(fault.place.range, truth)]))
        } else if is_number && wanted.contains("a text") && !is_time {
            edits::quote(context, fault.place).map(|e| Fix::safe("Put it in quotes", vec![e]))
        } else {
            None
        };
        findings.push(Found::new(&RULE, fault.place, message).help(format!("Make it {wanted}.")).fix(fix));
    }
}
