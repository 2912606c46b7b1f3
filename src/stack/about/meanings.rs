//! What each key means, in one sentence, with the default that a swarm has where it is left out.
//!
//! From Docker's documentation and from what the client hands to the engine (docker/cli `cli/compose/convert`); defaults
//! are the engine's and those of moby/swarmkit `api/defaults/service.go` (read 2026-11-25), which differ in places from
//! what the pages on Compose say.

/// The meaning of the key at the end of a path; empty where none is known.
pub(super) fn of(path: &[&str]) -> &'static str {
    let found = match path {
        ["services", _, rest @ ..] if !rest.is_empty() => SERVICE.iter().find(|(way, _)| leads(way, rest)),
        _ => TOP.iter().find(|(way, _)| leads(way, path)),
    };
    found.map_or("", |(_, meaning)| meaning)
}

/// Whether a way, in which `*` is any name, is this path.
fn leads(way: &str, path: &[&str]) -> bool {
    let mut names = way.split('.');
    path.iter().all(|name| names.next().is_some_and(|n| n == "*" || n == *name)) && names.next().is_none()
}

/// The ways that have a meaning here.
#[cfg(test)]
pub(super) fn ways() -> impl Iterator<Item = String> {
    let service = SERVICE.iter().map(|(way, _)| format!("services.*.{way}"));
    TOP.iter().map(|(way, _)| (*way).to_owned()).chain(service)
}

/// Keys outside of services.
const TOP: &[(&str, &str)] = &[
    ("version", "Version of the file's format, in quotes; without it, and with `\"3\"`, the newest counts: 3.13."),
    ("services", "What runs: each entry becomes a service of the swarm, called after the stack and its own name."),
    ("networks", "Networks of the stack, which span all nodes; services that name none join one called `default`."),
    ("volumes", "Named volumes; with the default driver each node has data of its own under the same name."),
    ("secrets", "Secrets: kept encrypted by the managers and mounted in memory where a service asks for them."),
    ("configs", "Configs: files that the managers keep and that are mounted where a service asks for them."),
    ("services.*", "A service: the swarm keeps as many tasks of it running as `deploy` says."),
    ("networks.*", "A network of the stack, an overlay unless `driver` says otherwise."),
    ("networks.*.name", "Its name in the swarm, as it is; left out, the stack's name stands before it."),
    ("networks.*.driver", "Its driver; left out: `overlay`, the one that reaches over nodes."),
    ("networks.*.driver_opts", "Options of the driver, such as `encrypted: \"\"` or the MTU."),
    ("networks.*.driver_opts.*", "An option of the driver."),
    ("networks.*.ipam", "Which addresses it has."),
    ("networks.*.ipam.driver", "Who hands out addresses; left out: the engine itself."),
    ("networks.*.ipam.config", "Its subnets."),
    ("networks.*.ipam.config.*.subnet", "A subnet in CIDR notation; left out: the next /24 of the swarm's pool."),
    ("networks.*.external", "Whether the network exists already; the deploy stops where it does not."),
    ("networks.*.external.name", "Name of the existing network, in the old way of writing it; `name` says the same."),
    ("networks.*.internal", "Whether the way to the outside is closed."),
    ("networks.*.attachable", "Whether containers outside of services may join."),
    ("networks.*.labels", "Labels of the network."),
    ("networks.*.labels.*", "A label of the network."),
    ("volumes.*", "A named volume, made on a node when a task with it first lands there."),
    ("volumes.*.name", "Its name on the node, as it is; left out, the stack's name stands before it."),
    ("volumes.*.driver", "Its driver; left out: `local`, which keeps data on one node."),
    (
        "volumes.*.driver_opts",
        "Options of the driver: with `local` the type, device and options of a mount, such as NFS.",
    ),
    ("volumes.*.driver_opts.*", "An option of the driver."),
    ("volumes.*.external", "Whether the volume exists already and is not the stack's."),
    ("volumes.*.external.name", "Name of the existing volume, in the old way of writing it; `name` says the same."),
    ("volumes.*.labels", "Labels of the volume."),
    ("volumes.*.labels.*", "A label of the volume."),
    ("volumes.*.x-cluster-spec", "What a cluster volume (CSI) is to be, for mounts of type `cluster`."),
    ("secrets.*", "A secret, from a file or already in the swarm."),
    (
        "secrets.*.name",
        "Its name in the swarm; give it a new one to change its content, which cannot be changed otherwise.",
    ),
    ("secrets.*.file", "The file with its content, read by the client at the deploy; below 500 KiB."),
    ("secrets.*.external", "Whether it exists already: `docker secret create` made it."),
    ("secrets.*.external.name", "Name of the existing secret, in the old way of writing it; `name` says the same."),
    ("secrets.*.labels", "Labels of the secret."),
    ("secrets.*.labels.*", "A label of the secret."),
    ("secrets.*.driver", "A plugin that fetches the content each time."),
    ("secrets.*.driver_opts", "Options of that plugin."),
    ("secrets.*.driver_opts.*", "An option of that plugin."),
    (
        "secrets.*.template_driver",
        "Fills placeholders in the content when a task starts; `golang` is the one there is.",
    ),
    ("configs.*", "A config, from a file or already in the swarm."),
    (
        "configs.*.name",
        "Its name in the swarm; give it a new one to change its content, which cannot be changed otherwise.",
    ),
    ("configs.*.file", "The file with its content, read by the client at the deploy; below 1,000 KiB."),
    ("configs.*.external", "Whether it exists already: `docker config create` made it."),
    ("configs.*.external.name", "Name of the existing config, in the old way of writing it; `name` says the same."),
    ("configs.*.labels", "Labels of the config."),
    ("configs.*.labels.*", "A label of the config."),
    (
        "configs.*.template_driver",
        "Fills placeholders in the content when a task starts; `golang` is the one there is.",
    ),
];

