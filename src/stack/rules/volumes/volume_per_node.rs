//! # volume-per-node
//!
//! ## What it does
//! Flags services with two tasks or more, and global ones, that mount a named local volume for writing.
//!
//! ## Why it is bad
//! Each node has a volume of that name with data of its own: what one task writes the others do not see.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     volumes: ["uploads:/uploads"]
//!     deploy: {replicas: 3}
//! volumes:
//!   uploads: {}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     volumes: ["uploads:/uploads"]
//!     deploy: {replicas: 3}
//! volumes:
//!   uploads:
//!     driver_opts: {type: nfs, o: "addr=10.0.0.9,rw", device: ":/uploads"}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Group, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        model::Volume,
        rules::support::meta::{BASE, CREATE, SERVICES},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST48",
        slug: "volume-per-node",
        group: Group::TrappingData,
        severity: Severity::Warning,
        summary: "Several tasks with a local volume",
        why: "Each node has a volume of that name with data of its own: what one task writes the others do not see.",
        sources: &[SERVICES, CREATE],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        if !service.is_global() && service.replicas() < 2 {
            continue;
        }
        for mount in service.volumes.iter().filter(|m| !m.read_only) {
            let Some(volume) = mount.volume().filter(|v| context.model.volume(v).is_some_and(Volume::is_local)) else {
                continue;
            };
            let message =
                format!("each node has its own `{}`: tasks of `{}` see different data", volume.value, service.name);
            findings.push(
                Found::new(&RULE, volume.place, message)
                    .help("Use storage that all nodes share (a driver, or NFS through the local driver's options), keep the data elsewhere, or, where it is a cache of each node, ignore this."),
            );
        }
    }
}
