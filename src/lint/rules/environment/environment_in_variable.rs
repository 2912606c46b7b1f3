//! # environment-in-variable
//!
//! ## What it does
//! Notes ENV and ARG that say in which environment the image runs: `APP_ENV=staging`, `SPRING_PROFILES_ACTIVE=qa`.
//!
//! ## Why it is bad
//! A default that names an environment makes the image that environment's. It can be overridden, so it is a note only;
//! staging, QA and their like are a warning, since a program that somebody starts without the variable then talks to
//! staging's systems.
//!
//! `NODE_ENV=production` and its like are modes of a framework, and the right default: nothing is said of them.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM eclipse-temurin:21.0.3_9-jre-jammy
//! ENV SPRING_PROFILES_ACTIVE=staging
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM node:22.11.0-bookworm-slim
//! ENV NODE_ENV=production \
//!     LOG_LEVEL=info
//! ```
//!
//! ## Fix safety
//! There is no fix: the default that suits all environments only you can say.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{
        Context, Rule,
        knowledge::environments::{Environment, is_environment_variable, is_mode_variable, named, words},
        rules::rule_file,
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL405",
        slug: "environment-in-variable",
        aliases: &[],
        group: Group::EnvironmentSpecific,
        severity: Severity::Info,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A variable of the image says in which environment it runs",
        why: "A default that names an environment makes the image that environment's: started without the variable, the program talks to its systems.",
        sources: &[Source { title: "The twelve-factor app: config", url: "https://12factor.net/config" }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in context.assembly().stages.iter().filter(|s| s.is_shipped) {
        let own = words(&stage.name).into_iter().find_map(named);
        for setting in stage.settings.iter().filter(|s| is_environment_variable(&s.name) || is_mode_variable(&s.name)) {
            let Some(environment) = words(&setting.value).into_iter().find_map(named) else { continue };
            if own == Some(environment)
                || setting.value.contains('/')
                || (setting.is_arg && environment != Environment::Staging)
            {
                continue;
            }
            let severity = match environment {
                Environment::Production | Environment::Local if is_mode_variable(&setting.name) => continue,
                Environment::Staging if !setting.is_arg => Severity::Warning,
                _ => Severity::Info,
            };
            let message = format!("`{}={}` makes the image that of one environment", setting.name, setting.value);
            let outer = &context.file.instructions[setting.index];
            findings.push(
                Finding::new(&RULE.meta, outer.range, setting.range, message)
                    .severity(severity)
                    .help("Leave a default that does no harm anywhere, and set the variable where the container is started: `docker run -e`, or `environment:` in the stack file."),
            );
        }
    }
}
