//! # windows-drive
//!
//! ## What it does
//! Flags short mounts whose source is one letter.
//!
//! ## Why it is bad
//! The client takes `a:/b` for a path on drive `a`: the volume `a` is not mounted, and data goes to a volume
//! without a name.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     volumes: ["d:/data"]
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     volumes: ["data:/data"]
//! volumes: {data: {}}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{RuleMeta, Severity, rule_file},
    stack::{Context, Findings, Found, Rule, rules::support::meta::BASE},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST101",
        slug: "windows-drive",
        severity: Severity::Warning,
        summary: "A one-letter volume is read as a Windows drive",
        why: "The client takes `a:/b` for a path on drive `a`: the volume `a` is not mounted, and data goes to a volume without a name.",
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        for mount in service.volumes.iter().filter(|m| m.is_short && m.source.is_none()) {
            let Some(target) = &mount.target else { continue };
            let mut chars = target.chars();
            if chars.next().is_some_and(char::is_alphabetic) && chars.next() == Some(':') {
                let message = format!("`{}` is read as a path on a Windows drive", target.value);
                findings.push(
                    Found::new(&RULE, mount.place, message).help(
                        "Give the volume a name of two letters or more, or use the long form with `type: volume`.",
                    ),
                );
            }
        }
    }
}
