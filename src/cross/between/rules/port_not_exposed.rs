//! # port-not-exposed
//!
//! ## What it does
//! Flags published ports of a service whose image exposes ports, but not that one. Looks only where all that the image
//! exposes is known: what the Dockerfile says, and what its base image says by the data on base images.
//!
//! ## Why it is bad
//! `EXPOSE` is the image's word for where it listens. Where the stack file sends traffic to another port, one of the two
//! is out of date, and if it is the stack file, every request is refused.
//!
//! ## Example
//! ```dockerfile name=web.Dockerfile
//! FROM node:24.9.0-slim
//! EXPOSE 3000
//! CMD ["node", "server.js"]
//! ```
//! ```yaml name=stack.yml flagged=4
//! services:
//!   web:
//!     image: registry.example.com/shop/web:1.4
//!     ports: ["80:8080"]
//! ```
//!
//! ## Use instead
//! ```dockerfile name=web.Dockerfile
//! FROM node:24.9.0-slim
//! EXPOSE 3000
//! CMD ["node", "server.js"]
//! ```
//! ```yaml name=stack.yml
//! services:
//!   web:
//!     image: registry.example.com/shop/web:1.4
//!     ports: ["80:3000"]
//! ```
//!
//! ## Fix safety
//! There is no fix: only you know which of the two is right.

use super::{BASE, DOCKERFILE, INGRESS};
use crate::{
    cross::between::{Context, Found, Image, Rule},
    diagnostic::{RuleMeta, rule_file},
    dockerfile::{Arguments, Keyword},
    maturity::Root,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL7001",
        slug: "port-not-exposed",
        summary: "A published port that the image does not expose",
        why: "EXPOSE is the image's word for where it listens; where the stack file sends traffic to another port, one of the two is out of date.",
        sources: &[DOCKERFILE, INGRESS],
        file: rule_file!(),
        ..BASE
    },
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for pair in context.pairs() {
        let Some(exposed) = exposed(pair.image).filter(|e| !e.is_empty()) else { continue };
        for port in &pair.service.ports {
            let is_exposed = |n: u32| exposed.iter().any(|(first, last)| (*first..=*last).contains(&n));
            let Some(missing) = (port.target.0..=port.target.1).find(|n| !is_exposed(*n)) else { continue };
            let list: Vec<String> = exposed
                .iter()
                .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}-{last}") })
                .collect();
            let message = format!(
                "`{}` publishes port {missing} of its container, but {} exposes {}",
                pair.service.name,
                pair.dockerfile(),
                list.join(", ")
            );
            let help =
                format!("Publish the port that the service listens on, or add `EXPOSE {missing}` if it listens there.");
            found.push(Found::in_stack(&RULE, pair.stack, port.place, message).help(help));
        }
    }
}

/// The ports that an image exposes, as ranges; none where that can't be known.
fn exposed(image: &Image<'_>) -> Option<Vec<(u32, u32)>> {
    let view = &image.view;
    let of_base = match view.root {
        Root::Scratch => Vec::new(),
        Root::Known => view.parent.as_ref().map(|p| p.declared.ports.clone()).unwrap_or_default(),
        // The base may expose more than is seen here.
        Root::Stranger | Root::Missing => return None,
    };
    let own = view.of(Keyword::Expose).flat_map(|i| match &i.arguments {
        Arguments::List { items, .. } => items.iter().map(|w| w.value.clone()).collect(),
        _ => Vec::new(),
    });
    own.chain(of_base).map(|word| range(&word)).collect()
}

/// `80`, `80/tcp`, `8000-8010`.
fn range(word: &str) -> Option<(u32, u32)> {
    let ports = word.rsplit(':').next()?.split('/').next()?;
    let (first, last) = ports.split_once('-').unwrap_or((ports, ports));
    Some((first.parse().ok()?, last.parse().ok()?))
}
