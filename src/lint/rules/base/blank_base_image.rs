//! # blank-base-image
//!
//! ## What it does
//! In BuildKit's profile it flags a FROM whose image comes out blank or malformed, given the defaults in the file alone,
//! and a `--platform` that comes out so. The default profile says the same with `invalid-image-name`, at a lower level,
//! since build arguments may be meant to fill the gap.
//!
//! ## Why it is bad
//! Built without arguments, the build stops here: whoever clones the project and runs `docker build .` gets an error about a
//! blank or malformed name, and nothing in the file says which image was meant. So do tools that build without knowing the
//! arguments: a scanner, a bot that brings base images up to date, the next colleague.
//!
//! A default in front of the first FROM is what the file means when nobody says otherwise; a build argument still replaces it.
//!
//! ## Example
//! ```dockerfile flagged=2 profile=buildkit
//! ARG BASE
//! FROM $BASE
//! ```
//!
//! ## Use instead
//! ```dockerfile clean profile=buildkit
//! ARG BASE=debian:12.8-slim
//! FROM $BASE
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say which image is meant.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Base, is_image_name},
    lint::{
        Context, Rule,
        rules::{rule_file, support::environment::Environments},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0028",
        slug: "blank-base-image",
        aliases: &[],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::Absent,
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A base image whose name comes out blank or malformed",
        why: "Without build arguments the name of the base image comes out blank or malformed, and the build stops.",
        sources: &[Source {
            title: "Docker docs, Dockerfile reference: FROM",
            url: "https://docs.docker.com/reference/dockerfile/#from",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.profile() != Profile::Buildkit {
        return;
    }
    let environments = Environments::new(context);
    let expand = |text: &str| environments.globals().expand(text, context.file.escape);
    for stage in &context.stages {
        let from = &context.file.instructions[stage.instructions.start];
        let Arguments::From { image: Some(image), .. } = &from.arguments else { continue };
        let report = |range, message| {
            Finding::new(&RULE.meta, from.range, range, message).help("Give the argument a default in front of FROM.")
        };
        match expand(&image.text) {
            Some(name) if name.is_empty() => {
                findings.push(report(image.range, format!("without build arguments `{}` is blank", image.text)));
            }
            Some(name)
                if stage.base != Base::Scratch && !matches!(stage.base, Base::Stage(_)) && !is_image_name(&name) =>
            {
                findings.push(report(image.range, format!("`{name}` is no name that an image can have")));
            }
            _ => {}
        }
        let Some(platform) = from.flag("platform").and_then(|f| f.value.as_ref()) else { continue };
        if let Some(value) = expand(&platform.text).filter(|value| !platform.text.is_empty() && !is_platform(value)) {
            findings.push(report(platform.range, format!("`{value}` is no platform such as `linux/amd64`")));
        }
    }
}

/// One to four parts of letters, digits, `_`, `.` and `-`, the operating system's version in parentheses.
fn is_platform(text: &str) -> bool {
    let parts: Vec<&str> = text.split('/').collect();
    let is_part =
        |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || "_.-()+".contains(c));
    let is_known = |part: &str| is_system(part) || is_architecture(part);
    parts.len() <= 3 && parts.iter().all(is_part) && (parts.len() > 1 || is_known(parts[0]))
}

/// What may stand alone as an operating system.
fn is_system(part: &str) -> bool {
    const SYSTEMS: [&str; 16] = [
        "aix",
        "android",
        "darwin",
        "dragonfly",
        "freebsd",
        "hurd",
        "illumos",
        "ios",
        "js",
        "linux",
        "macos",
        "nacl",
        "netbsd",
        "openbsd",
        "solaris",
        "windows",
    ];
    let name = part.split('(').next().unwrap_or_default().to_ascii_lowercase();
    SYSTEMS.contains(&name.as_str()) || matches!(name.as_str(), "plan9" | "zos" | "wasip1")
}

/// What may stand alone as an architecture.
fn is_architecture(part: &str) -> bool {
    const ARCHITECTURES: [&str; 29] = [
        "386",
        "aarch64",
        "amd64",
        "amd64p32",
        "arm",
        "arm64",
        "arm64be",
        "armbe",
        "armel",
        "armhf",
        "i386",
        "loong64",
        "mips",
        "mips64",
        "mips64le",
        "mips64p32",
        "mips64p32le",
        "mipsle",
        "ppc",
        "ppc64",
        "ppc64le",
        "riscv",
        "riscv64",
        "s390",
        "s390x",
        "sparc",
        "sparc64",
        "wasm",
        "x86_64",
    ];
    let name = part.to_ascii_lowercase();
    ARCHITECTURES.contains(&name.as_str()) || name == "x86-64"
}
