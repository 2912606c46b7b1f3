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
        Context, Findings, Found, Rule, Sited,
        rules::support::meta::{BASE, CONSTRAINTS, SERVICES},
        units::constraint::{Constraint, Key},
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

fn check(context: &Context<'_>, findings: &mut Findings) {
    for constraint in context.model.services.iter().flat_map(|s| &s.deploy.constraints) {
        let told = |message| Found::new(&RULE, constraint.place, message);
        match Constraint::read(constraint) {
            Err(fault) => {
                let message = format!("`{}` is no constraint: {fault}", constraint.value);
                findings.push(
                    told(message)
                        .help("Write `node.role == manager` or `node.role != manager`.")
                        .fix(doubled(context, constraint)),
                );
            }
            Ok(Constraint { key: Key::Unknown(key), .. }) => {
                let message = format!("no node has `{key}`, so this constraint is met nowhere");
                findings.push(told(message).refused_by(None).help(
                    "Use node.id, node.hostname, node.ip, node.role, node.platform.os, node.platform.arch, node.labels.NAME or engine.labels.NAME.",
                ));
            }
            Ok(read)
                if read.key == Key::Role
                    && !["manager", "worker"].iter().any(|r| read.value.eq_ignore_ascii_case(r)) =>
            {
                let message = format!("a node's role is `manager` or `worker`, never `{}`", read.value);
                findings.push(told(message).refused_by(None).help("Write `manager` or `worker`."));
            }
            Ok(_) => {}
        }
    }
}

/// `==` for the one `=`, where that makes a good constraint.
fn doubled(context: &Context<'_>, constraint: &Sited<String>) -> Option<Fix> {
    let text = context.text(constraint.place);
    let double = |text: &str| text.replacen('=', "==", 1);
    let is_good = Constraint::read(&double(constraint)).is_ok_and(|c| !matches!(c.key, Key::Unknown(_)));
    let is_one = text.matches('=').count() == 1 && constraint.matches('=').count() == 1;
    (is_good && is_one).then(|| Fix::safe("Write `==`", vec![Edit::replace(constraint.place.range, double(text))]))
}
