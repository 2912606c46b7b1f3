//! # start-first-with-volume
//!
//! ## What it does
//! Flags `order: start-first` on services that mount a named volume of the local driver for writing.
//!
//! ## Why it is bad
//! For a while two tasks write to the same data; or the new one starts on another node, with an empty volume.
//!
//! ## Example
//! ```yaml flagged=6
//! services:
//!   web:
//!     image: nginx:1.27
//!     volumes: ["data:/data"]
//!     deploy:
//!       update_config: {order: start-first}
//! volumes:
//!   data: {}
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     volumes: ["data:/data"]
//!     deploy:
//!       update_config: {order: stop-first}
//! volumes:
//!   data: {}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     volumes: ["data:/data"]
//!     deploy:
//!       update_config: {order: stop-first}
//! volumes:
//!   data: {}
//! ```
//!
//! ## Fix safety
//! Safe for the data: the service is away for a moment during each update.

use crate::{
    diagnostic::{Fix, FixAvailability, Group, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        model::{Mount, Volume},
        rules::support::meta::{BASE, SERVICES, UPDATER},
    },
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST42",
        slug: "start-first-with-volume",
        group: Group::TrappingData,
        fix: FixAvailability::Sometimes,
        summary: "start-first on a service with a local volume",
        why: "For a while two tasks write to the same data; or the new one starts on another node, with an empty volume.",
        sources: &[UPDATER, SERVICES],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        let order = service.deploy.update.as_ref().and_then(|u| u.order.as_ref()).filter(|_| service.is_start_first());
        let volume = service
            .volumes
            .iter()
            .filter(|m| !m.read_only)
            .filter_map(Mount::volume)
            .find(|v| context.model.volume(v).is_some_and(Volume::is_local));
        if let (Some(order), Some(volume)) = (order, volume) {
            let message =
                format!("while it is updated, two tasks of `{}` use the volume `{}`", service.name, volume.value);
            let fix = (context.text(order.place) == "start-first")
                .then(|| Fix::safe("Stop the old task first", vec![Edit::replace(order.place.range, "stop-first")]));
            findings.push(Found::new(&RULE, order.place, message).help("Write `stop-first`.").fix(fix));
        }
    }
}
