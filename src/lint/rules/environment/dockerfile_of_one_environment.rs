//! # dockerfile-of-one-environment
//!
//! ## What it does
//! Notes Dockerfiles that are named for staging, QA or production: `Dockerfile.staging`, `prod.Dockerfile`. It looks at the
//! name where it is known: that of the file on the command line, that of the document in the page.
//!
//! ## Why it is bad
//! A Dockerfile for each environment makes an image for each: they drift apart line by line, and what was tested in staging
//! is not what goes to production. Names for tools (`Dockerfile.dev`, `Dockerfile.test`, `Dockerfile.ci`) are not flagged:
//! such images stay with those who build. Production's is a note, since it may be the only one beside those; one for
//! staging or QA is a warning, since then production must have another one.
//!
//! ## Example
//! ```dockerfile flagged=2 name=Dockerfile.staging
//! ARG NODE=22.11.0
//! FROM node:${NODE}-bookworm-slim
//! CMD ["node", "server.js"]
//! ```
//! ```dockerfile flagged=1 name=production.Dockerfile
//! FROM node:22.11.0-bookworm-slim
//! ```
//!
//! ## Use instead
//! One Dockerfile, with stages for tools where those are needed, and defaults that each environment overrides:
//! ```dockerfile clean name=Dockerfile
//! FROM node:22.11.0-bookworm-slim
//! ENV NODE_ENV=production \
//!     API_URL=http://api:8000
//! CMD ["node", "server.js"]
//! ```
//! ```dockerfile clean name=Dockerfile.dev
//! FROM node:22.11.0-bookworm-slim
//! CMD ["npm", "run", "dev"]
//! ```
//!
//! ## Fix safety
//! There is no fix: in what the files differ they themselves must tell.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::Keyword,
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL408",
        slug: "dockerfile-of-one-environment",
        aliases: &[],
        group: Group::EnvironmentSpecific,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "The Dockerfile is named for one environment",
        why: "A Dockerfile for each environment makes an image for each: they drift apart, and what was tested is not what goes to production.",
        sources: &[
            Source {
                title: "The twelve-factor app: build, release, run",
                url: "https://12factor.net/build-release-run",
            },
            Source {
                title: "Bret Fisher, Going Production with Docker and Swarm (2017), anti-pattern: environment specific",
                url: "https://www.bretfisher.com/",
            },
        ],
        file: rule_file!(),
    },
    check,
};

/// Environments between tests and production.
const BETWEEN: [&str; 7] = ["staging", "stg", "qa", "uat", "preprod", "preproduction", "acceptance"];

/// Production.
const LAST: [&str; 3] = ["prod", "production", "prd"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(name) = context.name else { return };
    let Some(severity) = severity(&name.to_ascii_lowercase()) else { return };
    let from = context.file.instructions.iter().find(|i| i.keyword == Keyword::From);
    let Some(from) = from else { return };
    let message = format!("`{name}` makes an image for one environment");
    findings.push(Finding::new(&RULE.meta, from.range, from.keyword_range, message).severity(severity).help(
        "Keep one Dockerfile: what differs becomes ENV with defaults, which each environment overrides; what only tools need becomes a stage, built with `--target`.",
    ));
}

/// How grave a name is: `Dockerfile.staging`, `qa-dockerfile`, `api.prod.dockerfile`. In a name of more words the environment may
/// be what the image is about: `check-production-logs.dockerfile`.
fn severity(name: &str) -> Option<Severity> {
    let rest = name.strip_prefix("dockerfile").or_else(|| name.strip_suffix("dockerfile"))?;
    let words: Vec<&str> = rest.trim_matches(['.', '-', '_']).split('.').collect();
    if words.len() > 2 || words.iter().any(|w| words.len() == 2 && w.contains(['-', '_'])) {
        return None;
    }
    words.iter().find_map(|word| match word {
        word if BETWEEN.contains(word) => Some(Severity::Warning),
        word if LAST.contains(word) => Some(Severity::Info),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_for_which_environment_a_dockerfile_is() {
        for name in ["dockerfile.staging", "qa.dockerfile", "dockerfile-uat", "dockerfile_stg", "dockerfile.api.qa"] {
            assert_eq!(severity(name), Some(Severity::Warning), "{name}");
        }
        for name in ["dockerfile.prod", "production.dockerfile", "api.prod.dockerfile", "dockerfile.prod.api"] {
            assert_eq!(severity(name), Some(Severity::Info), "{name}");
        }
        for name in [
            "dockerfile",
            "dockerfile.dev",
            "dockerfile.multi-stage",
            "logs-of-production.dockerfile",
            "windows-iis-staging.dockerfile",
            "dockerfile.test",
            "products.dockerfile",
            "staging.yml",
            "",
        ] {
            assert_eq!(severity(name), None, "{name}");
        }
    }
}
