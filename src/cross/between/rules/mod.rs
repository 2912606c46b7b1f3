//! The rules, one file each.

mod command_ignored;
mod outsourced_but_run;
mod port_not_exposed;
mod probe_not_in_image;
mod swarm_of_another_stack;
mod volume_not_mounted;

use super::Rule;
use crate::diagnostic::{FixAvailability, Group, Peer, RuleMeta, Severity, Source};

/// What most of these rules have in common; each names the rest itself.
const BASE: RuleMeta = RuleMeta {
    code: "",
    slug: "",
    aliases: &[],
    group: Group::Deploy,
    severity: Severity::Warning,
    hadolint: Peer::Absent,
    buildkit: Peer::Absent,
    since: "0.1.0",
    fix: FixAvailability::None,
    summary: "",
    why: "",
    sources: &[],
    file: "",
};

const DOCKERFILE: Source =
    Source { title: "Docker docs, Dockerfile reference", url: "https://docs.docker.com/reference/dockerfile/" };
const VOLUMES: Source =
    Source { title: "Docker docs, volumes", url: "https://docs.docker.com/engine/storage/volumes/" };
const INGRESS: Source =
    Source { title: "Docker docs, swarm mode routing mesh", url: "https://docs.docker.com/engine/swarm/ingress/" };
const SERVICES: Source =
    Source { title: "Docker docs, deploy services to a swarm", url: "https://docs.docker.com/engine/swarm/services/" };
const TALK: Source = Source {
    title: "Bret Fisher, Going Production with Docker and Swarm (talk, 2017)",
    url: "https://www.infoq.com/presentations/docker-swarm-production/",
};

const ALL: [&Rule; 6] = [
    &port_not_exposed::RULE,
    &probe_not_in_image::RULE,
    &volume_not_mounted::RULE,
    &command_ignored::RULE,
    &outsourced_but_run::RULE,
    &swarm_of_another_stack::RULE,
];

/// All rules, by code.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    ALL.into_iter()
}
