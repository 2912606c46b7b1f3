//! # secret-file-copied
//!
//! ## What it does
//! Flags COPY and ADD of files that are secrets: private keys, `.npmrc`, `.netrc`, cloud credentials, keystores.
//!
//! ## Why it is bad
//! The file is in a layer for ever, even if a later RUN removes it: everyone who can pull the image can read it. And it is
//! mostly one environment's: the image works nowhere else.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM node:22.11.0-bookworm-slim
//! COPY .npmrc /root/.npmrc
//! RUN npm ci
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM node:22.11.0-bookworm-slim
//! RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci
//! ```
//!
//! What the program needs when it runs comes as a secret of the swarm or of the stack file: `/run/secrets/NAME`.
//!
//! ## Fix safety
//! There is no fix: who needs the secret, and when, only you can say.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL509",
        slug: "secret-file-copied",
        aliases: &[],
        group: Group::Security,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A secret is copied into a layer of the image",
        why: "It is in a layer for ever, even if a later step removes it: everyone who can pull the image can read it.",
        sources: &[Source {
            title: "Docker docs, build secrets",
            url: "https://docs.docker.com/build/building/secrets/",
        }],
        file: rule_file!(),
    },
    check,
};

/// Files that hold secrets, whatever they are for.
const FILES: &[&str] = &[
    "id_rsa",
    "id_dsa",
    "id_ecdsa",
    "id_ed25519",
    ".netrc",
    ".npmrc",
    ".pypirc",
    ".git-credentials",
    ".pgpass",
    ".htpasswd",
    "credentials.json",
    "service-account.json",
    "kubeconfig",
    ".dockercfg",
    "keystore.jks",
    "keystore.p12",
    "server.key",
    "private.key",
    "privkey.pem",
    "master.key",
    "secrets.yml",
    "secrets.yaml",
    "secrets.json",
];

/// Folders of secrets.
const FOLDERS: &[&str] = &[".ssh", ".aws", ".gnupg", ".kube", ".azure"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in &context.assembly().stages {
        for transfer in stage.transfers.iter().filter(|t| t.from.is_none()) {
            for source in &transfer.sources {
                let path = source.path.trim_end_matches('/');
                let name = path.rsplit('/').next().unwrap_or(path);
                let is_secret = FILES.contains(&name)
                    || path.split('/').any(|p| FOLDERS.contains(&p))
                    || (name.strip_suffix(".key").is_some()
                        && !name.contains("pub")
                        && !path.contains("gpg")
                        && !path.contains("keyring"));
                if !is_secret || name.strip_suffix(".pub").is_some() || source.is_heredoc {
                    continue;
                }
                let outer = &context.file.instructions[transfer.index];
                // A stage that stays behind keeps it out of the image, not out of the build cache.
                let severity = if stage.is_shipped { Severity::Warning } else { Severity::Info };
                findings.push(
                    Finding::new(&RULE.meta, outer.range, source.range, format!("`{}` becomes a layer of the image, secrets and all", source.path))
                        .severity(severity)
                        .help("For the build, mount it: `RUN --mount=type=secret,id=...`. For the running program, give it as a secret of the swarm; what differs between environments never goes into the image."),
                );
            }
        }
    }
}
