//! # proxy-labels
//!
//! ## What it does
//! Flags `labels` that start with `traefik.` or `com.df.` or are `caddy` while `deploy.labels` has none of them.
//!
//! ## Why it is bad
//! Proxies that watch a swarm read the labels of services, which stand under `deploy.labels`; `labels` go to the
//! containers, where a swarm provider does not look.
//!
//! ## Example
//! ```yaml flagged=4
//! services:
//!   web:
//!     image: shop/web:1.0
//!     labels: {traefik.enable: "true"}
//! ```
//!
//! ## Use instead
//! Write it like this:
//! ```yaml clean
//! services:
//!   web:
//!     image: shop/web:1.0
//!     deploy:
//!       labels: {traefik.enable: "true"}
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what it should be.

use crate::{
    diagnostic::{RuleMeta, Severity, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        model::Pair,
        rules::support::meta::{BASE, SERVICES},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST70",
        slug: "proxy-labels",
        severity: Severity::Warning,
        summary: "Labels for a proxy on the containers",
        why: "Proxies that watch a swarm read the labels of services, which stand under `deploy.labels`; `labels` go to the containers, where a swarm provider does not look.",
        sources: &[SERVICES],
        file: rule_file!(),
        ..BASE
    },
    refused_by: None,
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.model.services {
        let is_proxy = |p: &&Pair| {
            p.name.starts_with("traefik.")
                || p.name.starts_with("com.df.")
                || p.name == "caddy"
                || p.name.starts_with("caddy.")
        };
        if let Some(label) = service.labels.iter().find(is_proxy)
            && !service.deploy.labels.iter().any(|l| is_proxy(&l))
        {
            let message = format!("`{}` stands on the containers, where a proxy for swarms does not look", label.name);
            let place = service.key("labels").map_or(label.key, |k| k.key);
            findings.push(Found::new(&RULE, place, message).help("Move the labels to `deploy.labels`. (Ours: the swarm providers of Traefik and others read service labels.)"));
        }
    }
}
