//! # several-processes
//!
//! ## What it does
//! Notes images that start several services: through supervisord and its like, or behind `&`.
//!
//! ## Why it is bad
//! They share one health, one log and one size: a service that dies is not seen by Docker, none can be updated or scaled by
//! itself, and signals reach the supervisor only. One service for each container is what an orchestrator is made for; where
//! two belong together, nginx and php-fpm for one, they still work as two containers.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.5-slim
//! CMD ["supervisord", "-n"]
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM php:8.2.20-fpm-bookworm
//! COPY limits.ini $PHP_INI_DIR/conf.d/
//! CMD ["php-fpm"]
//! ```
//!
//! ## Fix safety
//! There is no fix: the services have to be parted into images.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL503",
        slug: "several-processes",
        aliases: &[],
        group: Group::Scale,
        severity: Severity::Info,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "One container starts several services",
        why: "They share one health, one log and one size: a service that dies is not seen by Docker, and none can be updated or scaled by itself.",
        sources: &[Source {
            title: "Docker docs, run multiple processes in a container",
            url: "https://docs.docker.com/engine/containers/multi-service_container/",
        }],
        file: rule_file!(),
    },
    check,
};

/// Programs whose task is to start several others.
const SUPERVISORS: &[&str] =
    &["supervisord", "s6-svscan", "runsvdir", "runit", "monit", "circusd", "honcho", "foreman", "my_init", "systemd"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in context.assembly().images() {
        let launches = context.assembly().launches(stage.index);
        let found = launches.iter().find_map(|l| {
            if SUPERVISORS.contains(&l.name.as_str())
                || l.args.first().is_some_and(|a| SUPERVISORS.contains(&a.rsplit('/').next().unwrap_or(a)))
            {
                Some((l, format!("`{}` starts several services in one container", l.name)))
            } else if l.is_background && launches.len() > 1 {
                Some((l, format!("`{}` runs beside the main process", l.line())))
            } else {
                None
            }
        });
        let Some((launch, message)) = found else { continue };
        let outer = &context.file.instructions[launch.index];
        findings.push(
            Finding::new(&RULE.meta, outer.range, launch.range, message)
                .help("Make an image of each service and start them side by side in a stack file; a job by the clock is a service of its own."),
        );
    }
}
