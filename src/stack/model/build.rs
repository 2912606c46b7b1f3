//! From values to the model of one file.

use super::{
    Deploy, External, FileObject, FileRef, Healthcheck, Logging, Model, Mount, MountType, Named, Network, NetworkUse,
    Pair, Port, PortMode, Resources, RestartPolicy, Service, UpdateConfig, Volume,
};
use crate::stack::{
    Entry, Item, Sited, Value,
    units::{cpus, duration, mount, port, size},
};

pub(super) fn model(root: &Item) -> Model {
    let section = |name: &str| root.get(name).map(Item::entries).unwrap_or_default();
    Model {
        services: section("services").iter().filter(|e| is_map(&e.item)).map(service).collect(),
        networks: section("networks").iter().map(network).collect(),
        volumes: section("volumes").iter().map(volume).collect(),
        secrets: section("secrets").iter().map(file_object).collect(),
        configs: section("configs").iter().map(file_object).collect(),
        ..Model::default()
    }
}

fn is_map(item: &Item) -> bool {
    matches!(item.value, Value::Map(_))
}

/// A text at its place.
fn text(item: Option<&Item>) -> Option<Sited<String>> {
    let item = item?;
    Some(Sited::new(item.text()?.to_owned(), item.place))
}

fn whole(item: Option<&Item>) -> Option<Sited<u64>> {
    let item = item?;
    Some(Sited::new(u64::try_from(item.int()?).ok()?, item.place))
}

fn nanoseconds(item: Option<&Item>) -> Option<Sited<i64>> {
    let item = item?;
    Some(Sited::new(duration::parse(item.text()?)?, item.place))
}

/// The texts of a list, or the one text that stands for it.
fn texts(item: Option<&Item>) -> Vec<Sited<String>> {
    let Some(item) = item else { return Vec::new() };
    match &item.value {
        Value::Text(word) => vec![Sited::new(word.clone(), item.place)],
        _ => item.items().iter().filter_map(|i| Some(Sited::new(i.printed()?, i.place))).collect(),
    }
}

/// The words of a command.
fn words(item: Option<&Item>) -> Vec<String> {
    match item.map(|i| &i.value) {
        Some(Value::Text(line)) => line.split_whitespace().map(str::to_owned).collect(),
        Some(Value::List(words)) => words.iter().filter_map(Item::printed).collect(),
        _ => Vec::new(),
    }
}

/// Names with values, written as a mapping or as a list of `name=value`.
fn pairs(item: Option<&Item>, separators: &[char]) -> Vec<Pair> {
    let Some(item) = item else { return Vec::new() };
    let of_entry = |e: &Entry| Pair {
        name: e.name.clone(),
        key: e.key,
        value: e.item.printed().map(|v| Sited::new(v, e.item.place)),
    };
    let of_item = |i: &Item| {
        let word = i.text()?;
        let (name, value) = word.split_once(separators).map_or((word, None), |(n, v)| (n, Some(v)));
        Some(Pair { name: name.to_owned(), key: i.place, value: value.map(|v| Sited::new(v.to_owned(), i.place)) })
    };
    item.entries().iter().map(of_entry).chain(item.items().iter().filter_map(of_item)).collect()
}

fn named(entry: &Entry) -> Named {
    Named { name: entry.name.clone(), key: entry.key, value: entry.item.place }
}

fn service(entry: &Entry) -> Service {
    let item = &entry.item;
    let get = |name: &str| item.get(name);
    Service {
        name: entry.name.clone(),
        key: entry.key,
        place: item.place,
        image: text(get("image")),
        command: words(get("command")),
        environment: pairs(get("environment"), &['=']),
        env_files: texts(get("env_file")),
        labels: pairs(get("labels"), &['=']),
        ports: get("ports").map(Item::items).unwrap_or_default().iter().filter_map(read_port).collect(),
        volumes: get("volumes").map(Item::items).unwrap_or_default().iter().filter_map(read_mount).collect(),
        networks: networks(get("networks")),
        secrets: file_refs(get("secrets")),
        configs: file_refs(get("configs")),
        healthcheck: get("healthcheck").filter(|i| is_map(i)).map(healthcheck),
        logging: get("logging").filter(|i| is_map(i)).map(|i| Logging {
            place: i.place,
            driver: text(i.get("driver")),
            options: pairs(i.get("options"), &['=']),
        }),
        restart: text(get("restart")),
        stop_grace_period: nanoseconds(get("stop_grace_period")),
        user: text(get("user")),
        read_only: get("read_only").and_then(|i| Some(Sited::new(i.bool()?, i.place))),
        cap_add: texts(get("cap_add")),
        cap_drop: texts(get("cap_drop")),
        deploy: item.get("deploy").map(deploy).unwrap_or_default(),
        keys: item.entries().iter().map(named).collect(),
    }
}

