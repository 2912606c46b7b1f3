use crate::diagnostic::{FixAvailability, Group, Peer, RuleMeta, Severity, Source};

/// What most rules for stack files have in common; each names the rest itself.
pub(in crate::stack::rules) const BASE: RuleMeta = RuleMeta {
    code: "",
    slug: "",
    aliases: &[],
    group: Group::Deploy,
    severity: Severity::Error,
    hadolint: Peer::Absent,
    buildkit: Peer::Absent,
    since: "0.1.0",
    fix: FixAvailability::None,
    summary: "",
    why: "",
    sources: &[CLIENT],
    file: "",
};

macro_rules! sources {
    ($($name:ident $title:literal $url:literal)*) => {
        $(pub(in crate::stack) const $name: Source = Source { title: $title, url: $url };)*
    };
}

sources! {
    CLIENT "docker/cli, how the client loads a stack file" "https://github.com/docker/cli/blob/master/cli/compose/loader/loader.go"
    SCHEMA "docker/cli, the schemas of the format" "https://github.com/docker/cli/tree/master/cli/compose/schema/data"
    TYPES "docker/cli, lists of ignored and forbidden options" "https://github.com/docker/cli/blob/master/cli/compose/types/types.go"
    CONVERT "docker/cli, how services are handed to the swarm" "https://github.com/docker/cli/blob/master/cli/compose/convert/service.go"
    VARIABLES "docker/cli, how variables are replaced" "https://github.com/docker/cli/blob/master/cli/compose/template/template.go"
    DEPLOY "Docker docs, docker stack deploy" "https://docs.docker.com/reference/cli/docker/stack/deploy/"
    SERVICES "Docker docs, deploy services to a swarm" "https://docs.docker.com/engine/swarm/services/"
    SECRETS "Docker docs, manage sensitive data with secrets" "https://docs.docker.com/engine/swarm/secrets/"
    CONFIGS "Docker docs, store configuration data with configs" "https://docs.docker.com/engine/swarm/configs/"
    INGRESS "Docker docs, swarm mode routing mesh" "https://docs.docker.com/engine/swarm/ingress/"
    JSON_FILE "Docker docs, JSON File logging driver" "https://docs.docker.com/engine/logging/drivers/json-file/"
    CREATE "Docker docs, docker service create" "https://docs.docker.com/reference/cli/docker/service/create/"
    OVERLAY "Docker docs, overlay network driver" "https://docs.docker.com/engine/network/drivers/overlay/"
    UPDATER "swarmkit, the updater" "https://github.com/moby/swarmkit/blob/master/manager/orchestrator/update/updater.go"
    CONSTRAINTS "swarmkit, placement constraints" "https://github.com/moby/swarmkit/blob/master/manager/constraint/constraint.go"
    CONTROL "swarmkit, what the control API refuses" "https://github.com/moby/swarmkit/blob/master/manager/controlapi/service.go"
    SECURITY "Docker docs, Engine security" "https://docs.docker.com/engine/security/"
}
