//! # one-network
//!
//! ## What it does
//! Flags stacks with ten services or more that all join the same network and no other.
//!
//! ## Why it is bad
//! All services share one /24: addresses run out near 250 tasks and services, and everything can reach everything.
//!
//! ## Example
//! ```yaml flagged=2
//! services:
//!   s0: {image: shop/s0:1.0}
//!   s1: {image: shop/s1:1.0}
//!   s2: {image: shop/s2:1.0}
//!   s3: {image: shop/s3:1.0}
//!   s4: {image: shop/s4:1.0}
//!   s5: {image: shop/s5:1.0}
//!   s6: {image: shop/s6:1.0}
//!   s7: {image: shop/s7:1.0}
//!   s8: {image: shop/s8:1.0}
//!   s9: {image: shop/s9:1.0}
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
    diagnostic::{RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::meta::{BASE, OVERLAY},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST69",
        slug: "one-network",
        severity: Severity::Info,
        summary: "One network for everything",
        why: "All services share one /24: addresses run out near 250 tasks and services, and everything can reach everything.",
        sources: &[OVERLAY],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let services = &context.model.services;
    let first = services.first().map(|s| &s.networks);
    let name = |n: &[crate::stack::model::NetworkUse]| n.iter().map(|n| n.name.clone()).collect::<Vec<_>>();
    if let Some(first) = first.filter(|n| n.len() <= 1)
        && services.len() >= 10
        && services.iter().all(|s| name(&s.networks) == name(first))
    {
        let message = format!("all {} services share one network", services.len());
        findings.push(Found::new(&RULE, services[0].key, message).help(
            "Give each tier a network of its own (front, back, data), so that a service reaches only what it needs.",
        ));
    }
}
