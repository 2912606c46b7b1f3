//! # outsourced-but-run
//!
//! ## What it does
//! Flags services whose image is known to be a layer of the plumbing (a database, a registry, a proxy, ...) for which
//! the answers on outsourcing come to *outsource*, or which they call not needed.
//!
//! ## Why it is bad
//! Either the answers are no longer true, or the team runs, backs up and upgrades what it had decided to leave to others.
//!
//! ## Example
//! ```json name=outsource
//! {"team": {"oncall": "0-2", "avail": "revenue"}, "layers": {"database": {"skill": "none"}}}
//! ```
//! ```yaml name=stack.yml flagged=3
//! services:
//!   db:
//!     image: postgres:17.6
//!     volumes: ["data:/var/lib/postgresql/data"]
//! volumes:
//!   data: {}
//! ```
//!
//! ## Use instead
//! ```json name=outsource
//! {"team": {"oncall": "6+", "hours": ">16"}, "layers": {"database": {"skill": "two+"}}}
//! ```
//! ```yaml name=stack.yml
//! services:
//!   db:
//!     image: postgres:17.6
//!     volumes: ["data:/var/lib/postgresql/data"]
//! volumes:
//!   data: {}
//! ```
//!
//! ## Fix safety
//! There is no fix: it is a decision.

use super::{BASE, TALK};
use crate::{
    cross::between::{Context, Found, Rule},
    diagnostic::{RuleMeta, Severity, rule_file},
    outsource::{Layer, Rule as OutsourceRule, Verdict},
    stack::units::reference,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL7005",
        slug: "outsourced-but-run",
        severity: Severity::Info,
        summary: "A service that the answers on outsourcing leave to others",
        why: "Either the answers are no longer true, or you run, back up and upgrade what you had decided to leave to others.",
        sources: &[TALK],
        file: rule_file!(),
        ..BASE
    },
    check,
};

/// Repositories with the layer that they are.
const LAYERS: [(&str, Layer); 31] = [
    ("postgres", Layer::Database),
    ("mysql", Layer::Database),
    ("mariadb", Layer::Database),
    ("mongo", Layer::Database),
    ("percona", Layer::Database),
    ("cassandra", Layer::Database),
    ("couchdb", Layer::Database),
    ("registry", Layer::Registry),
    ("distribution/distribution", Layer::Registry),
    ("grafana/loki", Layer::Logs),
    ("elasticsearch", Layer::Logs),
    ("elasticsearch/elasticsearch", Layer::Logs),
    ("opensearchproject/opensearch", Layer::Logs),
    ("graylog/graylog", Layer::Logs),
    ("prom/prometheus", Layer::Monitoring),
    ("victoriametrics/victoria-metrics", Layer::Monitoring),
    ("netdata/netdata", Layer::Monitoring),
    ("traefik", Layer::L7Proxy),
    ("haproxy", Layer::L7Proxy),
    ("jc21/nginx-proxy-manager", Layer::L7Proxy),
    ("jenkins/jenkins", Layer::CiBuild),
    ("gitlab/gitlab-ce", Layer::CiBuild),
    ("gitlab/gitlab-ee", Layer::CiBuild),
    ("woodpeckerci/woodpecker-server", Layer::CiBuild),
    ("drone/drone", Layer::CiBuild),
    ("portainer/portainer-ce", Layer::Gui),
    ("portainer/portainer-ee", Layer::Gui),
    ("swarmpit/swarmpit", Layer::Gui),
    ("hashicorp/vault", Layer::SecretsMgr),
    ("openbao/openbao", Layer::SecretsMgr),
    ("containrrr/shepherd", Layer::CdAuto),
];

fn layer(image: &str) -> Option<Layer> {
    let repository = reference::parts(image).repository;
    let repository = repository.strip_prefix("library/").unwrap_or(repository);
    LAYERS.iter().find(|(name, _)| *name == repository).map(|(_, layer)| *layer)
}

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    let Some(advice) = context.answers.outsource else { return };
    for (n, stack) in context.stacks.iter().enumerate().filter(|(_, s)| s.is_complete()) {
        for service in &stack.analysis.model.services {
            let Some(image) = &service.image else { continue };
            let Some(said) = layer(image).and_then(|layer| advice.layers.iter().find(|a| a.layer == layer)) else {
                continue;
            };
            let decided = match (said.verdict, said.rule) {
                (Verdict::Outsource, _) => "leave to others",
                (Verdict::Defer, OutsourceRule::N0) => "call not needed",
                _ => continue,
            };
            let name = said.layer.as_str().replace('_', " ");
            let message = format!(
                "`{}` runs {} yourselves, which your answers on outsourcing {decided} ({name})",
                service.name, image.value
            );
            let help = "Bring the two together: change the answers, or move the service to what your exit plan names.";
            found.push(Found::in_stack(&RULE, n, image.place, message).help(help));
        }
    }
}
