//! # bad-constraint
//!
//! ## What it does
//! Flags constraints without `==` or `!=`, and with keys other than node.id, node.hostname, node.ip, node.role,
//! node.platform.os, node.platform.arch, node.labels.* and engine.labels.*.
//!
//! ## Why it is bad
//! The swarm takes `==` and `!=` only, and a key that it does not know matches no node: the tasks stay pending for
//! ever.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {placement: {constraints: [node.zone == a]}}
//! ```
//!
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {placement: {constraints: [node.role=manager]}}
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {placement: {constraints: [node.role==manager]}}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {placement: {constraints: [node.labels.zone == a]}}
//! ```
//!
//! ## Fix safety
//! Safe: `==` for `=`, which the swarm refuses.

use crate::{
    diagnostic::{Fix, FixAvailability, Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::meta::{BASE, CONSTRAINTS, SERVICES},
    },
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST17",
        slug: "bad-constraint",
        fix: FixAvailability::Sometimes,
        summary: "A constraint that the swarm cannot read, or that no node meets",
        why: "The swarm takes `==` and `!=` only, and a key that it does not know matches no node: the tasks stay pending for ever.",
        sources: &[CONSTRAINTS, SERVICES],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Engine),
    check,
};

const KEYS: [&str; 6] = ["node.id", "node.hostname", "node.ip", "node.role", "node.platform.os", "node.platform.arch"];

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        for constraint in &service.deploy.constraints {
            let parted = constraint.split_once("==").or_else(|| constraint.split_once("!="));
            let Some((key, value)) = parted else {
                let message = format!("`{}` has neither `==` nor `!=`", constraint.value);
                let fix = constraint
                    .split_once('=')
                    .filter(|_| context.text(constraint.place).matches('=').count() == 1)
                    .map(|_| {
                        let text = context.text(constraint.place).replacen('=', "==", 1);
                        Fix::safe("Write `==`", vec![Edit::replace(constraint.place.range, text)])
                    });
                findings.push(
                    Found::new(&RULE, constraint.place, message)
                        .help("Write `node.role == manager` or `node.role != manager`.")
                        .fix(fix),
                );
                continue;
            };
            let (key, value) = (key.trim(), value.trim());
            let lower = key.to_ascii_lowercase();
            let is_label = |prefix: &str| lower.strip_prefix(prefix).is_some_and(|l| !l.is_empty());
            if !KEYS.contains(&lower.as_str()) && !is_label("node.labels.") && !is_label("engine.labels.") {
                let message = format!("no node has `{key}`, so this constraint is met nowhere");
                findings.push(
                    Found::new(&RULE, constraint.place, message)
                        .refused_by(None)
                        .help("Use node.id, node.hostname, node.ip, node.role, node.platform.os, node.platform.arch, node.labels.NAME or engine.labels.NAME."),
                );
            } else if lower == "node.role" && !matches!(value.to_ascii_lowercase().as_str(), "manager" | "worker") {
                let message = format!("a node's role is `manager` or `worker`, never `{value}`");
                findings.push(
                    Found::new(&RULE, constraint.place, message).refused_by(None).help("Write `manager` or `worker`."),
                );
            }
        }
    }
}
