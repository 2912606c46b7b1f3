//! # volume-not-mounted
//!
//! ## What it does
//! Flags services that mount nothing at a path which their image declares a `VOLUME`, in its Dockerfile or in a known
//! base image.
//!
//! ## Why it is bad
//! Each task then gets a nameless volume of its own. It stays behind on the node when the task ends: the next task starts
//! with an empty one, and the data of the old one are lost to the service.
//!
//! ## Example
//! ```dockerfile name=db.Dockerfile
//! FROM postgres:17.6
//! COPY init/ /docker-entrypoint-initdb.d/
//! ```
//! ```yaml name=stack.yml flagged=2
//! services:
//!   db:
//!     image: registry.example.com/shop/db:1.4
//! ```
//!
//! ## Use instead
//! ```dockerfile name=db.Dockerfile
//! FROM postgres:17.6
//! COPY init/ /docker-entrypoint-initdb.d/
//! ```
//! ```yaml name=stack.yml
//! services:
//!   db:
//!     image: registry.example.com/shop/db:1.4
//!     volumes: ["data:/var/lib/postgresql/data"]
//!     deploy: {placement: {constraints: [node.labels.data==db]}}
//! volumes:
//!   data: {}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you know where the data are to lie.

use super::{BASE, DOCKERFILE, VOLUMES};
use crate::{
    cross::between::{Context, Found, Image, Rule},
    diagnostic::{Group, RuleMeta, rule_file},
    dockerfile::{Arguments, Keyword},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL7003",
        slug: "volume-not-mounted",
        group: Group::TrappingData,
        summary: "A path of data that the image declares and the service does not mount",
        why: "Each task gets a nameless volume of its own, which stays behind on the node: the next task starts with an empty one.",
        sources: &[DOCKERFILE, VOLUMES],
        file: rule_file!(),
        ..BASE
    },
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for pair in context.pairs() {
        if pair.service.is_job() {
            continue;
        }
        let targets: Vec<&str> =
            pair.service.volumes.iter().filter_map(|m| Some(m.target.as_ref()?.trim_end_matches('/'))).collect();
        // A mount above holds it; one below, or one whose path has a variable, was made with it in mind.
        let is_mounted = |path: &str| {
            targets.iter().any(|t| {
                let inside = |outer: &str, inner: &str| inner.strip_prefix(outer).is_some_and(|r| r.starts_with('/'));
                *t == path || inside(t, path) || inside(path, t) || t.contains('$')
            })
        };
        for path in declared(pair.image).iter().filter(|p| !is_mounted(p)) {
            let message = format!(
                "nothing is mounted into `{}` at `{path}`, which {} declares a VOLUME",
                pair.service.name,
                pair.dockerfile()
            );
            let help = format!(
                "Mount a named volume or a network share at `{path}`, and keep a local volume's service on its node."
            );
            found.push(Found::in_stack(&RULE, pair.stack, pair.service.key, message).help(help));
        }
    }
}

/// Absolute paths that an image declares a VOLUME, variables apart.
fn declared(image: &Image<'_>) -> Vec<String> {
    let own = image.view.of(Keyword::Volume).flat_map(|i| match &i.arguments {
        Arguments::List { items, .. } => items.iter().map(|w| w.value.clone()).collect(),
        _ => Vec::new(),
    });
    let of_base = image.view.parent.iter().flat_map(|p| p.declared.volumes.clone());
    let mut paths: Vec<String> = own
        .chain(of_base)
        .filter(|p| p.starts_with('/') && !p.contains('$'))
        .map(|p| p.trim_end_matches('/').to_owned())
        .filter(|p| !p.is_empty())
        .collect();
    paths.sort();
    paths.dedup();
    paths
}
