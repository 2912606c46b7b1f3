//! # generic-resources
//!
//! ## What it does
//! Flags `generic_resources`.
//!
//! ## Why it is bad
//! Tasks that reserve a generic resource stay pending until a node says that it has one.
//!
//! ## Example
//! ```yaml flagged=7
//! services:
//!   web:
//!     image: nginx:1.27
//!     deploy:
//!       resources:
//!         reservations:
//!           generic_resources:
//!             - discrete_resource_spec: {kind: NVIDIA-GPU, value: 1}
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
        Context, Findings, Found, Place, Rule,
        model::Service,
        rules::support::meta::{BASE, CREATE},
    },
    text::TextRange,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST66",
        slug: "generic-resources",
        severity: Severity::Info,
        summary: "Generic resources must be advertised by the nodes",
        why: "Tasks that reserve a generic resource stay pending until a node says that it has one.",
        sources: &[CREATE],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        if let Some(place) = service.deploy.reservations.generic {
            let message = format!("service `{}` runs only where a node advertises what it reserves", service.name);
            let place = Place {
                range: TextRange::new(
                    place.range.from(),
                    context.source(place)[place.range.from()..]
                        .find('\n')
                        .map_or(place.range.to(), |n| place.range.from() + n),
                ),
                ..place
            };
            findings.push(Found::new(&RULE, key_of(context, service).unwrap_or(place), message).help("Give each such node `node-generic-resources` in its daemon.json, for example `[\"NVIDIA-GPU=UUID\"]`, and restart its engine."));
        }
    }
}

/// Where the key stands.
fn key_of(context: &Context<'_>, service: &Service) -> Option<Place> {
    let (_, written) = context.written_service(&service.name).next_back()?;
    Some(written.item.find(&["deploy", "resources", "reservations"])?.entry("generic_resources")?.key)
}
