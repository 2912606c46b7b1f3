//! # secret-in-environment
//!
//! ## What it does
//! Flags environment variables whose names say password, secret, token, API key or private key and that have a
//! literal value, and addresses with a password in them (`postgres://shop:hunter2@db/shop`). Names that end in `_FILE`,
//! and values that are empty, a path, a switch, or come from a variable, are not flagged.
//!
//! ## Why it is bad
//! The value stands in the file and in `docker service inspect`, and every process of the container can read it.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: nginx:1.27
//!     environment: {DB_PASSWORD: hunter2}
//! ```
//!
//! ```yaml flagged=5
//! services:
//!   web:
//!     image: nginx:1.27
//!     environment:
//!       - DATABASE_URL=postgres://shop:hunter2@db/shop
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: nginx:1.27
//!     environment: {DB_PASSWORD_FILE: /run/secrets/db_password}
//!     secrets: [db_password]
//! secrets:
//!   db_password: {external: true}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{Group, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::meta::{BASE, SECRETS},
    },
    text::{is_no_secret, names_a_secret},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST55",
        slug: "secret-in-environment",
        group: Group::Security,
        summary: "A secret in the environment",
        why: "The value stands in the file and in `docker service inspect`, and every process of the container can read it.",
        sources: &[SECRETS],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

/// The password of `scheme://user:password@host`, where it is none to be filled in.
fn password_in_address(value: &str) -> Option<&str> {
    let (scheme, rest) = value.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let (user, _) = authority.rsplit_once('@')?;
    let (_, password) = user.split_once(':')?;
    let is_scheme = !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+.-".contains(&b));
    (is_scheme && !password.is_empty() && !password.starts_with(['$', '<', '{'])).then_some(password)
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        for pair in &service.environment {
            let Some(value) = pair.value.as_ref().filter(|v| !v.is_empty()) else { continue };
            let in_address = password_in_address(value);
            let is_secret = names_a_secret(&pair.name) && !is_no_secret(value);
            let written = context.text(value.place);
            if !(is_secret && !written.contains('$') || in_address.is_some_and(|p| written.contains(p))) {
                continue;
            }
            let what = if is_secret { "it" } else { "the password in it" };
            let message = format!(
                "`{}`: {what} stands in the file, and in `docker service inspect` for everybody who may ask",
                pair.name
            );
            findings.push(
                Found::new(&RULE, pair.key, message)
                    .help(format!("Create a secret (`docker secret create`), list it under `secrets`, and let the program read /run/secrets/NAME; many images take `{}_FILE`.", pair.name)),
            );
        }
    }
}