fn deploy(item: &Item) -> Deploy {
    let restart = item.get("restart_policy").filter(|i| is_map(i));
    Deploy {
        mode: text(item.get("mode")),
        replicas: whole(item.get("replicas")),
        endpoint_mode: text(item.get("endpoint_mode")),
        labels: pairs(item.get("labels"), &['=']),
        update: item.get("update_config").filter(|i| is_map(i)).map(update),
        rollback: item.get("rollback_config").filter(|i| is_map(i)).map(update),
        limits: resources(item.find(&["resources", "limits"])),
        reservations: resources(item.find(&["resources", "reservations"])),
        restart_policy: restart.map(|i| RestartPolicy {
            place: i.place,
            condition: text(i.get("condition")),
            max_attempts: whole(i.get("max_attempts")),
        }),
        constraints: texts(item.find(&["placement", "constraints"])),
        preferences: item
            .find(&["placement", "preferences"])
            .map(Item::items)
            .unwrap_or_default()
            .iter()
            .filter_map(|p| text(p.get("spread")))
            .collect(),
        max_replicas_per_node: whole(item.find(&["placement", "max_replicas_per_node"])),
    }
}

fn update(item: &Item) -> UpdateConfig {
    UpdateConfig {
        place: item.place,
        parallelism: whole(item.get("parallelism")),
        failure_action: text(item.get("failure_action")),
        monitor: nanoseconds(item.get("monitor")),
        order: text(item.get("order")),
    }
}

fn resources(item: Option<&Item>) -> Resources {
    let Some(item) = item else { return Resources::default() };
    // A number without quotes is refused elsewhere; what is meant by it is plain.
    let cpus = item.get("cpus").and_then(|i| Some(Sited::new(cpus::parse(&i.printed()?).ok()?, i.place)));
    let memory = item.get("memory").and_then(|i| Some(Sited::new(size::parse(&i.printed()?)?, i.place)));
    Resources {
        place: Some(item.place),
        cpus,
        memory,
        pids: item.get("pids").and_then(|i| Some(Sited::new(i64::try_from(i.int()?).ok()?, i.place))),
        generic: item.get("generic_resources").map(|i| i.place),
    }
}

fn healthcheck(item: &Item) -> Healthcheck {
    let test = item.get("test").and_then(|i| {
        let words = match &i.value {
            Value::Text(word) => vec!["CMD-SHELL".to_owned(), word.clone()],
            Value::List(words) => words.iter().filter_map(Item::printed).collect(),
            _ => return None,
        };
        Some(Sited::new(words, i.place))
    });
    let time = |name: &str| nanoseconds(item.get(name)).map(|s| s.value);
    Healthcheck {
        place: item.place,
        test,
        disable: item.get("disable").and_then(Item::bool).unwrap_or(false),
        interval: time("interval"),
        start_period: time("start_period"),
        retries: item.get("retries").and_then(Item::int).and_then(|n| i64::try_from(n).ok()),
    }
}

fn read_port(item: &Item) -> Option<Port> {
    let spec = match &item.value {
        Value::Text(word) => port::parse(word)?,
        Value::Int(n) => port::parse(&n.to_string())?,
        Value::Map(_) => {
            let number = |name: &str| item.get(name).and_then(Item::printed).and_then(|n| n.parse::<u32>().ok());
            let target = number("target").unwrap_or(0);
            return Some(Port {
                place: item.place,
                target: (target, target),
                published: number("published").filter(|p| *p != 0).map(|p| (p, p)),
                protocol: item.get("protocol").and_then(Item::text).unwrap_or("tcp").to_ascii_lowercase(),
                mode: if item.get("mode").and_then(Item::text) == Some("host") {
                    PortMode::Host
                } else {
                    PortMode::Ingress
                },
                ip: item.get("host_ip").and_then(Item::printed),
                is_short: false,
            });
        }
        _ => return None,
    };
    let wide = |(a, b): (u16, u16)| (u32::from(a), u32::from(b));
    Some(Port {
        place: item.place,
        target: wide(spec.target),
        published: spec.published.map(wide).filter(|p| p.0 != 0),
        protocol: spec.protocol,
        mode: PortMode::Ingress,
        ip: spec.ip,
        is_short: true,
    })
}

