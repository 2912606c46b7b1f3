//! # unpinned-volume
//!
//! ## What it does
//! Flags replicated services with one task that mount a named local volume for writing and are not kept on one node
//! by a constraint (node.hostname, node.id, node.ip or a label). Where they are kept on managers, it is a warning: a swarm
//! with one manager keeps the data in its place.
//!
//! ## Why it is bad
//! A volume of the local driver lives on one node. When the task starts on another node, it gets a new, empty
//! volume of the same name, and the data seems gone.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   db:
//!     image: postgres:17
//!     volumes: ["data:/var/lib/postgresql/data"]
//! volumes:
//!   data: {}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   db:
//!     image: postgres:17
//!     volumes: ["data:/var/lib/postgresql/data"]
//!     deploy: {placement: {constraints: [node.labels.db == true]}}
//! volumes:
//!   data: {}
//! ```
//!
//! ## Fix safety
//! For display: the node must have the label first.

use crate::{
    diagnostic::{Fix, Group, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule, edits,
        model::Volume,
        rules::support::meta::{BASE, CREATE, SERVICES},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST47",
        slug: "unpinned-volume",
        group: Group::TrappingData,
        summary: "A local volume on a service that may move",
        why: "A volume of the local driver lives on one node. When the task starts on another node, it gets a new, empty volume of the same name, and the data seems gone.",
        sources: &[SERVICES, CREATE],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        if service.is_global() || service.replicas() > 1 || service.is_pinned() {
            continue;
        }
        for mount in service.volumes.iter().filter(|m| !m.read_only) {
            let Some(volume) = mount.volume().filter(|v| context.model.volume(v).is_some_and(Volume::is_local)) else {
                continue;
            };
            let is_on_managers = service.is_on_managers();
            let message = format!(
                "the data of `{}` stays on one node, and service `{}` may start on another{}",
                volume.value,
                service.name,
                if is_on_managers { " manager" } else { "" }
            );
            let fix = edits::set(
                context,
                &service.name,
                &["deploy", "placement", "constraints"],
                &format!("[node.labels.{} == true]", service.name),
            )
            .filter(|_| {
                service.deploy.constraints.is_empty()
                    && service.name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
            })
            .map(|e| Fix::display("Keep it on a labelled node", vec![e]));
            findings.push(
                Found::new(&RULE, volume.place, message)
                    .severity(if is_on_managers { Severity::Warning } else { Severity::Error })
                    .help(format!("Label one node (`docker node update --label-add {0}=true NODE`) and add the constraint `node.labels.{0} == true`, or use a driver that all nodes share.", service.name))
                    .fix(fix),
            );
        }
    }
}
