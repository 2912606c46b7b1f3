//! # no-pids-limit
//!
//! ## What it does
//! Flags services without `deploy.resources.limits.pids`, in files of version 3.9 and later.
//!
//! ## Why it is bad
//! A program that forks without end takes its whole node down.
//!
//! KICS asks for `pids_limit` of the service, which a stack file does not know and the client refuses.
//!
//! ## Example
//! ```yaml flagged=2
//! services:
//!   web:
//!     image: nginx:1.27
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       resources:
//!         limits:
//!           pids: 200
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       resources:
//!         limits:
//!           pids: 200
//! ```
//!
//! ## Fix safety
//! Unsafe: the figure is a place to start from; measure what the service needs.

use crate::{
    diagnostic::{FixAvailability, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Rule,
        rules::support::{
            meta::{BASE, CREATE, SERVICES},
            resources::{Figure, ask_for},
        },
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST36",
        slug: "no-pids-limit",
        severity: Severity::Info,
        fix: FixAvailability::Sometimes,
        summary: "A service without a limit of processes",
        why: "A program that forks without end takes its whole node down.",
        sources: &[CREATE, SERVICES],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    // The key came with version 3.9.
    if context.files.iter().any(|f| f.version.minor() < 9) {
        return;
    }
    let figure = Figure {
        rule: &RULE,
        path: ["limits", "pids"],
        is_given: |deploy| deploy.limits.pids.is_some(),
        lack: "has no limit of processes",
        help: "Set `deploy.resources.limits.pids`.",
        fix: "Add a limit of processes",
        start: |_| "200".to_owned(),
    };
    ask_for(&figure, context, findings);
}
