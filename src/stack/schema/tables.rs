//! The tables. A key without a version is as old as the format.

use super::shape::{Key, Kind, Names, Others, Record, Shape, Unique, closed, key, open, since};
use Shape::{Any, Each, Either, List, Scalar};

const TEXT: Shape = Scalar(&[Kind::Text]);
const BOOL: Shape = Scalar(&[Kind::Bool]);
const INTEGER: Shape = Scalar(&[Kind::Integer]);
const COUNT: Shape = Scalar(&[Kind::Count]);
/// A number that is not below 0.
const AMOUNT: Shape = Scalar(&[Kind::Amount]);
const NUMBER: Shape = Scalar(&[Kind::Number]);
const NULL: Shape = Scalar(&[Kind::Null]);
const TEXT_OR_NUMBER: Shape = Scalar(&[Kind::Text, Kind::Number]);
const TEXT_OR_INTEGER: Shape = Scalar(&[Kind::Text, Kind::Integer]);
const TEXT_OR_NULL: Shape = Scalar(&[Kind::Text, Kind::Null]);
const PAIR_VALUE: Shape = Scalar(&[Kind::Text, Kind::Number, Kind::Null]);
const DURATION: Shape = Shape::Duration;

const TEXTS: Shape = List(&TEXT, Unique::Yes);
const TEXTS_ANY: Shape = List(&TEXT, Unique::No);
const TEXT_OR_TEXTS: Shape = Either(&[&TEXT, &TEXTS]);
const COMMAND: Shape = Either(&[&TEXT, &TEXTS_ANY]);
const PAIRS: Shape = Either(&[&Each(Names::Filled, &PAIR_VALUE), &TEXTS]);
const DRIVER_OPTS: Shape = Each(Names::Filled, &TEXT_OR_NUMBER);

/// The whole file.
pub(super) const ROOT: Record = Record {
    keys: &[
        key("version", &TEXT),
        key("services", &Each(Names::Plain, &Shape::Record(&SERVICE))),
        key("networks", &Each(Names::PlainOrAny, &Shape::Record(&NETWORK))),
        key("volumes", &Each(Names::Plain, &Shape::Record(&VOLUME))),
        since(1, "secrets", &Each(Names::Plain, &Shape::Record(&SECRET))),
        since(3, "configs", &Each(Names::Plain, &Shape::Record(&CONFIG))),
    ],
    others: Others::Extensions(4),
    required: &[],
    or_null: false,
};

const SERVICE: Record = Record {
    keys: &[
        key("deploy", &Shape::Record(&DEPLOY)),
        key("build", &Either(&[&TEXT, &Shape::Record(&BUILD)])),
        key("cap_add", &TEXTS),
        key("cap_drop", &TEXTS),
        since(9, "cgroupns_mode", &TEXT),
        key("cgroup_parent", &TEXT),
        key("command", &COMMAND),
        since(3, "configs", &List(&FILE_REF, Unique::No)),
        key("container_name", &TEXT),
        since(3, "credential_spec", &Shape::Record(&CREDENTIAL_SPEC)),
        key("depends_on", &TEXTS),
        key("devices", &TEXTS),
        key("dns", &TEXT_OR_TEXTS),
        key("dns_search", &TEXT_OR_TEXTS),
        key("domainname", &TEXT),
        key("entrypoint", &COMMAND),
        key("env_file", &TEXT_OR_TEXTS),
        key("environment", &PAIRS),
        key("expose", &List(&TEXT_OR_NUMBER, Unique::Yes)),
        key("external_links", &TEXTS),
        key("extra_hosts", &PAIRS),
        key("healthcheck", &Shape::Record(&HEALTHCHECK)),
        key("hostname", &TEXT),
        key("image", &TEXT),
        since(7, "init", &BOOL),
        key("ipc", &TEXT),
        since(5, "isolation", &TEXT),
        key("labels", &PAIRS),
        key("links", &TEXTS),
        key("logging", &Shape::Record(&LOGGING)),
        key("mac_address", &TEXT),
        key("network_mode", &TEXT),
        key("networks", &Either(&[&TEXTS, &Each(Names::Plain, &Either(&[&Shape::Record(&JOINED), &NULL]))])),
        since(13, "oom_score_adj", &INTEGER),
        key("pid", &TEXT_OR_NULL),
        key("ports", &List(&Either(&[&Shape::Port, &Shape::From(2, &Shape::Record(&PORT))]), Unique::Yes)),
        key("privileged", &BOOL),
        key("read_only", &BOOL),
        key("restart", &TEXT),
        key("security_opt", &TEXTS),
        key("shm_size", &TEXT),
        since(1, "secrets", &List(&FILE_REF, Unique::No)),
        key("stdin_open", &BOOL),
        key("stop_grace_period", &DURATION),
        key("stop_signal", &TEXT),
        key("sysctls", &PAIRS),
        key("tmpfs", &TEXT_OR_TEXTS),
        key("tty", &BOOL),
        key("ulimits", &Each(Names::Lower, &Either(&[&INTEGER, &Shape::Record(&ULIMIT)]))),
        key("user", &TEXT),
        key("userns_mode", &TEXT),
        key("volumes", &List(&Either(&[&TEXT, &Shape::From(2, &Shape::Record(&MOUNT))]), Unique::Until(1))),
        key("working_dir", &TEXT),
    ],
    others: Others::Extensions(7),
    required: &[],
    or_null: false,
};

