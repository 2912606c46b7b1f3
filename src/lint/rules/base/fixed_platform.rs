//! # fixed-platform
//!
//! ## What it does
//! Flags `FROM --platform=` with a value that the build can not change. The default profile says nothing where
//! the stage is called by the platform (`AS build-arm64`): such a file handles several platforms by itself.
//!
//! ## Why it is bad
//! The build knows for which platform it works: that of the machine, or the one that `--platform` asks for. A
//! value written into FROM overrules it, so that the image runs on one kind of machine only, or slowly under
//! emulation on all others.
//!
//! ## Example
//! ```dockerfile flagged=1
//! FROM --platform=linux/amd64 node:22
//! COPY . /srv
//! ```
//! ```dockerfile fixed
//! FROM node:22
//! COPY . /srv
//! ```
//!
//! ## Use instead
//! A stage that cross-compiles runs on the machine that builds, whichever that is:
//! ```dockerfile clean
//! FROM --platform=$BUILDPLATFORM golang:1.23 AS build
//! FROM alpine:3.20
//! ```
//!
//! ## Fix safety
//! Unsafe: on another machine the image is built from another base, and for images without that platform the
//! build fails.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Base, Flag, Instruction, Stage, Word},
    lint::{Context, Rule, rules::rule_file},
    text::{Edit, TextRange},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3029",
        slug: "fixed-platform",
        aliases: &["FromPlatformFlagConstDisallowed"],
        group: Group::Portability,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::On(Severity::Warning),
        since: "0.1.0",
        fix: FixAvailability::Always,
        summary: "A FROM with a fixed platform builds for that platform only",
        why: "A platform written into FROM overrules the one that the build asks for: the same file can no longer be built for another machine.",
        sources: &[
            Source {
                title: "Docker docs, multi-platform builds",
                url: "https://docs.docker.com/build/building/multi-platform/",
            },
            Source {
                title: "Docker docs, build checks: FromPlatformFlagConstDisallowed",
                url: "https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/",
            },
            Source { title: "hadolint wiki, DL3029", url: "https://github.com/hadolint/hadolint/wiki/DL3029" },
        ],
        file: rule_file!(),
    },
    check,
};

/// Operating systems and architectures, by which a stage may be called.
const PLATFORM_WORDS: [&str; 13] = [
    "linux", "windows", "darwin", "freebsd", "amd64", "arm64", "386", "arm", "ppc64le", "s390x", "riscv64", "mips64le",
    "loong64",
];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in &context.stages {
        let from = &context.file.instructions[stage.instructions.start];
        let Some(flag) = from.flag("platform") else { continue };
        let Some(platform) = &flag.value else { continue };
        let is_fixed = match context.profile() {
            Profile::Hadolint => !["BUILDPLATFORM", "TARGETPLATFORM"].iter().any(|name| platform.text.contains(name)),
            Profile::Buildkit => is_constant(platform) && !is_called_by_platform(stage, platform),
            Profile::Plimsoll => {
                is_constant(platform) && !is_called_by_platform(stage, platform) && !starts_from_fixed(context, stage)
            }
        };
        if is_fixed {
            findings.push(finding(from, flag, platform));
        }
    }
}

fn is_constant(platform: &Word) -> bool {
    !platform.text.contains('$') && !platform.text.is_empty()
}

/// Whether the stage is called by its operating system or architecture, so that the file knows what it does.
fn is_called_by_platform(stage: &Stage, platform: &Word) -> bool {
    let Some(name) = &stage.name else { return false };
    let name = name.to_ascii_lowercase();
    platform.value.split('/').any(|part| PLATFORM_WORDS.contains(&part) && name.contains(part))
}

/// Whether the stage that it starts from is fixed already and was reported.
fn starts_from_fixed(context: &Context<'_>, stage: &Stage) -> bool {
    let Base::Stage(n) = stage.base else { return false };
    let base = context.stages.get(n).and_then(|s| context.file.instructions.get(s.instructions.start));
    base.is_some_and(|from| from.flag_value("platform").is_some_and(|p| !p.contains('$')))
}

fn finding(from: &Instruction, flag: &Flag, platform: &Word) -> Finding {
    let behind = from.line.text[platform.at.to()..].len() - from.line.text[platform.at.to()..].trim_start().len();
    let end = from.source(TextRange::new(platform.at.from(), platform.at.to() + behind)).to();
    let range = TextRange::new(flag.range.from(), end);
    Finding::new(
        &RULE.meta,
        from.range,
        flag.range,
        format!("the stage is built for `{}`, whatever platform the build asks for", platform.value),
    )
    .help("Leave the platform to the build (`docker build --platform ...`); write `$BUILDPLATFORM` where a stage must run on the machine that builds.")
    .fix(Fix::risky("Remove the platform", vec![Edit::delete(range)]))
}
