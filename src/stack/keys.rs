//! Keys of services that the client treats in a way of their own, with what a swarm has instead.
//!
//! The three lists are the client's (docker/cli `cli/compose/types/types.go`, read and run 2026-11-25: 28.2.2).

/// A key with what a swarm makes of it.
#[derive(Debug)]
pub(in crate::stack) struct Known {
    /// The key.
    pub name: &'static str,
    /// What follows from it.
    pub effect: &'static str,
    /// What to write instead.
    pub instead: &'static str,
}

const fn known(name: &'static str, effect: &'static str, instead: &'static str) -> Known {
    Known { name, effect, instead }
}

/// The client stops at these.
pub(in crate::stack) const FORBIDDEN: [Known; 8] = [
    known(
        "extends",
        "",
        "Write the shared part as a YAML anchor (`x-base: &base`) and merge it with `<<: *base`, or deploy several files with `-c`.",
    ),
    known(
        "volume_driver",
        "",
        "Give the driver to the volume: `volumes: {data: {driver: ...}}` at the top of the file.",
    ),
    known(
        "volumes_from",
        "",
        "Define a named volume at the top of the file and mount it in each service that shares it.",
    ),
    known("cpu_quota", "", "Use `deploy.resources.limits.cpus`, for example `\"0.50\"`."),
    known("cpu_shares", "", "Use `deploy.resources.reservations.cpus` and `limits.cpus`."),
    known("cpuset", "", "A swarm cannot pin processors; use `deploy.resources.limits.cpus`."),
    known("mem_limit", "", "Use `deploy.resources.limits.memory`, for example `512M`."),
    known("memswap_limit", "", "A swarm sets no limit for swap; use `deploy.resources.limits.memory`."),
];

/// The client says that it ignores these, and does (but for `restart`, which has a rule of its own, as `build` has).
pub(in crate::stack) const IGNORED: [Known; 14] = [
    known(
        "cgroupns_mode",
        "the engine's default holds",
        "Remove it; where a node needs another one, set `default-cgroupns-mode` in its daemon.json.",
    ),
    known("cgroup_parent", "the engine's default holds", "Remove it; limits belong in `deploy.resources.limits`."),
    known(
        "devices",
        "the container sees no device",
        "Advertise the device on its nodes as a generic resource and reserve it with `deploy.resources.reservations.generic_resources`.",
    ),
    known(
        "domainname",
        "the container has no such domain",
        "Put the full name in `hostname`, or a network alias under `networks`.",
    ),
    known(
        "external_links",
        "no link is made",
        "Join the other stack's network: `networks: {other: {external: true}}`, and use the service's name.",
    ),
    known(
        "ipc",
        "the container has its own IPC namespace",
        "Remove it; processes that share memory belong in one container.",
    ),
    known(
        "links",
        "no alias is made",
        "Services on one network reach each other by name; other names go under `networks.<name>.aliases`.",
    ),
    known("mac_address", "the address is handed out", "Remove it; tasks get new addresses each time."),
    known(
        "network_mode",
        "the service joins the stack's overlay network",
        "For the host's network write `networks: [hostnet]` with `hostnet: {external: true, name: host}`; else name networks under `networks`.",
    ),
    known(
        "pid",
        "the container has its own process namespace",
        "Remove it; monitoring agents need another way, such as mounting `/proc` of the host.",
    ),
    known(
        "privileged",
        "the container has no such rights",
        "Name what is needed with `cap_add`; what needs more than capabilities cannot run in a swarm.",
    ),
    known(
        "security_opt",
        "the profile is not applied",
        "Set profiles in each node's daemon.json; Windows credential specs have `credential_spec`.",
    ),
    known(
        "shm_size",
        "/dev/shm stays at 64 MiB",
        "Mount memory there: `volumes: [{type: tmpfs, target: /dev/shm, tmpfs: {size: 268435456}}]`.",
    ),
    known("userns_mode", "the engine's setting holds", "Set `userns-remap` in each node's daemon.json."),
];

