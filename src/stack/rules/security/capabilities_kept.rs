//! # capabilities-kept
//!
//! ## What it does
//! Flags services that drop no capability, services that add all of them, and those that add one with which a process
//! can take over its node, such as `SYS_ADMIN`.
//!
//! ## Why it is bad
//! A container starts with fourteen capabilities, of which most programs need none. `cap_drop` and `cap_add` work
//! in a swarm.
//!
//! ## Example
//! ```yaml flagged=5
//! services:
//!   web:
//!     image: nginx:1.27
//!     cap_drop: [NET_RAW]
//!     cap_add: [ALL]
//! ```
//!
//! ```yaml flagged=5
//! services:
//!   web:
//!     image: nginx:1.27
//!     cap_drop: [ALL]
//!     cap_add: [SYS_ADMIN]
//! ```
//!
//! ```yaml flagged=2
//! services:
//!   web:
//!     image: nginx:1.27
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     cap_drop: [ALL]
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     cap_drop: [ALL]
//!     cap_add: [NET_BIND_SERVICE]
//! ```
//!
//! ## Fix safety
//! Unsafe: a program that needs a capability stops working.

use crate::{
    diagnostic::{Fix, FixAvailability, Group, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule, edits,
        rules::support::meta::{BASE, SECURITY},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST67",
        slug: "capabilities-kept",
        group: Group::Security,
        severity: Severity::Info,
        fix: FixAvailability::Sometimes,
        summary: "All default capabilities are kept",
        why: "A container starts with fourteen capabilities, of which most programs need none. `cap_drop` and `cap_add` work in a swarm.",
        sources: &[SECURITY],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

/// Whether a word means every capability.
fn is_all(word: &str) -> bool {
    word.eq_ignore_ascii_case("ALL") || word.eq_ignore_ascii_case("CAP_ALL")
}

/// Whether a capability lets a process take over its node.
fn is_strong(word: &str) -> bool {
    let word = word.to_ascii_uppercase();
    let name = word.strip_prefix("CAP_").unwrap_or(&word);
    matches!(name, "SYS_ADMIN" | "SYS_MODULE" | "SYS_RAWIO" | "SYS_PTRACE" | "SYS_BOOT" | "DAC_READ_SEARCH" | "BPF")
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        if service.cap_drop.is_empty() && service.key("cap_drop").is_none() {
            let message = format!("service `{}` keeps all default capabilities", service.name);
            let fix = edits::set(context, &service.name, &["cap_drop"], "[ALL]")
                .map(|e| Fix::risky("Drop all capabilities", vec![e]));
            findings.push(
                Found::new(&RULE, service.key, message)
                    .help("Drop all (`cap_drop: [ALL]`) and add what it needs.")
                    .fix(fix),
            );
        } else if let Some(all) = service.cap_add.iter().find(|c| is_all(c)) {
            let message = format!("service `{}` adds all capabilities", service.name);
            findings.push(Found::new(&RULE, all.place, message).help("Add those that it needs, each by its name."));
        } else if let Some(strong) = service.cap_add.iter().find(|c| is_strong(c)) {
            let message =
                format!("service `{}` adds `{}`, which is close to root on the node", service.name, strong.value);
            findings.push(Found::new(&RULE, strong.place, message).help(
                "Leave it out, or keep the service on nodes that hold nothing else and say why in a comment with an ignore.",
            ));
        }
    }
}
