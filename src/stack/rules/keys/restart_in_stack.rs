//! # restart-in-stack
//!
//! ## What it does
//! Flags `restart`.
//!
//! ## Why it is bad
//! The client says that it ignores `restart`, yet it uses it where `deploy.restart_policy` is missing; `restart:
//! "no"` then means the swarm's default, which restarts always.
//!
//! KICS asks for `restart: on-failure:5`. In a swarm the place for it is `deploy.restart_policy`, and a limit of
//! attempts means that a task stays gone after a node has failed.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     restart: always
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       restart_policy:
//!         condition: any
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       restart_policy:
//!         condition: any
//! ```
//!
//! ## Fix safety
//! Safe where the policy is what the client would make of the word; unsafe for `"no"`, which the swarm takes for
//! "always".

use crate::{
    diagnostic::{Fix, FixAvailability, RuleMeta, Severity, rule_file},
    stack::{
        Context, Entry, Findings, Found, Rule, edits,
        rules::support::meta::{BASE, CONVERT, CREATE},
        units::restart,
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST25",
        slug: "restart-in-stack",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        summary: "`restart` in a stack file",
        why: "The client says that it ignores `restart`, yet it uses it where `deploy.restart_policy` is missing; `restart: \"no\"` then means the swarm's default, which restarts always.",
        sources: &[CONVERT, CREATE],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in context.written_services() {
        let Some(entry) = service.item.entry("restart") else { continue };
        let has_policy = context.model.service(&service.name).is_some_and(|s| s.deploy.restart_policy.is_some());
        let word = entry.item.text().and_then(restart::parse);
        let effect = match word {
            _ if has_policy => "`deploy.restart_policy` counts instead",
            Some((restart::Restart::Unset, _)) => "the swarm restarts the tasks all the same",
            _ => "the client calls it ignored, and yet turns it into a restart policy",
        };
        let message = format!("`restart` of service `{}`: {effect}", service.name);
        let siblings = service.item.entries().len();
        let fix = match word {
            Some((kind, count)) if !has_policy => moved(context, service, entry, kind, count),
            _ => edits::remove(context, entry.key, entry.item.place, siblings)
                .map(|e| Fix::safe("Remove `restart`", vec![e])),
        };
        findings.push(
            Found::new(&RULE, entry.key, message)
                .help("Say it under `deploy.restart_policy`: `condition: any`, `on-failure` or `none`.")
                .fix(fix),
        );
    }
}

/// The same as a restart policy. `no` is asked about: the swarm does not do what it says.
fn moved(
    context: &Context<'_>,
    service: &Entry,
    entry: &Entry,
    kind: restart::Restart,
    count: Option<u64>,
) -> Option<Fix> {
    let condition = match kind {
        restart::Restart::Unset => "none",
        restart::Restart::Any => "any",
        restart::Restart::OnFailure => "on-failure",
    };
    if count.is_some() {
        return None;
    }
    let edits = edits::replace_key(context, service, entry, &["deploy", "restart_policy", "condition"], condition)?;
    let title = format!("Write `deploy.restart_policy.condition: {condition}`");
    Some(if kind == restart::Restart::Unset { Fix::risky(title, edits) } else { Fix::safe(title, edits) })
}
