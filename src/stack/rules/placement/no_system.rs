//! # no-system
//!
//! ## What it does
//! Flags services without a constraint on `node.platform.os`, where the swarm has Windows nodes or where other services
//! of the stack are kept on Windows or Linux by one.
//!
//! ## Why it is bad
//! In a swarm with Linux and Windows nodes a task may be sent to a node that cannot run its image: it is tried there and
//! fails, or waits. The scheduler only knows the right system where the image's manifest could be read at the deploy.
//!
//! ## Example
//! ```yaml flagged=2
//! services:
//!   web:
//!     image: nginx:1.27
//!   old:
//!     image: mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022
//!     deploy: {placement: {constraints: [node.platform.os == windows]}}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy: {placement: {constraints: [node.platform.os == linux]}}
//!   old:
//!     image: mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022
//!     deploy: {placement: {constraints: [node.platform.os == windows]}}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::{
            meta::{BASE, SERVICES},
            systems,
        },
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST63",
        slug: "no-system",
        severity: Severity::Warning,
        summary: "A service that may be sent to a node of the wrong system",
        why: "In a swarm with Linux and Windows nodes a task may be sent to a node that cannot run its image, where it fails or waits.",
        sources: &[SERVICES],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let services = &context.model.services;
    if !context.surroundings.has_windows_nodes && !services.iter().any(systems::is_on_windows) {
        return;
    }
    for service in services.iter().filter(|s| !systems::names_system(s)) {
        let message = format!("nothing keeps `{}` on nodes of its system", service.name);
        findings.push(
            Found::new(&RULE, service.key, message)
                .help("Add `placement: {constraints: [node.platform.os == linux]}`, or `windows`."),
        );
    }
}
