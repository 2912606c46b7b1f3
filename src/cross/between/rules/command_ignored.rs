//! # command-ignored
//!
//! ## What it does
//! Flags `command` of a service whose image has an `ENTRYPOINT` in shell form, unless the service replaces that, too.
//!
//! ## Why it is bad
//! An entry point in shell form is run as `/bin/sh -c "..."`. What `command` says is handed to that shell as words that
//! its text never looks at: the service starts as if `command` were not there, without a message.
//!
//! ## Example
//! ```dockerfile name=worker.Dockerfile
//! FROM python:3.14.0-slim
//! ENTRYPOINT python /srv/worker.py
//! ```
//! ```yaml name=stack.yml flagged=4
//! services:
//!   worker:
//!     image: registry.example.com/shop/worker:1.4
//!     command: ["--queue", "mail"]
//! ```
//!
//! ## Use instead
//! ```dockerfile name=worker.Dockerfile
//! FROM python:3.14.0-slim
//! ENTRYPOINT ["python", "/srv/worker.py"]
//! ```
//! ```yaml name=stack.yml
//! services:
//!   worker:
//!     image: registry.example.com/shop/worker:1.4
//!     command: ["--queue", "mail"]
//! ```
//!
//! ## Fix safety
//! There is no fix here: the Dockerfile's own findings offer the exec form.

use super::{BASE, DOCKERFILE};
use crate::{
    cross::between::{Context, Found, Rule},
    diagnostic::{RuleMeta, rule_file},
    dockerfile::{Command, Keyword},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL7004",
        slug: "command-ignored",
        summary: "A command that the image's entry point in shell form never sees",
        why: "An entry point in shell form takes no arguments: the service starts as if its command were not there, without a message.",
        sources: &[DOCKERFILE],
        file: rule_file!(),
        ..BASE
    },
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for pair in context.pairs() {
        let key = |name: &str| pair.service.key(name);
        let Some(command) = key("command").filter(|_| key("entrypoint").is_none()).map(|k| k.key) else { continue };
        let entry = pair.image.view.of(Keyword::Entrypoint).last().and_then(|i| i.command());
        let Some(Command::Shell(text)) = entry else { continue };
        // "$@" and its kin look at what comes behind.
        if text.text.trim().is_empty() || text.text.contains(['$']) {
            continue;
        }
        let message = format!(
            "the command of `{}` has no effect: the ENTRYPOINT of {} is in shell form",
            pair.service.name,
            pair.dockerfile()
        );
        let help =
            "Write the ENTRYPOINT as a list, so that it gets the command's words, or replace it by `entrypoint` here.";
        found.push(Found::in_stack(&RULE, pair.stack, command, message).help(help));
    }
}
