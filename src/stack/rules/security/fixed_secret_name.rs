//! # fixed-secret-name
//!
//! ## What it does
//! Flags secrets and configs with `file` whose names hold neither a variable nor a version (`site_v2`, `tls-2026-11`).
//!
//! ## Why it is bad
//! Secrets and configs cannot be changed: the second deploy with other content fails. A new content needs a new
//! name.
//!
//! ## Example
//! ```yaml flagged=7
//! services:
//!   web:
//!     image: nginx:1.27
//!     configs: [site]
//! configs:
//!   site:
//!     file: ./site.conf
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: nginx:1.27
//!     configs: [site]
//! configs:
//!   site:
//!     file: ./site.conf
//!     name: "site-${SITE_VERSION:-1}"
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     configs: [site]
//! configs:
//!   site:
//!     file: ./site.conf
//!     name: site-${SITE_VERSION:-1}
//! ```
//!
//! ## Fix safety
//! Unsafe: the object gets another name in the swarm; what refers to it by its old name must follow.

use crate::{
    diagnostic::{Fix, FixAvailability, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule, edits,
        rules::support::meta::{BASE, CONFIGS, SECRETS},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST56",
        slug: "fixed-secret-name",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        summary: "A secret or config from a file, with a fixed name",
        why: "Secrets and configs cannot be changed: the second deploy with other content fails. A new content needs a new name.",
        sources: &[CONFIGS, SECRETS],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

/// Whether the last part of a name is a version, a date or a hash: `site_v2`, `tls-2026-11`, `app.3f9c2e1`.
fn has_version(name: &str) -> bool {
    let Some((_, last)) = name.rsplit_once(['-', '_', '.']) else { return false };
    let number = last.trim_start_matches(['v', 'V', 'r']);
    let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    let is_hash =
        last.len() >= 6 && last.bytes().all(|b| b.is_ascii_hexdigit()) && last.bytes().any(|b| b.is_ascii_digit());
    is_number || is_hash
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let model = &context.model;
    for (objects, kind, section) in [(&model.secrets, "secret", "secrets"), (&model.configs, "config", "configs")] {
        for object in objects.iter().filter(|o| o.external.is_none()) {
            let Some(file) = object.file.as_ref().filter(|f| !f.is_empty()) else { continue };
            let name = object.own_name.as_ref().map_or(&object.name, |n| &n.value);
            if has_version(name) || object.own_name.as_ref().is_some_and(|n| context.text(n.place).contains('$')) {
                continue;
            }
            let message = format!("the {kind} `{}` has a fixed name: a deploy with other content fails", object.name);
            let upper = object.name.to_ascii_uppercase().replace(['-', '.'], "_");
            let value = format!("\"{}-${{{upper}_VERSION:-1}}\"", object.name);
            let fix = edits::set_in_file(context, object.key, &[section, &object.name, "name"], &value)
                .filter(|_| context.files.iter().all(|f| f.version.minor() >= 5))
                .map(|e| Fix::risky("Give it a name with a version", vec![e]));
            findings.push(Found::new(&RULE, file.place, message).help(
                "Put a version or a hash of the content in `name:`, by a variable, and change it with the content.",
            ).fix(fix));
        }
    }
}