const BUILD: Record = Record {
    keys: &[
        key("context", &TEXT),
        key("dockerfile", &TEXT),
        key("args", &PAIRS),
        since(3, "labels", &PAIRS),
        since(2, "cache_from", &TEXTS),
        since(4, "network", &TEXT),
        since(4, "target", &TEXT),
        since(5, "shm_size", &TEXT_OR_INTEGER),
        since(9, "extra_hosts", &PAIRS),
    ],
    others: Others::TakenFrom(11),
    required: &[],
    or_null: false,
};

const FILE_REF: Shape = Either(&[
    &TEXT,
    &Shape::Record(&open(&[
        key("source", &TEXT),
        key("target", &TEXT),
        key("uid", &TEXT),
        key("gid", &TEXT),
        key("mode", &AMOUNT),
    ])),
]);

const CREDENTIAL_SPEC: Record = closed(&[since(8, "config", &TEXT), key("file", &TEXT), key("registry", &TEXT)]);

const JOINED: Record = closed(&[
    key("aliases", &TEXTS),
    since(13, "driver_opts", &DRIVER_OPTS),
    key("ipv4_address", &TEXT),
    key("ipv6_address", &TEXT),
]);

const PORT: Record =
    closed(&[key("mode", &TEXT), key("target", &COUNT), key("published", &COUNT), key("protocol", &TEXT)]);

const ULIMIT: Record = Record {
    keys: &[key("hard", &INTEGER), key("soft", &INTEGER)],
    others: Others::Refused,
    required: &["soft", "hard"],
    or_null: false,
};

const MOUNT: Record = Record {
    keys: &[
        key("type", &TEXT),
        key("source", &TEXT),
        key("target", &TEXT),
        key("read_only", &BOOL),
        key("consistency", &TEXT),
        key("bind", &Shape::Record(&open(&[key("propagation", &TEXT)]))),
        key("volume", &Shape::Record(&open(&[key("nocopy", &BOOL)]))),
        since(6, "tmpfs", &Shape::Record(&open(&[key("size", &COUNT)]))),
    ],
    others: Others::Refused,
    required: &["type"],
    or_null: false,
};

const LOGGING: Record = closed(&[key("driver", &TEXT), key("options", &Each(Names::Filled, &PAIR_VALUE))]);

const HEALTHCHECK: Record = closed(&[
    key("disable", &BOOL),
    key("interval", &DURATION),
    key("retries", &AMOUNT),
    key("test", &COMMAND),
    key("timeout", &DURATION),
    since(4, "start_period", &DURATION),
    since(12, "start_interval", &DURATION),
]);

