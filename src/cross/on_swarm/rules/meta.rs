use crate::diagnostic::{FixAvailability, Group, Peer, RuleMeta, Severity, Source};

/// What the rules have in common; each names the rest itself.
pub(super) const BASE: RuleMeta = RuleMeta {
    code: "",
    slug: "",
    aliases: &[],
    group: Group::Sizing,
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

pub(super) const SERVICES: Source =
    Source { title: "Docker docs, deploy services to a swarm", url: "https://docs.docker.com/engine/swarm/services/" };
pub(super) const MANAGERS: Source =
    Source { title: "Docker docs, administer a swarm", url: "https://docs.docker.com/engine/swarm/admin_guide/" };
pub(super) const OVERLAY: Source = Source {
    title: "Docker docs, overlay network driver",
    url: "https://docs.docker.com/engine/network/drivers/overlay/",
};
pub(super) const SCHEDULER: Source = Source {
    title: "swarmkit, the scheduler's filters",
    url: "https://github.com/moby/swarmkit/blob/master/manager/scheduler/filter.go",
};
pub(super) const UPDATER: Source = Source {
    title: "swarmkit, the updater",
    url: "https://github.com/moby/swarmkit/blob/master/manager/orchestrator/update/updater.go",
};
