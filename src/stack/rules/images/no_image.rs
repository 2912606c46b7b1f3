//! # no-image
//!
//! ## What it does
//! Flags services without `image`, or with an empty one.
//!
//! ## Why it is bad
//! The client refuses a service that names no image; `build` alone is not enough, since a swarm builds nothing.
//!
//! ## Example
//! ```yaml flagged=2
//! services:
//!   web:
//!     build: .
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//! ```
//!
//! ## Fix safety
//! For display: only you know where the image is.

use crate::{
    diagnostic::{Fix, Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule, Value, edits,
        rules::support::meta::{BASE, DEPLOY, SERVICES},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST09",
        slug: "no-image",
        summary: "A service without an image",
        why: "The client refuses a service that names no image; `build` alone is not enough, since a swarm builds nothing.",
        sources: &[DEPLOY, SERVICES],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    if !context.is_complete() {
        return;
    }
    for service in &context.model.services {
        let is_unknown = context
            .written_service(&service.name)
            .any(|(_, s)| s.item.get("image").is_some_and(|i| i.is_unknown() || !matches!(i.value, Value::Text(_))));
        if is_unknown || service.image.as_ref().is_some_and(|i| !i.is_empty()) {
            continue;
        }
        let has_build = service.key("build").is_some();
        let message = format!("service `{}` names no image", service.name);
        let help = if has_build {
            "A swarm builds nothing: build and push the image before you deploy, and name it under `image`."
        } else {
            "Name the image that its tasks run."
        };
        let place = service.image.as_ref().map_or(service.key, |i| i.place);
        let fix =
            edits::set(context, &service.name, &["image"], &format!("registry.example.com/{}:1.0.0", service.name))
                .filter(|_| service.image.is_none())
                .map(|e| Fix::display("Name the image", vec![e]));
        findings.push(Found::new(&RULE, place, message).help(help).fix(fix));
    }
}
