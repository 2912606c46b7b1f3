//! What is known of images by their names: what holds data, and what answers requests from outside.

use crate::stack::{model::Service, units::reference};

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
pub(in crate::stack::rules) fn is_store(service: &Service) -> bool {
    name(service).is_some_and(|n| STORES.contains(&n))
}

/// Whether the image is a known proxy or web server.
pub(in crate::stack::rules) fn is_front(service: &Service) -> bool {
    name(service).is_some_and(|n| FRONTS.contains(&n))
}