fn read_mount(item: &Item) -> Option<Mount> {
    if let Some(word) = item.text() {
        let spec = mount::parse(word).ok()?;
        let mut options = Vec::new();
        if spec.nocopy {
            options.push(Sited::new("volume".to_owned(), item.place));
        }
        if spec.propagation.is_some() {
            options.push(Sited::new("bind".to_owned(), item.place));
        }
        return Some(Mount {
            place: item.place,
            kind: if spec.is_bind { MountType::Bind } else { MountType::Volume },
            source: spec.source.map(|s| Sited::new(s, item.place)),
            target: Some(Sited::new(spec.target, item.place)),
            read_only: spec.read_only,
            options,
            is_short: true,
        });
    }
    is_map(item).then(|| Mount {
        place: item.place,
        kind: MountType::of(item.get("type").and_then(Item::text).unwrap_or("")),
        source: text(item.get("source")),
        target: text(item.get("target")),
        read_only: item.get("read_only").and_then(Item::bool).unwrap_or(false),
        options: ["bind", "volume", "tmpfs", "cluster", "image"]
            .iter()
            .filter_map(|name| item.entry(name))
            .map(|e| Sited::new(e.name.clone(), e.key))
            .collect(),
        is_short: false,
    })
}

fn networks(item: Option<&Item>) -> Vec<NetworkUse> {
    let Some(item) = item else { return Vec::new() };
    let of_entry = |e: &Entry| NetworkUse { name: e.name.clone(), place: e.key };
    let of_item = |i: &Item| Some(NetworkUse { name: i.text()?.to_owned(), place: i.place });
    item.entries().iter().map(of_entry).chain(item.items().iter().filter_map(of_item)).collect()
}

fn file_refs(item: Option<&Item>) -> Vec<FileRef> {
    let of_item = |i: &Item| match &i.value {
        Value::Text(word) => Some(FileRef { source: word.clone(), place: i.place, target: None }),
        Value::Map(_) => {
            let source = i.get("source");
            Some(FileRef {
                source: source.and_then(Item::text).unwrap_or("").to_owned(),
                place: source.map_or(i.place, |s| s.place),
                target: text(i.get("target")),
            })
        }
        _ => None,
    };
    item.map(Item::items).unwrap_or_default().iter().filter_map(of_item).collect()
}

fn external(item: &Item) -> Option<External> {
    let external = item.get("external")?;
    match &external.value {
        Value::Bool(true) => Some(External { place: external.place, name: None }),
        Value::Map(_) => Some(External { place: external.place, name: text(external.get("name")) }),
        _ => None,
    }
}

fn network(entry: &Entry) -> Network {
    let item = &entry.item;
    let config = item.find(&["ipam", "config"]).map(Item::items).unwrap_or_default();
    Network {
        name: entry.name.clone(),
        key: entry.key,
        place: item.place,
        external: external(item),
        own_name: text(item.get("name")),
        driver: text(item.get("driver")),
        driver_opts: pairs(item.get("driver_opts"), &['=']),
        subnets: config.iter().filter_map(|c| text(c.get("subnet"))).collect(),
        internal: item.get("internal").and_then(Item::bool).unwrap_or(false),
    }
}

fn volume(entry: &Entry) -> Volume {
    let item = &entry.item;
    let at = |name: &str| item.get(name).filter(|i| !i.entries().is_empty() || !i.items().is_empty()).map(|i| i.place);
    Volume {
        name: entry.name.clone(),
        key: entry.key,
        place: item.place,
        external: external(item),
        own_name: text(item.get("name")),
        driver: text(item.get("driver")),
        driver_opts: pairs(item.get("driver_opts"), &['=']),
        labels: at("labels"),
        driver_opts_at: at("driver_opts"),
        is_cluster: item.get("x-cluster-spec").is_some(),
    }
}

fn file_object(entry: &Entry) -> FileObject {
    let item = &entry.item;
    FileObject {
        name: entry.name.clone(),
        key: entry.key,
        place: item.place,
        external: external(item),
        own_name: text(item.get("name")),
        file: text(item.get("file")),
        driver: text(item.get("driver")),
    }
}
