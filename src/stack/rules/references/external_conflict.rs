//! # external-conflict
//!
//! ## What it does
//! Flags external volumes with driver, options or labels, `external.name` together with `name`, and secrets with
//! both `driver` and `file`.
//!
//! ## Why it is bad
//! What exists without the stack takes nothing but its name from the file, and a secret comes from a driver or a
//! file, not from both.
//!
//! ## Example
//! ```yaml flagged=5
//! services:
//!   web:
//!     image: nginx:1.27
//! volumes:
//!   data: {external: true, driver: local}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//! volumes:
//!   data: {external: true}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Refuser, RuleMeta, rule_file},
    stack::{Context, Findings, Found, Rule, rules::support::meta::BASE},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST77",
        slug: "external-conflict",
        summary: "A definition that contradicts itself",
        why: "What exists without the stack takes nothing but its name from the file, and a secret comes from a driver or a file, not from both.",
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let model = &context.model;
    for volume in &model.volumes {
        if volume.external.is_none() {
            continue;
        }
        let driver = volume.driver.as_ref().filter(|d| !d.is_empty()).map(|d| ("driver", d.place));
        let given = [driver, volume.driver_opts_at.map(|p| ("driver_opts", p)), volume.labels.map(|p| ("labels", p))];
        for (what, place) in given.into_iter().flatten() {
            let message = format!("the volume `{}` is external, so it takes no `{what}` from this file", volume.name);
            findings.push(Found::new(&RULE, place, message).help(format!("Remove `{what}`, or `external`.")));
        }
    }
    let networks = model.networks.iter().map(|n| (&n.name, &n.external, &n.own_name));
    let volumes = model.volumes.iter().map(|v| (&v.name, &v.external, &v.own_name));
    let objects = model.secrets.iter().chain(&model.configs).map(|o| (&o.name, &o.external, &o.own_name));
    for (name, external, own_name) in networks.chain(volumes).chain(objects) {
        let old_name = external.as_ref().and_then(|e| e.name.as_ref()).filter(|n| !n.is_empty());
        if let (Some(old), Some(_)) = (old_name, own_name.as_ref().filter(|n| !n.is_empty())) {
            let message = format!("`{name}` has a name twice: in `external.name` and in `name`");
            findings.push(Found::new(&RULE, old.place, message).help("Write `external: true` and keep `name`."));
        }
    }
    for secret in model.secrets.iter().filter(|s| s.external.is_none()) {
        if let (Some(file), Some(driver)) = (&secret.file, &secret.driver)
            && !driver.is_empty()
            && !file.is_empty()
        {
            let message = format!("the secret `{}` comes from a driver, so it takes no `file`", secret.name);
            findings.push(Found::new(&RULE, file.place, message).help("Keep one of the two."));
        }
    }
}
