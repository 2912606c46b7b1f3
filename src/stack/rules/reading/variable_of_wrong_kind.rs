//! # variable-of-wrong-kind
//!
//! ## What it does
//! Flags variables in places such as `replicas`, `published` or `read_only` that come to something else than a
//! number, or than `true` or `false`.
//!
//! ## Why it is bad
//! The client turns what comes out of a variable into the number or truth value that the place needs, and refuses
//! the file where it cannot. An unset variable is the empty text, which is neither.
//!
//! ## Example
//! ```yaml flagged=5
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       replicas: ${SHOP_REPLICAS}
//! ```
//!
//! ## Use instead
//! Give the variable a default:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       replicas: ${SHOP_REPLICAS:-2}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        read::ReadFaultKind,
        rules::support::meta::{BASE, CLIENT, VARIABLES},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST87",
        slug: "variable-of-wrong-kind",
        summary: "What a variable comes to is not what its place needs",
        why: "The client turns what comes out of a variable into the number or truth value that the place needs, and refuses the file where it cannot. An unset variable is the empty text, which is neither.",
        sources: &[CLIENT, VARIABLES],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for fault in context.files.iter().flat_map(|f| &f.file.faults) {
        let ReadFaultKind::NoCast { wanted, got } = &fault.kind else { continue };
        let key = fault.path.last().map_or("", String::as_str);
        let message = if got.is_empty() {
            format!("`{key}` needs {wanted}, and the variable has no value")
        } else {
            format!("`{key}` needs {wanted}, and the variable comes to `{got}`")
        };
        findings.push(
            Found::new(&RULE, fault.place, message)
                .help("Give the variable a default, such as `${NAME:-2}`, or set it where you deploy."),
        );
    }
}
