//! # invalid-image
//!
//! ## What it does
//! Flags images with capital letters in their repository, an empty tag, blanks, a short digest and the like.
//!
//! ## Why it is bad
//! The client refuses an image reference that is not well formed; mostly a variable without a value is the reason.
//!
//! ## Example
//! ```yaml flagged=3
//! services:
//!   web:
//!     image: "nginx:"
//! ```
//!
//! ```yaml flagged=3
//! services:
//!   web:
//!     image: shop/Web:1.0
//! ```
//!
//! ```yaml flagged=3
//! services:
//!   web:
//!     image: nginx:${SHOP_TAG}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:${SHOP_TAG:-1.27}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::meta::{BASE, DEPLOY},
        units::reference,
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST84",
        slug: "invalid-image",
        summary: "An image whose name cannot be read",
        why: "The client refuses an image reference that is not well formed; mostly a variable without a value is the reason.",
        sources: &[DEPLOY],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        let Some(image) = service.image.as_ref().filter(|i| !i.is_empty()) else { continue };
        let Some(fault) = reference::fault(image) else { continue };
        let message = format!("`{}` is no image: {fault}", image.value);
        let is_variable = context.text(image.place).contains('$');
        let help = if is_variable {
            "Give the variable a default (`${TAG:-1.27}`), or set it where you deploy."
        } else {
            "Write `registry/repository:tag`, the repository in lower case."
        };
        findings.push(Found::new(&RULE, image.place, message).help(help));
    }
}
