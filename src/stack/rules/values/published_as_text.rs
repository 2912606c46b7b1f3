//! # published-as-text
//!
//! ## What it does
//! Flags `published` in quotes. Where it comes out of a variable, the client turns it into a number.
//!
//! ## Why it is bad
//! In the long form of a port `published` must be a number. `docker compose config` prints it in quotes, which a
//! stack refuses.
//!
//! ## Example
//! ```yaml flagged=6
//! services:
//!   web:
//!     image: nginx:1.27
//!     ports:
//!       - target: 80
//!         published: "8080"
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     ports:
//!       - target: 80
//!         published: 8080
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     ports:
//!       - target: 80
//!         published: 8080
//! ```
//!
//! ## Fix safety
//! Safe: the number stays the same.

use crate::{
    diagnostic::{Fix, FixAvailability, Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule, edits,
        rules::support::{
            meta::{BASE, SCHEMA},
            topics::rule_of,
        },
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST03",
        slug: "published-as-text",
        fix: FixAvailability::Sometimes,
        summary: "`published` as a text",
        why: "In the long form of a port `published` must be a number. `docker compose config` prints it in quotes, which a stack refuses.",
        sources: &[SCHEMA],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for fault in context.faults().filter(|f| rule_of(f) == RULE.meta.code) {
        let message = format!("`published` must be a number, and this is {}", fault.item.kind());
        let is_number = fault.item.text().is_some_and(|t| t.bytes().all(|b| b.is_ascii_digit()));
        let fix = edits::unquote(context, fault.place)
            .filter(|_| is_number)
            .map(|e| Fix::safe("Take the quotes away", vec![e]));
        findings.push(
            Found::new(&RULE, fault.place, message)
                .help("Take the quotes away. A range cannot stand here: write one entry a port, or the short form.")
                .fix(fix),
        );
    }
}
