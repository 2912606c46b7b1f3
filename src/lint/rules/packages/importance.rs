//! Which packages an application stands on: the version of those is worth a warning.

use std::borrow::Cow;

/// What a package is to the application that is built into the image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lint) enum Role {
    /// It runs the application.
    Runtime,
    /// It answers requests.
    Server,
    /// It keeps the data.
    Database,
    /// It speaks to a database.
    Client,
    /// It is driven through an interface that changes with its version.
    Browser,
    /// It must fit the orchestrator or cloud that it steers.
    Tool,
    /// It must fit the driver of the host.
    Driver,
}

impl Role {
    /// "a language runtime"
    pub fn noun(self) -> &'static str {
        match self {
            Self::Runtime => "a language runtime",
            Self::Server => "a server",
            Self::Database => "a database",
            Self::Client => "a database client",
            Self::Browser => "a browser or its driver",
            Self::Tool => "a tool that must fit what it steers",
            Self::Driver => "a library that must fit the host's driver",
        }
    }

    /// Why its version matters.
    pub fn why(self) -> &'static str {
        match self {
            Self::Runtime => {
                "Your application runs on it: another version can change how the code behaves, and the next build takes whatever the mirror holds that day."
            }
            Self::Server => {
                "Defaults, configuration and protocols change with its version, and the next build takes whatever the mirror holds that day."
            }
            Self::Database => {
                "Files and protocols change with its version: a build with a newer one may not read the data of the older."
            }
            Self::Client => {
                "Client and server must fit each other, dumps above all; the next build takes whatever the mirror holds that day."
            }
            Self::Browser => {
                "Browser and driver must be of one version, and pages behave differently from one to the next."
            }
            Self::Tool => {
                "It must fit the version of what it steers, and the next build takes whatever the mirror holds that day."
            }
            Self::Driver => {
                "It must fit the driver of the machine that runs the container, and the next build takes whatever the mirror holds that day."
            }
        }
    }
}

/// Package names by role, version numbers left out: `python3.11` stands here as `python`, `openjdk-17-jre` as
/// `openjdk-jre`.
const ROLES: &[(Role, &[&str])] = &[
    (
        Role::Runtime,
        &[
            "amazon-corretto",
            "amazon-corretto-jdk",
            "aspnetcore-runtime",
            "aspnetcore-targeting-pack",
            "bun",
            "cargo",
            "default-jdk",
            "default-jdk-headless",
            "default-jre",
            "default-jre-headless",
            "deno",
            "dotnet",
            "dotnet-runtime",
            "dotnet-sdk",
            "elixir",
            "erlang",
            "erlang-base",
            "ghc",
            "go",
            "golang",
            "golang-go",
            "java-amazon-corretto",
            "java-amazon-corretto-headless",
            "java-openjdk",
            "java-openjdk-devel",
            "java-openjdk-headless",
            "julia",
            "leiningen",
            "mono",
            "mono-complete",
            "mono-runtime",
            "msopenjdk",
            "node",
            "nodejs",
            "ocaml",
            "openjdk",
            "openjdk-jdk",
            "openjdk-jdk-headless",
            "openjdk-jre",
            "openjdk-jre-base",
            "openjdk-jre-headless",
            "oracle-java-installer",
            "php",
            "php-cgi",
            "php-cli",
            "php-common",
            "php-fpm",
            "powershell",
            "pypy",
            "python",
            "python-full",
            "python-minimal",
            "r-base",
            "r-base-core",
            "ruby",
            "ruby-full",
            "rust",
            "rustc",
            "scala",
            "swift",
            "temurin-jdk",
            "temurin-jre",
            "zulu-jdk",
            "zulu-jre",
        ],
    ),
    (
        Role::Server,
        &[
            "apache",
            "asterisk",
            "bind",
            "caddy",
            "dnsmasq",
            "dovecot-core",
            "dovecot-imapd",
            "exim",
            "freeradius",
            "gitlab-ce",
            "gitlab-ee",
            "grafana",
            "haproxy",
            "httpd",
            "icecast",
            "jenkins",
            "kafka",
            "keepalived",
            "lighttpd",
            "mosquitto",
            "nginx",
            "nginx-core",
            "nginx-extras",
            "nginx-full",
            "nginx-light",
            "nginx-plus",
            "openldap",
            "openresty",
            "openssh",
            "openssh-server",
            "openvpn",
            "postfix",
            "prometheus",
            "proftpd",
            "pure-ftpd",
            "rabbitmq-server",
            "rsyslog",
            "samba",
            "slapd",
            "squid",
            "strongswan",
            "telegraf",
            "tinyproxy",
            "tomcat",
            "tor",
            "unbound",
            "uwsgi",
            "uwsgi-core",
            "varnish",
            "vsftpd",
            "zookeeper",
            "zookeeperd",
        ],
    ),
    (
        Role::Database,
        &[
            "cassandra",
            "clickhouse-server",
            "couchdb",
            "elasticsearch",
            "etcd",
            "etcd-server",
            "firebird",
            "influxdb",
            "keydb",
            "mariadb",
            "mariadb-server",
            "memcached",
            "mongodb",
            "mongodb-org",
            "mongodb-org-server",
            "mongodb-server",
            "mysql",
            "mysql-community-server",
            "mysql-server",
            "neo4j",
            "opensearch",
            "percona-server-server",
            "postgis",
            "postgresql",
            "postgresql-contrib",
            "postgresql-server",
            "redis",
            "redis-server",
            "solr",
            "valkey",
            "valkey-server",
        ],
    ),
    (
        Role::Client,
        &[
            "clickhouse-client",
            "default-mysql-client",
            "etcd-client",
            "mariadb-client",
            "mongodb-clients",
            "mongodb-database-tools",
            "mongodb-mongosh",
            "mongodb-org-shell",
            "mongodb-org-tools",
            "mongodb-tools",
            "msodbcsql",
            "mssql-cli",
            "mssql-tools",
            "mysql-client",
            "mysql-community-client",
            "postgresql-client",
            "redis-tools",
        ],
    ),
    (
        Role::Browser,
        &[
            "chromedriver",
            "chromium",
            "chromium-browser",
            "chromium-chromedriver",
            "chromium-driver",
            "firefox",
            "firefox-esr",
            "geckodriver",
            "google-chrome-beta",
            "google-chrome-stable",
            "microsoft-edge-stable",
        ],
    ),
    (
        Role::Tool,
        &[
            "ansible",
            "azure-cli",
            "containerd",
            "containerd.io",
            "docker",
            "docker-ce",
            "docker-ce-cli",
            "docker-cli",
            "docker-compose-plugin",
            "docker.io",
            "google-cloud-cli",
            "google-cloud-sdk",
            "helm",
            "kubeadm",
            "kubectl",
            "kubelet",
            "packer",
            "terraform",
            "vault",
        ],
    ),
];

