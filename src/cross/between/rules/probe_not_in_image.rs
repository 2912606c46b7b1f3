//! # probe-not-in-image
//!
//! ## What it does
//! Flags healthchecks of a service whose image lacks what they start: a shell, where the image is built from scratch or
//! from a base without one, or `curl` or `wget`, where the base is one of the official images that come without it and
//! nothing in the Dockerfile brings it.
//!
//! ## Why it is bad
//! The check fails each time, though the service works: the swarm takes every task for unhealthy, stops it and starts
//! another one, for ever.
//!
//! ## Example
//! ```dockerfile name=web.Dockerfile
//! FROM node:24.9.0-slim
//! COPY server.js /srv/
//! CMD ["node", "/srv/server.js"]
//! ```
//! ```yaml name=stack.yml flagged=5
//! services:
//!   web:
//!     image: registry.example.com/shop/web:1.4
//!     healthcheck:
//!       test: curl -fsS http://localhost:3000/ || exit 1
//! ```
//!
//! ## Use instead
//! ```dockerfile name=web.Dockerfile
//! FROM node:24.9.0-slim
//! COPY server.js check.js /srv/
//! CMD ["node", "/srv/server.js"]
//! ```
//! ```yaml name=stack.yml
//! services:
//!   web:
//!     image: registry.example.com/shop/web:1.4
//!     healthcheck:
//!       test: ["CMD", "node", "/srv/check.js"]
//! ```
//!
//! ## Fix safety
//! There is no fix: only you know what the image has to ask itself with.

use super::{BASE, DOCKERFILE, SERVICES};
use crate::{
    cross::between::{Context, Found, Image, Rule},
    diagnostic::{RuleMeta, rule_file},
    dockerfile::Keyword,
    maturity::Root,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL7002",
        slug: "probe-not-in-image",
        summary: "A healthcheck that starts what the image does not have",
        why: "The check fails each time, though the service works: the swarm takes every task for unhealthy and starts another one, for ever.",
        sources: &[DOCKERFILE, SERVICES],
        file: rule_file!(),
        ..BASE
    },
    check,
};

/// Official images with those of the two programs that none of their tags, or none with these words, come with. By the
/// images' own Dockerfiles, looked at on 2026-11-25.
const WITHOUT: [(&str, &[&str], &[&str]); 7] = [
    ("alpine", &[""], &["curl"]),
    ("debian", &[""], &["curl", "wget"]),
    ("ubuntu", &[""], &["curl", "wget"]),
    ("node", &["slim"], &["curl", "wget"]),
    ("node", &["alpine"], &["curl"]),
    ("python", &["slim"], &["curl", "wget"]),
    ("python", &["alpine"], &["curl"]),
];

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for pair in context.pairs() {
        let Some(test) = pair.service.healthcheck.as_ref().filter(|h| !h.is_off()).and_then(|h| h.test.as_ref()) else {
            continue;
        };
        let (kind, words) = match test.value.split_first() {
            Some((kind, words)) if kind == "CMD" || kind == "CMD-SHELL" => (kind.as_str(), words),
            _ => continue,
        };
        let in_shell = kind == "CMD-SHELL";
        let program = words.first().and_then(|w| w.split_whitespace().next()).unwrap_or_default();
        let missing = if in_shell && has_no_shell(pair.image) {
            "a shell"
        } else if lacks(pair.image, program) {
            program
        } else {
            continue;
        };
        let message = format!(
            "the healthcheck of `{}` needs {}, which the image of {} does not have",
            pair.service.name,
            if missing == "a shell" { "a shell".to_owned() } else { format!("`{missing}`") },
            pair.dockerfile().trim_end_matches(',')
        );
        let help = if in_shell && missing == "a shell" {
            "Write the test as a list that starts a program of the image: `[\"CMD\", \"/app\", \"check\"]`."
        } else {
            "Ask with what the image has, for example its own runtime or a subcommand of the service, or install the program."
        };
        found.push(Found::in_stack(&RULE, pair.stack, test.place, message).help(help));
    }
}

/// Whether anything in the steps of the last image speaks of a word, so that it may bring it.
fn speaks_of(image: &Image<'_>, words: &[&str]) -> bool {
    image.view.steps().filter(|i| i.keyword != Keyword::From).any(|i| words.iter().any(|w| i.line.text.contains(w)))
}

fn has_no_shell(image: &Image<'_>) -> bool {
    let bare = match image.view.root {
        Root::Scratch => true,
        Root::Known => image.view.parent.as_ref().is_some_and(|p| p.declared.shell.is_none()),
        Root::Stranger | Root::Missing => false,
    };
    // What comes from another stage as a whole may hold anything.
    let copies_much = image
        .view
        .steps()
        .any(|i| i.keyword == Keyword::Copy && (i.line.text.trim_end().ends_with(" /") || i.line.text.contains(" / ")));
    bare && !copies_much && !speaks_of(image, &["busybox", "/sh", "bash", "/bin"])
}

fn lacks(image: &Image<'_>, program: &str) -> bool {
    if program != "curl" && program != "wget" {
        return false;
    }
    let Some(known) = image.view.parent.as_ref().filter(|_| image.view.root == Root::Known) else { return false };
    let base = image.view.base_name();
    let tag = base.split('@').next().unwrap_or_default().rsplit_once(':').map_or("", |(_, tag)| tag);
    let is_without = |(name, words, programs): &(&str, &[&str], &[&str])| {
        known.image.name == *name && words.iter().any(|w| tag.contains(w)) && programs.contains(&program)
    };
    // A base without package lists can still be given anything by a script: then nothing is certain.
    WITHOUT.iter().any(is_without) && !speaks_of(image, &[program, "busybox", "install.sh", "setup.sh"])
}
