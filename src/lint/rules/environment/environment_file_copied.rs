//! # environment-file-copied
//!
//! ## What it does
//! Flags COPY and ADD of a file that holds the configuration of one environment: `application-prod.properties`,
//! `config/staging/`, `.env.production`, `.env`.
//!
//! ## Why it is bad
//! The image then runs in that environment only. What was tested is not what goes to production: production gets an
//! image of its own, built later. The talk "Going Production with Docker and Swarm" shows a Dockerfile that copies
//! `test-environment.json`, the lines for the others commented out beside it. Such files often hold passwords too, which
//! everyone who can pull the image can read.
//!
//! Samples (`.env.example`), files that configure a build (`requirements-dev.txt`, `tsconfig.prod.json`) and stages that stay
//! behind are not warned of.
//!
//! ## Example
//! ```dockerfile flagged=2,3
//! FROM eclipse-temurin:21.0.3_9-jre-jammy
//! COPY application-prod.properties /app/config/application.properties
//! COPY .env /app/
//! ```
//!
//! ## Use instead
//! One image, with defaults that each environment overrides, filled in by a script when the container starts:
//! ```dockerfile clean
//! FROM eclipse-temurin:21.0.3_9-jre-jammy
//! ENV APP_URL=http://localhost:8080 \
//!     APP_LOG_LEVEL=info
//! COPY docker-entrypoint.sh /usr/local/bin/
//! COPY application.properties.template .env.example /app/
//! ENTRYPOINT ["docker-entrypoint.sh"]
//! CMD ["java", "-jar", "/app/app.jar"]
//! ```
//!
//! ## Fix safety
//! There is only a pattern to copy: defaults by ENV and a script. The values are yours.

use super::HELP;
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{
        Context, Rule,
        knowledge::environments::{Environment, FileRole, file_role},
        rules::rule_file,
        starting_script::offer,
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL401",
        slug: "environment-file-copied",
        aliases: &[],
        group: Group::EnvironmentSpecific,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "The configuration of one environment is copied into the image",
        why: "The image runs in that environment only: what was tested is not what goes to production, and the file's passwords are in every copy of the image.",
        sources: &[
            Source { title: "The twelve-factor app: config", url: "https://12factor.net/config" },
            Source {
                title: "Bret Fisher, Going Production with Docker and Swarm (2017), anti-pattern: environment specific",
                url: "https://www.bretfisher.com/",
            },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in &context.assembly().stages {
        for transfer in stage.transfers.iter().filter(|t| t.from.is_none()) {
            let outer = &context.file.instructions[transfer.index];
            for source in transfer.sources.iter().filter(|s| !s.is_heredoc && !s.path.contains("://")) {
                // A variable that chooses the environment has a rule of its own.
                if source.written.contains('$') && source.path != source.written {
                    continue;
                }
                let (role, environment) = file_role(&source.path);
                // What a stage for development or tests brings for itself stays with it.
                let is_own = environment.is_some_and(|e| {
                    e <= Environment::Test && crate::lint::knowledge::environments::among(&stage.name).is_some()
                });
                let severity = match role {
                    FileRole::Configuration | FileRole::DotEnv if is_own || environment == Some(Environment::Local) => {
                        Severity::Info
                    }
                    // `meta.env` may be anything that a shell reads.
                    FileRole::DotEnv
                        if environment.is_none()
                            && !source.path.contains("/.env")
                            && !source.path.starts_with(".env") =>
                    {
                        Severity::Info
                    }
                    FileRole::Configuration | FileRole::DotEnv => Severity::Warning,
                    FileRole::Build | FileRole::None => continue,
                };
                let path = &source.path;
                let message = match (role, environment) {
                    (FileRole::DotEnv, _) => format!("`{path}` brings the values of one environment into the image"),
                    _ => format!("`{path}` is the configuration of one environment, and it becomes part of the image"),
                };
                let finding =
                    Finding::new(&RULE.meta, outer.range, source.range, message).severity(severity).help(HELP);
                findings.push(match offer(context, Some(stage.index)) {
                    Some(fix) => finding.fix(fix),
                    None => finding,
                });
            }
        }
    }
}
