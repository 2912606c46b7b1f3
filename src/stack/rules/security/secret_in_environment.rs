//! # secret-in-environment
//!
//! ## What it does
//! Flags environment variables whose names say password, secret, token, API key or private key and that have a
//! literal value. Names that end in `_FILE` and values that are empty or come from a variable are not flagged.
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

const WORDS: [&str; 9] =
    ["PASSWORD", "PASSWD", "SECRET", "TOKEN", "API_KEY", "APIKEY", "PRIVATE_KEY", "ACCESS_KEY", "CREDENTIALS"];

const NOT: [&str; 13] = [
    "_FILE",
    "_PATH",
    "_URL",
    "_URI",
    "_HOST",
    "_NAME",
    "_LENGTH",
    "_TTL",
    "_EXPIRY",
    "_EXPIRES_IN",
    "_ID",
    "_ENABLED",
    "_TYPE",
];

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        for pair in &service.environment {
            let Some(value) = pair.value.as_ref().filter(|v| !v.is_empty()) else { continue };
            let name = pair.name.to_ascii_uppercase();
            let is_secret = WORDS.iter().any(|w| name.contains(w)) && !NOT.iter().any(|n| name.ends_with(n));
            let is_switch = matches!(value.to_ascii_lowercase().as_str(), "true" | "false" | "yes" | "no" | "0" | "1")
                || value.starts_with("/run/secrets/");
            if !is_secret || is_switch || context.text(value.place).contains('$') {
                continue;
            }
            let message = format!(
                "`{}` stands in the file, and in `docker service inspect` for everybody who may ask",
                pair.name
            );
            findings.push(
                Found::new(&RULE, pair.key, message)
                    .help(format!("Create a secret (`docker secret create`), list it under `secrets`, and let the program read /run/secrets/NAME; many images take `{}_FILE`.", pair.name)),
            );
        }
    }
}