/// Beginnings of the names of libraries that must fit the host's driver.
const DRIVERS: &[&str] = &["cuda-", "libcudnn", "libnccl", "libcublas", "libnvinfer", "nvidia-", "tensorrt"];

/// What a package is to the application; `None` for one whose version seldom matters.
pub(in crate::lint) fn role(package: &str) -> Option<Role> {
    let name = package.split([':', '@']).next().unwrap_or(package);
    if DRIVERS.iter().any(|d| name.starts_with(d)) || name == "cuda" {
        return Some(Role::Driver);
    }
    let plain = without_version(name);
    ROLES.iter().find(|(_, names)| names.contains(&name) || names.contains(&&*plain)).map(|(role, _)| *role)
}

/// Whether a name holds the series it wants, so that only patches change: `openjdk-17-jre`, `php8.2-fpm`,
/// `postgresql-${V}`. The one digit of `python3` is part of the name.
pub(in crate::lint) fn names_series(package: &str) -> bool {
    // Apache httpd has had one series since 2012, 2.4.
    if matches!(package, "apache2" | "httpd") {
        return true;
    }
    let numbers = package.split(|c: char| !(c.is_ascii_digit() || c == '.'));
    package.contains('$') || numbers.map(|n| n.trim_matches('.')).any(|n| n.len() > 1)
}

/// A package name without the numbers that tell series apart and without variables: `php8.2-fpm` gives `php-fpm`,
/// `postgresql-${V}` gives `postgresql`.
pub(in crate::lint) fn without_version(name: &str) -> Cow<'_, str> {
    if !name.bytes().any(|b| b == b'$' || b.is_ascii_digit()) && !name.contains("--") {
        return Cow::Borrowed(name.trim_end_matches(['-', '.']));
    }
    let mut plain = String::with_capacity(name.len());
    let mut chars = name.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '$' if chars.peek() == Some(&'{') => chars.by_ref().take_while(|&c| c != '}').for_each(drop),
            '$' => while chars.next_if(|c| c.is_ascii_alphanumeric() || *c == '_').is_some() {},
            c if c.is_ascii_digit() => while chars.next_if(|c| c.is_ascii_digit() || *c == '.').is_some() {},
            c => plain.push(c),
        }
    }
    while plain.contains("--") {
        plain = plain.replace("--", "-");
    }
    plain.truncate(plain.trim_end_matches(['-', '.']).len());
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_found_whatever_the_series() {
        for (package, want) in [
            ("python3", Role::Runtime),
            ("python3.11-minimal", Role::Runtime),
            ("openjdk-17-jre-headless", Role::Runtime),
            ("openjdk17", Role::Runtime),
            ("php8.2-fpm", Role::Runtime),
            ("php${PHP_VERSION}-cli", Role::Runtime),
            ("nodejs:amd64", Role::Runtime),
            ("apache2", Role::Server),
            ("nginx", Role::Server),
            ("postgresql-$PG_MAJOR", Role::Database),
            ("neo4j", Role::Database),
            ("postgresql-client-15", Role::Client),
            ("docker.io", Role::Tool),
            ("cuda-toolkit-12-2", Role::Driver),
        ] {
            assert_eq!(role(package), Some(want), "{package}");
        }
    }

    #[test]
    fn series_are_seen_in_names() {
        for package in ["openjdk-17-jre", "php8.2-fpm", "postgresql-client-$V", "python3.11", "nodejs20"] {
            assert!(names_series(package), "{package}");
        }
        for package in ["python3", "nginx", "docker.io", "redis6"] {
            assert!(!names_series(package), "{package}");
        }
    }

    #[test]
    fn helpers_have_no_role() {
        for package in
            ["ca-certificates", "tzdata", "curl", "git", "build-essential", "python3-pip", "libpq5", "gcc-12"]
        {
            assert_eq!(role(package), None, "{package}");
        }
    }
}
