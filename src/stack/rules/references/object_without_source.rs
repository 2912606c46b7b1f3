//! # object-without-source
//!
//! ## What it does
//! Flags secrets and configs with neither `file` nor `external` nor `driver`.
//!
//! ## Why it is bad
//! The client needs a file, `external: true` or, for secrets, a driver to take the content from.
//!
//! ## Example
//! ```yaml flagged=5
//! services:
//!   web:
//!     image: nginx:1.27
//! configs:
//!   site: {}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//! configs:
//!   site:
//!     file: ./site.conf
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::meta::{BASE, CLIENT, CONFIGS, SECRETS},
    },
};
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST76",
        slug: "object-without-source",
        summary: "A secret or config without a source",
        why: "The client needs a file, `external: true` or, for secrets, a driver to take the content from.",
        sources: &[CLIENT, SECRETS, CONFIGS],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Client),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let model = &context.model;
    let broken: HashSet<&str> = context
        .faults()
        .filter(|f| f.path.first().is_some_and(|section| section == "secrets" || section == "configs"))
        .filter_map(|f| f.path.get(1).map(String::as_str))
        .collect();
    for (objects, kind) in [(&model.secrets, "secret"), (&model.configs, "config")] {
        for object in objects {
            let has_source = object.external.is_some()
                || object.file.as_ref().is_some_and(|f| !f.is_empty())
                || object.driver.as_ref().is_some_and(|d| !d.is_empty());
            if !has_source && !broken.contains(object.name.as_str()) {
                let message = format!("the {kind} `{}` says nowhere what it holds", object.name);
                findings.push(
                    Found::new(&RULE, object.key, message)
                        .help("Name a `file`, or say `external: true` if it exists in the swarm already."),
                );
            }
        }
    }
}
