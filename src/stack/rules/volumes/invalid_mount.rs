//! # invalid-mount
//!
//! ## What it does
//! Flags short mounts that the client refuses.
//!
//! ## Why it is bad
//! The client takes `target`, `source:target` and `source:target:options`, none of them empty.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     volumes: ["data::ro"]
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     volumes: ["data:/data:ro"]
//! volumes: {data: {}}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Refuser, RuleMeta, rule_file},
    stack::{Context, Findings, Found, Item, Rule, rules::support::meta::BASE, units::mount},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST114",
        slug: "invalid-mount",
        summary: "A short mount that cannot be read",
        why: "The client takes `target`, `source:target` and `source:target:options`, none of them empty.",
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in context.written_services() {
        for item in service.item.get("volumes").map(Item::items).unwrap_or_default() {
            let Some(text) = item.text() else { continue };
            let what = match mount::parse(text) {
                Ok(_) => continue,
                Err(mount::Fault::Empty) => "is empty",
                Err(mount::Fault::EmptySection) => "has nothing in front of a colon",
                Err(mount::Fault::TooManyColons) => "has too many colons",
            };
            let message = format!("the mount `{text}` {what}");
            findings.push(Found::new(&RULE, item.place, message).help("Write `source:target` or `source:target:ro`."));
        }
    }
}