const DEPLOY: Record = Record {
    keys: &[
        key("mode", &TEXT),
        since(2, "endpoint_mode", &TEXT),
        key("replicas", &COUNT),
        key("labels", &PAIRS),
        since(7, "rollback_config", &Shape::Record(&closed(&UPDATE_KEYS))),
        key("update_config", &Shape::Record(&closed(&UPDATE_KEYS))),
        key(
            "resources",
            &Shape::Record(&closed(&[
                key(
                    "limits",
                    &Shape::Record(&closed(&[key("cpus", &TEXT), key("memory", &TEXT), since(9, "pids", &INTEGER)])),
                ),
                key(
                    "reservations",
                    &Shape::Record(&closed(&[
                        key("cpus", &TEXT),
                        key("memory", &TEXT),
                        since(5, "generic_resources", &List(&Shape::Record(&GENERIC), Unique::No)),
                    ])),
                ),
            ])),
        ),
        key(
            "restart_policy",
            &Shape::Record(&closed(&[
                key("condition", &TEXT),
                key("delay", &DURATION),
                key("max_attempts", &COUNT),
                key("window", &DURATION),
            ])),
        ),
        key(
            "placement",
            &Shape::Record(&closed(&[
                key("constraints", &TEXTS_ANY),
                since(3, "preferences", &List(&Shape::Record(&closed(&[key("spread", &TEXT)])), Unique::No)),
                since(8, "max_replicas_per_node", &COUNT),
            ])),
        ),
    ],
    others: Others::Refused,
    required: &[],
    or_null: true,
};

const UPDATE_KEYS: [Key; 6] = [
    key("parallelism", &COUNT),
    key("delay", &DURATION),
    key("failure_action", &TEXT),
    key("monitor", &DURATION),
    key("max_failure_ratio", &NUMBER),
    since(4, "order", &Shape::Word(&["start-first", "stop-first"])),
];

const GENERIC: Record =
    closed(&[key("discrete_resource_spec", &Shape::Record(&closed(&[key("kind", &TEXT), key("value", &NUMBER)])))]);

const EXTERNAL: Shape = Either(&[&BOOL, &Shape::Record(&closed(&[key("name", &TEXT)]))]);
/// Secrets and configs take any key there.
const EXTERNAL_OPEN: Shape = Either(&[&BOOL, &Shape::Record(&open(&[key("name", &TEXT)]))]);

const NETWORK: Record = Record {
    keys: &[
        since(5, "name", &TEXT),
        key("driver", &TEXT),
        key("driver_opts", &DRIVER_OPTS),
        key(
            "ipam",
            &Shape::Record(&closed(&[
                key("driver", &TEXT),
                key("config", &List(&Shape::Record(&closed(&[key("subnet", &TEXT)])), Unique::No)),
            ])),
        ),
        key("external", &EXTERNAL),
        key("internal", &BOOL),
        since(2, "attachable", &BOOL),
        key("labels", &PAIRS),
    ],
    others: Others::Extensions(7),
    required: &[],
    or_null: true,
};

const VOLUME: Record = Record {
    keys: &[
        since(4, "name", &TEXT),
        key("driver", &TEXT),
        key("driver_opts", &DRIVER_OPTS),
        key("external", &EXTERNAL),
        key("labels", &PAIRS),
        since(7, "x-cluster-spec", &Any),
    ],
    others: Others::Extensions(7),
    required: &[],
    or_null: true,
};

const SECRET: Record = Record {
    keys: &[
        since(5, "name", &TEXT),
        key("file", &TEXT),
        key("external", &EXTERNAL_OPEN),
        key("labels", &PAIRS),
        since(8, "driver", &TEXT),
        since(8, "driver_opts", &DRIVER_OPTS),
        since(8, "template_driver", &TEXT),
    ],
    others: Others::Extensions(7),
    required: &[],
    or_null: false,
};

const CONFIG: Record = Record {
    keys: &[
        since(5, "name", &TEXT),
        key("file", &TEXT),
        key("external", &EXTERNAL_OPEN),
        key("labels", &PAIRS),
        since(8, "template_driver", &TEXT),
    ],
    others: Others::Extensions(7),
    required: &[],
    or_null: false,
};
