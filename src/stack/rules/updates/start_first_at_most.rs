//! # start-first-at-most
//!
//! ## What it does
//! Flags services that start the new task first and have a `max_replicas_per_node`, with the number of nodes that an
//! update needs.
//!
//! ## Why it is bad
//! While it is updated, such a service has more tasks than `replicas` says. Where every node has as many as it may have,
//! the new task finds no place and the update waits without end.
//!
//! ## Example
//! ```yaml flagged=7
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       replicas: 3
//!       placement: {max_replicas_per_node: 1}
//!       update_config: {order: start-first, failure_action: rollback}
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       replicas: 3
//!       placement: {max_replicas_per_node: 1}
//!       update_config: {order: stop-first, failure_action: rollback}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       replicas: 3
//!       placement: {max_replicas_per_node: 1}
//!       update_config: {order: stop-first, failure_action: rollback}
//! ```
//!
//! ## Fix safety
//! Unsafe: the service runs one task less for a moment.

use crate::{
    diagnostic::{Fix, FixAvailability, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::meta::{BASE, SERVICES, UPDATER},
    },
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST19",
        slug: "start-first-at-most",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        summary: "A new task first where nodes take only so many",
        why: "While it is updated, such a service has more tasks than `replicas` says. Where every node has as many as it may have, the new task finds no place and the update waits without end.",
        sources: &[UPDATER, SERVICES],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in context.model.services.iter().filter(|s| s.is_start_first() && s.mode() == "replicated") {
        let Some(order) = service.deploy.update.as_ref().and_then(|u| u.order.as_ref()) else { continue };
        let Some(most) = service.deploy.max_replicas_per_node.as_ref().filter(|m| m.value > 0) else { continue };
        let tasks = service.tasks_in_update();
        let nodes = tasks.div_ceil(most.value);
        let message = format!(
            "an update of `{}` runs up to {tasks} tasks with {} on a node at most: on fewer than {nodes} nodes it waits without end",
            service.name, most.value
        );
        let fix = (context.text(order.place) == "start-first")
            .then(|| Fix::risky("Stop the old task first", vec![Edit::replace(order.place.range, "stop-first")]));
        findings.push(
            Found::new(&RULE, order.place, message)
                .help(format!(
                    "Write `stop-first`, raise `max_replicas_per_node`, or see that {nodes} nodes may run it."
                ))
                .fix(fix),
        );
    }
}
