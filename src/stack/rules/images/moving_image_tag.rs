//! # moving-image-tag
//!
//! ## What it does
//! Flags images without tag and digest, and those with the tag `latest`.
//!
//! ## Why it is bad
//! The tag is looked up once for each deploy: two deploys of the same file may run two versions, and going back has
//! no name.
//!
//! ## Example
//! ```yaml flagged=3
//! services:
//!   web:
//!     image: nginx
//! ```
//!
//! ```yaml flagged=3
//! services:
//!   web:
//!     image: nginx:latest
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
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Group, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::meta::{BASE, SERVICES},
        units::reference,
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST30",
        slug: "moving-image-tag",
        group: Group::UsingLatest,
        severity: Severity::Warning,
        summary: "An image without a tag, or with `latest`",
        why: "The tag is looked up once for each deploy: two deploys of the same file may run two versions, and going back has no name.",
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
        if parts.digest.is_some() || parts.tag.is_some_and(|t| t != "latest") {
            continue;
        }
        let message = match parts.tag {
            Some(_) => format!("`{}` has the moving tag `latest`", image.value),
            None => format!("`{}` has no tag, which means `latest`", image.value),
        };
        findings
            .push(Found::new(&RULE, image.place, message).help("Name the version that you tested, or pin the digest."));
    }
}
