//! # mount-options
//!
//! ## What it does
//! Flags unknown types, options of another type, a bind mount without `source`, and a tmpfs mount with one.
//!
//! ## Why it is bad
//! Each type of mount has options of its own, and a source or none; the client refuses what does not fit.
//!
//! ## Example
//! ```yaml flagged=7
//! services:
//!   web:
//!     image: nginx:1.27
//!     volumes:
//!       - type: tmpfs
//!         target: /tmp
//!         source: data
//! ```
//!
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     volumes: ["./site:/site:nocopy"]
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     volumes:
//!       - type: tmpfs
//!         target: /tmp
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        model::MountType,
        rules::support::meta::{BASE, CONVERT},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST81",
        slug: "mount-options",
        summary: "A mount that contradicts its type",
        why: "Each type of mount has options of its own, and a source or none; the client refuses what does not fit.",
        sources: &[CONVERT],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        for mount in &service.volumes {
            let source = mount.source.as_ref().filter(|s| !s.is_empty());
            let (takes, needs_source): (&[&str], bool) = match &mount.kind {
                MountType::Volume => (&["volume"], false),
                MountType::Bind | MountType::Npipe => (&["bind"], true),
                MountType::Tmpfs => (&["tmpfs"], false),
                MountType::Cluster => (&["cluster"], true),
                MountType::Image => (&["image"], true),
                MountType::Other(word) => {
                    let message = format!("there is no mount of type `{word}`");
                    findings.push(
                        Found::new(&RULE, mount.place, message)
                            .help("Write `volume`, `bind`, `tmpfs`, `npipe` or `cluster`."),
                    );
                    continue;
                }
            };
            let kind = mount.kind.as_str();
            for option in mount.options.iter().filter(|o| !takes.contains(&o.as_str())) {
                let message = format!("options of `{}` do not fit a mount of type `{kind}`", option.value);
                findings.push(Found::new(&RULE, option.place, message).help("Remove them, or change the type."));
            }
            if needs_source && source.is_none() {
                let message = format!("a mount of type `{kind}` needs a `source`");
                findings.push(Found::new(&RULE, mount.place, message).help("Name what is mounted."));
            }
            if let Some(source) = source.filter(|_| mount.kind == MountType::Tmpfs) {
                findings.push(
                    Found::new(&RULE, source.place, "a mount of type `tmpfs` takes no `source`")
                        .help("Remove `source`: memory has none."),
                );
            }
        }
    }
}
