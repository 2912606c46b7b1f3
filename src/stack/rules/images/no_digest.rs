//! # no-digest
//!
//! ## What it does
//! Flags images that have a tag, but no digest.
//!
//! ## Why it is bad
//! The manager looks a tag up and sends its digest to all nodes; where it cannot (a private registry, no network),
//! each node pulls what the tag means to it, and nodes may run different images.
//!
//! ## Example
//! ```yaml flagged=3
//! services:
//!   web:
//!     image: nginx:1.27
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27@sha256:0a399eb16751829e1af26fea27b20c3ec28d7ab1fb72182879dcae1cca21206a
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::meta::{BASE, SERVICES},
        units::reference,
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST31",
        slug: "no-digest",
        severity: Severity::Info,
        summary: "An image without a digest",
        why: "The manager looks a tag up and sends its digest to all nodes; where it cannot (a private registry, no network), each node pulls what the tag means to it, and nodes may run different images.",
        sources: &[SERVICES],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        let Some(image) = service.image.as_ref().filter(|i| reference::fault(i).is_none()) else { continue };
        let parts = reference::parts(image);
        if parts.digest.is_none() && parts.tag.is_some_and(|t| t != "latest") {
            let message = format!("`{}` is pinned by its tag only", image.value);
            findings.push(
                Found::new(&RULE, image.place, message)
                    .help("Pin the digest as well, `name:tag@sha256:...`, if all nodes must run the very same image."),
            );
        }
    }
}
