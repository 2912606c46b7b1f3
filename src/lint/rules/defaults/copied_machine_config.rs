//! # copied-machine-config
//!
//! ## What it does
//! Flags whole configurations that are copied from a machine: `my.cnf`, a folder below `etc/`, what lies in `vm-backup/` or
//! `oldserver/`.
//!
//! ## Why it is bad
//! A machine's configuration is made for that machine: its memory, its accounts, its log files, its modules, often its host
//! name and its certificates. Copied blindly it gives a container more memory than it has, and logs that nobody sees. The talk
//! names it beside the defaults: nobody has looked at the values in either case.
//!
//! A note for a server's main file or a whole folder; a warning where the path says that it is another machine's. A file for
//! a folder of fragments (`conf.d`) is the cure.
//!
//! ## Example
//! ```dockerfile flagged=2,3
//! FROM centos:7.9.2009
//! COPY vm-backup/etc/httpd/ /etc/httpd/
//! COPY my.cnf /etc/my.cnf
//! ```
//!
//! ## Use instead
//! Only what differs from the image's own configuration:
//! ```dockerfile clean
//! FROM mysql:8.0.39
//! COPY sizes.cnf /etc/mysql/conf.d/sizes.cnf
//! ```
//!
//! ## Fix safety
//! There is no fix: which of the values the container needs only you can say.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, knowledge::environments::words, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL302",
        slug: "copied-machine-config",
        aliases: &[],
        group: Group::DefaultConfig,
        severity: Severity::Info,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A server's whole configuration is copied from a machine",
        why: "It is made for that machine: its memory, accounts, log files and modules. A container has others.",
        sources: &[Source {
            title: "Bret Fisher, Going Production with Docker and Swarm (2017), anti-pattern: leaving default config",
            url: "https://www.bretfisher.com/",
        }],
        file: rule_file!(),
    },
    check,
};

/// Words of paths that tell of another machine.
const MACHINES: &[&str] = &[
    "vm",
    "vms",
    "oldserver",
    "server1",
    "server01",
    "oldhost",
    "baremetal",
    "ec2",
    "droplet",
    "vps",
    "www1",
    "www01",
    "web01",
    "web1",
    "db01",
    "db1",
    "app01",
    "app1",
    "prodserver",
];

/// Words of folders that do; as the name of a file they may mean what the file is about.
const MAYBE_MACHINES: &[&str] = &[
    "legacy",
    "backup",
    "bak",
    "machine",
    "bare",
    "host",
    "hosts",
    "physical",
    "old",
    "orig",
    "migrated",
    "migration",
    "snapshot",
];

/// Endings of what is run, not read.
const SCRIPTS: &[&str] = &["sh", "py", "pl", "rb", "service", "timer", "crt", "pem", "key", "gpg"];

/// Folders below /etc that configure no server.
const NO_SERVERS: &[&str] =
    &["/etc/cron", "/etc/periodic", "/etc/init.d", "/etc/profile.d", "/etc/ssl", "/etc/pki", "/etc/apt", "/etc/yum"];

/// Main files of servers whose values depend on the machine.
const MAIN_FILES: &[&str] = &[
    "my.cnf",
    "mysqld.cnf",
    "my.ini",
    "postgresql.conf",
    "php.ini",
    "mongod.conf",
    "redis.conf",
    "httpd.conf",
    "apache2.conf",
    "server.xml",
    "elasticsearch.yml",
    "jvm.options",
    "cassandra.yaml",
    "server.properties",
    "sysctl.conf",
    "limits.conf",
];

/// Folders that hold the whole configuration of a server.
const FOLDERS: &[&str] = &[
    "/etc",
    "/etc/mysql",
    "/etc/apache2",
    "/etc/httpd",
    "/etc/nginx",
    "/etc/php",
    "/etc/postgresql",
    "/etc/redis",
    "/etc/tomcat",
    "/etc/rabbitmq",
    "/etc/elasticsearch",
    "/usr/local/tomcat/conf",
    "/usr/local/etc/php",
    "/usr/local/apache2/conf",
    "/etc/postfix",
    "/etc/dovecot",
];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in context.assembly().stages.iter().filter(|s| s.is_shipped) {
        for transfer in stage.transfers.iter().filter(|t| t.from.is_none()) {
            for source in transfer.sources.iter().filter(|s| !s.is_heredoc) {
                let path = source.path.trim_start_matches("./").trim_end_matches('/');
                let target = transfer.target(source);
                let folder = transfer.destination.trim_end_matches('/');
                let is_script = SCRIPTS.iter().any(|s| path.rsplit('.').next() == Some(*s))
                    || NO_SERVERS.iter().any(|f| target.starts_with(f));
                let goes_to_config = target.starts_with("/etc/")
                    || folder == "/etc"
                    || FOLDERS.iter().any(|f| target.starts_with(f))
                    || target.contains("/conf");
                let name = path.rsplit('/').next().unwrap_or(path);
                let folders = path.strip_suffix(name).unwrap_or_default();
                let tells = |text: &str, list: &[&str]| {
                    words(text).iter().any(|w| list.contains(&w.to_ascii_lowercase().as_str()))
                };
                // `hosts.conf` and `backup.cnf` are what they are called; `backup/etc/` is a copy.
                let is_whole = !name.contains('.') && tells(name, MAYBE_MACHINES);
                let shows_machine = goes_to_config
                    && !is_script
                    && (tells(path, MACHINES) || tells(folders, MAYBE_MACHINES) || is_whole);
                // A folder by its slash, by `etc/`, or by the name of the one that it takes the place of.
                let says_folder = source.path.ends_with('/')
                    || name.rsplit_once('.').is_some_and(|(_, ending)| ending == "d")
                    || path == "etc"
                    || path.contains("etc/") && !name.contains('.')
                    || FOLDERS.iter().any(|f| f.rsplit('/').next() == Some(name));
                let is_folder = says_folder && FOLDERS.contains(&folder) && !is_script;
                let target_name = target.rsplit('/').next().unwrap_or_default();
                let is_main =
                    MAIN_FILES.contains(&target_name) && !target.contains(".d/") && !target.contains("template");
                if !shows_machine && !is_folder && !is_main {
                    continue;
                }
                // A template is filled in when the container starts, a distribution's own sample is no machine's.
                let (message, severity) = if shows_machine {
                    (format!("`{}` looks like the configuration of another machine", source.path), Severity::Warning)
                } else if is_folder {
                    (format!("`{}` replaces a whole folder of configuration", source.path), Severity::Info)
                } else {
                    (format!("`{}` replaces the server's whole configuration", source.path), Severity::Info)
                };
                let outer = &context.file.instructions[transfer.index];
                findings.push(Finding::new(&RULE.meta, outer.range, source.range, message).severity(severity).help(
                    "Start from the configuration that the image brings, and add only what must differ: in a file for its `conf.d`, or by ENV and an entrypoint script. Check memory sizes, log files, addresses and accounts.",
                ));
            }
        }
    }
}
