//! # service-then-wait
//!
//! ## What it does
//! Flags CMD and ENTRYPOINT that start a service in the background and then wait for something else: `service x start && tail -f`,
//! `nginx; sleep infinity`, a server with its daemon option.
//!
//! ## Why it is bad
//! The container lives as long as the waiting command, not as long as the service: the service may be dead for days, and
//! Docker reports a healthy container. No restart, no signal and no exit code reaches it.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.5-slim
//! CMD service apache2 start && tail -f /var/log/apache2/access.log
//! ```
//! ```dockerfile flagged=2
//! FROM redis:7.2.5
//! CMD ["redis-server", "/etc/redis.conf", "--daemonize", "yes"]
//! ```
//!
//! ## Use instead
//! The service itself, in the foreground:
//! ```dockerfile clean
//! FROM debian:12.5-slim
//! CMD ["apachectl", "-D", "FOREGROUND"]
//! ```
//!
//! ## Fix safety
//! There is no fix: how a program stays in the foreground only its manual tells.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, assembly::Launch, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL502",
        slug: "service-then-wait",
        aliases: &[],
        group: Group::Scale,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "The service runs in the background, and the container waits for something else",
        why: "The container lives as long as the waiting command: the service may be dead for days, and no restart, no signal and no exit code reaches it.",
        sources: &[Source {
            title: "Docker docs, run multiple processes in a container",
            url: "https://docs.docker.com/engine/containers/multi-service_container/",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in context.assembly().images() {
        let launches = context.assembly().launches(stage.index);
        let waits =
            launches.iter().any(|l| matches!(l.name.as_str(), "tail" | "sleep" | "wait" | "cat" | "bash" | "sh"));
        let Some((launch, how)) = launches.iter().find_map(|l| background(l, waits).map(|h| (l, h))) else { continue };
        let outer = &context.file.instructions[launch.index];
        findings.push(
            Finding::new(&RULE.meta, outer.range, launch.range, format!("`{}` goes to the background{how}", launch.line()))
                .help("Start the program itself in the foreground, as the last command: `nginx -g \"daemon off;\"`, `apachectl -D FOREGROUND`, `mysqld`, `php-fpm -F`, `redis-server --daemonize no`."),
        );
    }
}

/// How a command leaves the foreground.
fn background(launch: &Launch, waits: bool) -> Option<&'static str> {
    let has = |words: &[&str]| launch.args.iter().any(|a| words.contains(&a.as_str()));
    let with_wait = if waits {
        ", and the container waits for another command"
    } else {
        ": the container ends at once, or nobody watches it"
    };
    let names = |part: &str| launch.args.iter().any(|a| a.contains(part));
    let leaves = match launch.name.as_str() {
        "service" | "rc-service" | "systemctl" => has(&["start", "restart"]),
        "redis-server" | "valkey-server" => launch.value("--daemonize") == Some("yes"),
        "mongod" => has(&["--fork"]),
        "apachectl" | "apache2ctl" => has(&["start", "restart", "graceful"]),
        "catalina.sh" | "pg_ctl" | "pg_ctlcluster" => has(&["start"]),
        "startup.sh" => waits,
        "nginx" => waits && !names("daemon off"),
        "gunicorn" => has(&["--daemon", "-D"]),
        "uwsgi" => names("--daemonize"),
        "php-fpm" => has(&["-D", "--daemonize"]),
        "kafka-server-start.sh" => has(&["-daemon"]),
        "rabbitmq-server" => has(&["-detached"]),
        "memcached" => has(&["-d"]),
        "pm2" => has(&["start"]) && !has(&["--no-daemon"]),
        name => name.contains("init.d/") && has(&["start"]),
    };
    leaves.then_some(with_wait)
}
