//! # build-in-stack
//!
//! ## What it does
//! Flags `build`.
//!
//! ## Why it is bad
//! A swarm builds nothing: the client ignores `build`, and every node pulls the image by its name.
//!
//! dclint asks for one of `build` and `image` (no-build-and-image). A stack needs `image` in every case; both may
//! stand there, where the same file also builds the image.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: registry.example.com/shop/web:1.4.2
//!     build: .
//! ```
//!
//! Its fix makes of it:
//! ```yaml fixed
//! services:
//!   web:
//!     image: registry.example.com/shop/web:1.4.2
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: registry.example.com/shop/web:1.4.2
//! ```
//!
//! ## Fix safety
//! Unsafe: `docker compose build` may read the file too.

use crate::{
    diagnostic::{Fix, FixAvailability, RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule, edits,
        rules::support::meta::{BASE, DEPLOY, TYPES},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST29",
        slug: "build-in-stack",
        severity: Severity::Info,
        fix: FixAvailability::Sometimes,
        summary: "`build` in a stack file",
        why: "A swarm builds nothing: the client ignores `build`, and every node pulls the image by its name.",
        sources: &[TYPES, DEPLOY],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in context.written_services() {
        let Some(entry) = service.item.entry("build") else { continue };
        let message = format!("`build` of service `{}` is ignored: a swarm builds nothing", service.name);
        let fix = edits::remove(context, entry.key, entry.item.place, service.item.entries().len())
            .map(|e| Fix::risky("Remove `build`", vec![e]));
        findings.push(
            Found::new(&RULE, entry.key, message)
                .help("Build and push the image before you deploy (`docker compose build --push`), and name it under `image`.")
                .fix(fix),
        );
    }
}