/// Keys of a service.
const SERVICE: &[(&str, &str)] = &[
    ("image", "The image that the tasks run; its tag is resolved to a digest once, at the deploy."),
    ("command", "Takes the place of the image's CMD."),
    ("entrypoint", "Takes the place of the image's ENTRYPOINT; the image's CMD then falls away."),
    (
        "environment",
        "Environment variables; whoever may inspect the service reads them, so secrets belong under `secrets`.",
    ),
    ("environment.*", "An environment variable; without a value it comes from the shell that deploys."),
    ("env_file", "Files with environment variables, read by the client at the deploy; `environment` goes before them."),
    ("labels", "Labels of the containers; proxies on a swarm read `deploy.labels`."),
    ("labels.*", "A label of the containers."),
    ("ports", "Ports that are open to the outside: the short form on every node, the long one as its `mode` says."),
    ("ports.*.target", "The port inside of the container."),
    ("ports.*.published", "The port outside, a whole number; left out: the swarm picks one from 30000 up."),
    ("ports.*.protocol", "`tcp`, `udp` or `sctp`; left out: `tcp`."),
    ("ports.*.mode", "`ingress`: open on every node. `host`: open only on the nodes that run a task, one task a node."),
    ("volumes", "What is mounted: named volumes, paths of the node, memory."),
    ("volumes.*.type", "`volume`, `bind`, `tmpfs`, `cluster`, `npipe` or `image`."),
    (
        "volumes.*.source",
        "The volume's name, or the path on the node, which must exist on every node that runs a task.",
    ),
    ("volumes.*.target", "The path in the container."),
    ("volumes.*.read_only", "Whether the container may not write there."),
    ("volumes.*.consistency", "A hint for Docker Desktop; on Linux nodes it changes nothing."),
    ("volumes.*.bind", "Options of a path of the node."),
    (
        "volumes.*.bind.propagation",
        "Whether later mounts below the path are seen on the other side; left out: `rprivate`.",
    ),
    ("volumes.*.volume", "Options of a volume."),
    ("volumes.*.volume.nocopy", "Whether an empty volume stays empty, and what the image has there is not copied in."),
    ("volumes.*.tmpfs", "Options of memory that is mounted."),
    ("volumes.*.tmpfs.size", "Its size in bytes; left out: no bound of its own."),
    ("networks", "Networks that the tasks join; left out: the stack's `default`."),
    ("networks.*", "A network that the file defines at its top."),
    ("networks.*.aliases", "Further names under which the service is found on this network."),
    ("networks.*.driver_opts", "Options of this service's place on the network."),
    ("networks.*.driver_opts.*", "An option of this service's place on the network."),
    ("secrets", "Secrets that the tasks get, as files in memory below /run/secrets."),
    ("secrets.*.source", "The secret's name in this file."),
    ("secrets.*.target", "The file's name below /run/secrets, or a path; left out: the secret's name."),
    ("secrets.*.uid", "The file's owner, a number in quotes; left out: `\"0\"`."),
    ("secrets.*.gid", "The file's group, a number in quotes; left out: `\"0\"`."),
    ("secrets.*.mode", "The file's permissions, a number such as 0440; left out: 0444."),
    ("configs", "Configs that the tasks get, as files."),
    ("configs.*.source", "The config's name in this file."),
    ("configs.*.target", "The file's path; left out: the config's name below /."),
    ("configs.*.uid", "The file's owner, a number in quotes; left out: `\"0\"`."),
    ("configs.*.gid", "The file's group, a number in quotes; left out: `\"0\"`."),
    ("configs.*.mode", "The file's permissions, a number such as 0440; left out: 0444."),
    (
        "healthcheck",
        "How the engine sees whether a task works: with one, a task counts as running after its first good check.",
    ),
    (
        "healthcheck.test",
        "The command that tells: exit status 0 is healthy; a list starts with `CMD`, `CMD-SHELL` or `NONE`.",
    ),
    ("healthcheck.interval", "Time between two checks, with its unit; left out: 30s."),
    ("healthcheck.timeout", "Time that one check may take; left out: 30s."),
    ("healthcheck.retries", "Failures in a row that make the task unhealthy, so that it is replaced; left out: 3."),
    ("healthcheck.start_period", "Time at the start in which failures do not count; left out: 0s."),
    ("healthcheck.start_interval", "Time between two checks during the start period; left out: 5s."),
    ("healthcheck.disable", "Whether the check that the image brings is switched off."),
    ("logging", "Where the output of the tasks goes."),
    (
        "logging.driver",
        "The log driver; left out: the one of the node's daemon.json, else json-file, which no size bounds.",
    ),
    ("logging.options", "Options of the driver, such as `max-size` and `max-file`."),
    ("logging.options.*", "An option of the log driver."),
    ("user", "The user, and the group behind a colon, that the process runs as; left out: the image's."),
    ("working_dir", "The folder that the process starts in; left out: the image's."),
    ("hostname", "The host name inside of the containers; placeholders such as `{{.Task.Slot}}` are filled in."),
    ("init", "Whether a small init runs as process 1, which hands on signals and cleans up behind children."),
    ("read_only", "Whether the container's own file system cannot be written to."),
    ("stop_signal", "The signal that asks the process to end; left out: the image's, else SIGTERM."),
    ("stop_grace_period", "Time between that signal and the end by force; left out: 10s."),
    ("cap_add", "Capabilities beside those that the engine gives to every container."),
    ("cap_drop", "Capabilities that are taken away; `ALL` takes them all."),
    ("dns", "DNS servers that the containers ask for names outside of the swarm."),
    ("dns_search", "Domains in which short names are looked for."),
    ("extra_hosts", "Further lines for /etc/hosts of the containers."),
    ("extra_hosts.*", "A host name, with its address."),
    ("sysctls", "Settings of the kernel for the containers' own namespaces."),
    ("sysctls.*", "A setting of the kernel."),
    ("ulimits", "Limits of the kernel for the processes, such as open files."),
    ("ulimits.*", "A limit, one number for both or a soft and a hard one."),
    ("ulimits.*.soft", "The limit that counts until a process raises it."),
    ("ulimits.*.hard", "The limit up to which a process may raise it."),
    ("oom_score_adj", "How readily the kernel ends the processes when memory runs out, -1000 to 1000; left out: 0."),
    ("stdin_open", "Whether the standard input stays open."),
    ("tty", "Whether the process gets a terminal."),
    ("isolation", "How Windows containers are kept apart: `process` or `hyperv`."),
    ("credential_spec", "The account that a Windows container uses in its domain (gMSA)."),
    ("credential_spec.config", "A config of this file that holds the specification."),
    ("credential_spec.file", "A file with the specification in the engine's folder on every node."),
    ("credential_spec.registry", "An entry of the Windows registry with the specification on every node."),
    ("deploy", "How the swarm runs the service: tasks, updates, resources, placement. Only a swarm reads all of it."),
    (
        "deploy.mode",
        "`replicated`, `global` (one task on each node), or the same for work that ends: `replicated-job`, `global-job`; left out: `replicated`.",
    ),
    ("deploy.replicas", "Number of tasks; left out: 1."),
    (
        "deploy.endpoint_mode",
        "`vip`: one virtual address for all tasks. `dnsrr`: the tasks' own addresses. Left out: `vip`.",
    ),
    ("deploy.labels", "Labels of the service, which proxies and dashboards read."),
    ("deploy.labels.*", "A label of the service."),
    ("deploy.update_config", "How a new version is rolled out."),
    ("deploy.update_config.parallelism", "Tasks that are replaced at a time, 0 for all; left out: 1."),
    ("deploy.update_config.delay", "Pause between two batches; left out: 0s."),
    (
        "deploy.update_config.failure_action",
        "What follows when a new task fails: `pause`, `continue` or `rollback`; left out: `pause`.",
    ),
    ("deploy.update_config.monitor", "How long each new task is watched for a failure; left out: 5s."),
    ("deploy.update_config.max_failure_ratio", "Share of new tasks that may fail, 0 to 1; left out: 0."),
    (
        "deploy.update_config.order",
        "`stop-first` or `start-first`: whether the old task ends before the new one starts; left out: `stop-first`.",
    ),
    ("deploy.rollback_config", "How the version before is put back; what is left out is as for updates."),
    ("deploy.rollback_config.parallelism", "Tasks that are put back at a time, 0 for all; left out: 1."),
    ("deploy.rollback_config.delay", "Pause between two batches; left out: 0s."),
    (
        "deploy.rollback_config.failure_action",
        "What follows when going back fails: `pause` or `continue`; left out: `pause`.",
    ),
    ("deploy.rollback_config.monitor", "How long each task is watched for a failure; left out: 5s."),
    ("deploy.rollback_config.max_failure_ratio", "Share of tasks that may fail, 0 to 1; left out: 0."),
    ("deploy.rollback_config.order", "`stop-first` or `start-first`; left out: `stop-first`."),
    ("deploy.resources", "What a task may use, and what a node must have free for it."),
    ("deploy.resources.limits", "What a task may use at most; placement does not look at it."),
    ("deploy.resources.limits.cpus", "Processors at most, in quotes: `\"0.5\"`; left out: no bound."),
    (
        "deploy.resources.limits.memory",
        "Memory at most, such as `512M`: beyond it the kernel ends the task; left out: no bound.",
    ),
    ("deploy.resources.limits.pids", "Processes at most; left out, or 0: no bound."),
    (
        "deploy.resources.reservations",
        "What a node must have unreserved to get a task: all that placement knows of load.",
    ),
    (
        "deploy.resources.reservations.cpus",
        "Processors that are kept for a task, in quotes: `\"0.25\"`; left out: none.",
    ),
    ("deploy.resources.reservations.memory", "Memory that is kept for a task, such as `256M`; left out: none."),
    (
        "deploy.resources.reservations.generic_resources",
        "Resources that nodes announce in their daemon.json, such as GPUs.",
    ),
    ("deploy.resources.reservations.generic_resources.*.discrete_resource_spec", "A number of one kind of them."),
    (
        "deploy.resources.reservations.generic_resources.*.discrete_resource_spec.kind",
        "The kind, as nodes announce it.",
    ),
    ("deploy.resources.reservations.generic_resources.*.discrete_resource_spec.value", "How many of it a task takes."),
    ("deploy.restart_policy", "When a task that ended is replaced."),
    (
        "deploy.restart_policy.condition",
        "`any`, `on-failure` or `none`; left out: `any`. `none` counts for lost nodes too.",
    ),
    ("deploy.restart_policy.delay", "Pause before the replacement; left out: 5s."),
    ("deploy.restart_policy.max_attempts", "How often a task is replaced at most; left out: without end."),
    ("deploy.restart_policy.window", "Time over which those attempts are counted; left out: all of it."),
    ("deploy.placement", "Which nodes may run the tasks, and how they are spread."),
    (
        "deploy.placement.constraints",
        "Conditions that a node must meet, with `==` or `!=`: `node.role == worker`; all of them must hold.",
    ),
    (
        "deploy.placement.preferences",
        "Labels over whose values tasks are spread evenly; nodes without the label are a group too.",
    ),
    ("deploy.placement.preferences.*.spread", "The label: `node.labels.zone`."),
    (
        "deploy.placement.max_replicas_per_node",
        "Tasks on one node at most; left out, or 0: no bound. Extra tasks of a start-first update count.",
    ),
];
