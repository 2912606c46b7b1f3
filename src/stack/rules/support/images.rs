//! What is known of images by their names: what holds data, what works through a queue, and what answers requests
//! from outside.

use crate::{
    images::Kind,
    stack::{Context, model::Service, units::reference},
};

/// Last part of a repository's name that means a store of data or a queue.
const STORES: [&str; 22] = [
    "postgres",
    "postgresql",
    "mysql",
    "mariadb",
    "mongo",
    "mongodb",
    "redis",
    "valkey",
    "rabbitmq",
    "kafka",
    "zookeeper",
    "etcd",
    "elasticsearch",
    "opensearch",
    "influxdb",
    "cassandra",
    "couchdb",
    "neo4j",
    "clickhouse",
    "minio",
    "nats",
    "consul",
];

/// Proxies and web servers that stand at the front.
const FRONTS: [&str; 7] = ["nginx", "traefik", "caddy", "haproxy", "httpd", "envoy", "apache"];

fn name(service: &Service) -> Option<&str> {
    let image = service.image.as_ref()?;
    reference::parts(image).repository.rsplit('/').next()
}

/// Whether the image is a known store of data or queue.
pub(in crate::stack::rules) fn is_store(context: &Context<'_>, service: &Service) -> bool {
    name(service).is_some_and(|n| STORES.contains(&n))
        || context
            .image_of(service)
            .is_some_and(|k| matches!(k.image.kind, Kind::Database | Kind::Queue | Kind::Cache | Kind::Search))
}

/// Whether the image is known to bring a healthcheck.
pub(in crate::stack::rules) fn has_healthcheck(context: &Context<'_>, service: &Service) -> bool {
    context.image_of(service).is_some_and(|k| k.declared.healthcheck)
}

/// Whether it works through a queue: the image is called a worker, or the command is that of a known one.
pub(in crate::stack::rules) fn is_worker(service: &Service) -> bool {
    const WORKERS: [&str; 6] = ["celery", "sidekiq", "resque", "dramatiq", "rqworker", "huey"];
    let is_word = |word: &str| {
        word.split(|c: char| !c.is_ascii_alphanumeric())
            .any(|part| part.eq_ignore_ascii_case("worker") || part.eq_ignore_ascii_case("workers"))
    };
    name(service).is_some_and(|n| is_word(n) || WORKERS.contains(&n))
        || service.command.first().is_some_and(|w| WORKERS.iter().any(|known| w.ends_with(known)))
}

/// Whether the image is a known proxy or web server.
pub(in crate::stack::rules) fn is_front(context: &Context<'_>, service: &Service) -> bool {
    name(service).is_some_and(|n| FRONTS.contains(&n))
        || context.image_of(service).is_some_and(|k| matches!(k.image.kind, Kind::Proxy | Kind::WebServer))
}