/// The client calls these deprecated and ignores them.
pub(in crate::stack) const DEPRECATED: [Known; 2] = [
    known(
        "container_name",
        "tasks have names of their own",
        "Reach the service by its name; for another name add one under `networks.<name>.aliases`.",
    ),
    known(
        "expose",
        "services on one network reach every port of each other",
        "Remove it; publish under `ports` what must be reached from outside.",
    ),
];

/// The client takes these and drops them without a word.
pub(in crate::stack) const DROPPED: [Known; 2] = [
    known(
        "depends_on",
        "all services start at once",
        "Let the service wait for what it needs, or end and be restarted: `deploy.restart_policy`; a healthcheck tells when the other is ready.",
    ),
    known("tmpfs", "nothing is mounted there", "Use the long form: `volumes: [{type: tmpfs, target: /tmp}]`."),
];

/// What the Compose Specification has and a stack file has not.
pub(in crate::stack) const COMPOSE_ONLY: [Known; 37] = [
    known("name", "", "Give the name on the command line: `docker stack deploy -c FILE NAME`."),
    known("include", "", "Hand all files to the client: `docker stack deploy -c a.yml -c b.yml NAME`."),
    known("models", "", "Run the model as a service of its own."),
    known("annotations", "", "Use `deploy.labels` or `labels`."),
    known("attach", "", "Remove it; logs are read with `docker service logs`."),
    known("blkio_config", "", "A swarm has no limit for block devices."),
    known("cgroup", "", "Remove it; a swarm has no such setting."),
    known("cpu_count", "", "Use `deploy.resources.limits.cpus`."),
    known("cpu_percent", "", "Use `deploy.resources.limits.cpus`."),
    known("cpu_period", "", "Use `deploy.resources.limits.cpus`."),
    known("cpu_rt_period", "", "A swarm has no realtime scheduling."),
    known("cpu_rt_runtime", "", "A swarm has no realtime scheduling."),
    known("cpus", "", "Use `deploy.resources.limits.cpus`, in quotes."),
    known("develop", "", "Keep it in a file that only `docker compose` reads."),
    known("device_cgroup_rules", "", "A swarm hands out no devices; use generic resources."),
    known("dns_opt", "", "A swarm takes `dns` and `dns_search` only."),
    known("gpus", "", "Advertise the GPUs on their nodes and reserve them with `generic_resources`."),
    known("group_add", "", "Create the groups in the image, or give `user: \"uid:gid\"`."),
    known("label_file", "", "Write the labels under `labels`."),
    known("mem_reservation", "", "Use `deploy.resources.reservations.memory`."),
    known("mem_swappiness", "", "A swarm has no setting for swap."),
    known("oom_kill_disable", "", "Reserve enough memory instead: `deploy.resources.reservations.memory`."),
    known("pids_limit", "", "Use `deploy.resources.limits.pids` (3.9 and on)."),
    known("platform", "", "Use a constraint: `node.platform.arch == x86_64`."),
    known("post_start", "", "Do it in the image's entrypoint."),
    known("pre_stop", "", "Let the process handle its stop signal; `stop_grace_period` gives it time."),
    known("profiles", "", "Keep each profile in a file of its own and deploy with several `-c`."),
    known("provider", "", "A swarm has no providers."),
    known("pull_policy", "", "A swarm resolves the tag at each deploy: `docker stack deploy --resolve-image always`."),
    known("pull_refresh_after", "", "A swarm resolves the tag at each deploy."),
    known(
        "runtime",
        "",
        "Set the default runtime in the daemon.json of the nodes that need it, and place the service there.",
    ),
    known("scale", "", "Use `deploy.replicas`."),
    known("storage_opt", "", "Set it in each node's daemon.json."),
    known("use_api_socket", "", "Mount the socket on manager nodes only, and know what that means."),
    known("uts", "", "Use `hostname`; a swarm shares no host name."),
    known("enable_ipv6", "", "Remove it: overlay networks of a swarm are IPv4."),
    known("enable_ipv4", "", "Remove it: overlay networks of a swarm are IPv4."),
];

/// The entry of a list for a key.
pub(in crate::stack) fn find<'k>(list: &'k [Known], name: &str) -> Option<&'k Known> {
    list.iter().find(|k| k.name == name)
}
