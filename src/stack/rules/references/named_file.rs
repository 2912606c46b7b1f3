//! # named-file
//!
//! ## What it does
//! Names the files that a stack reads where it is deployed: those of `env_file`, `secrets` and `configs`. It is a note,
//! told once a stack.
//!
//! ## Why it is bad
//! Nothing is wrong with them. The client stops where one is missing, and nobody has looked: here they are taken to be
//! there.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     env_file: web.env
//! ```
//!
//! ```yaml flagged=8
//! services:
//!   web:
//!     image: nginx:1.27
//!     configs: [site_v1]
//!     secrets: [tls_v1]
//! configs:
//!   site_v1:
//!     file: ./site.conf
//! secrets:
//!   tls_v1:
//!     file: ./tls.pem
//! ```
//!
//! ## Use instead
//! What the swarm has already needs no file:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     configs: [site_v1]
//! configs:
//!   site_v1: {external: true}
//! ```
//!
//! ## Fix safety
//! There is no fix: it is a note.

use crate::{
    diagnostic::{RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule, Sited,
        rules::support::meta::{BASE, CLIENT},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST108",
        slug: "named-file",
        severity: Severity::Style,
        summary: "Files that the client reads where it deploys",
        why: "The client reads them where you deploy and stops where one is missing; here they are taken to be there.",
        sources: &[CLIENT],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

/// More names than this are counted, not listed.
const LISTED: usize = 6;

fn check(context: &Context<'_>, findings: &mut Findings) {
    let model = &context.model;
    let objects = model.secrets.iter().chain(&model.configs).filter(|o| o.external.is_none());
    let named = objects.filter_map(|o| o.file.as_ref()).chain(model.services.iter().flat_map(|s| &s.env_files));
    let mut named: Vec<&Sited<String>> = named.filter(|f| !f.is_empty()).collect();
    crate::text::sort_by(&mut named, |a, b| a.place.cmp(&b.place));
    let Some(first) = named.first().copied() else { return };
    let mut seen = std::collections::HashSet::new();
    named.retain(|f| seen.insert(f.value.as_str()));
    let mut shown: Vec<String> = named.iter().take(LISTED).map(|f| format!("`{}`", f.value)).collect();
    if named.len() > LISTED {
        shown.push(format!("and {} more", named.len() - LISTED));
    }
    let are = if named.len() == 1 { "is" } else { "are" };
    let message = format!("{} {are} taken to be there", shown.join(", "));
    findings.push(
        Found::new(&RULE, first.place, message)
            .help("Deploy from a folder that has them: paths count from the folder of the first stack file."),
    );
}
