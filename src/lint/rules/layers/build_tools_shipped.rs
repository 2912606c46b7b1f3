//! # build-tools-shipped
//!
//! ## What it does
//! Notes compilers and build tools that stay in the image: packages such as `build-essential`, and base images that are there to
//! build — Maven, Gradle, golang, rust, a .NET SDK.
//!
//! ## Why it is bad
//! They make the image several times larger, bring security findings of their own, and give tools to whoever breaks in. The
//! fifth rung of the talk's ladder is: make it lean.
//!
//! ## Example
//! ```dockerfile flagged=1
//! FROM maven:3.9.7-eclipse-temurin-17
//! WORKDIR /app
//! COPY . .
//! RUN mvn -q package
//! CMD ["java", "-jar", "target/app.jar"]
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM maven:3.9.7-eclipse-temurin-17 AS build
//! WORKDIR /app
//! COPY . .
//! RUN mvn -q package
//!
//! FROM eclipse-temurin:17.0.11_9-jre-jammy
//! COPY --from=build /app/target/app.jar /app.jar
//! CMD ["java", "-jar", "/app.jar"]
//! ```
//!
//! ## Fix safety
//! There is no fix: what the program needs at run time only you can say.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{
        Context, Rule,
        knowledge::{environments::among, services::image_name},
        rules::rule_file,
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL507",
        slug: "build-tools-shipped",
        aliases: &[],
        group: Group::Lean,
        severity: Severity::Info,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "Compilers and build tools stay in the image",
        why: "They make the image several times larger, bring security findings of their own, and give tools to whoever breaks in.",
        sources: &[Source {
            title: "Docker docs, multi-stage builds",
            url: "https://docs.docker.com/build/building/multi-stage/",
        }],
        file: rule_file!(),
    },
    check,
};

/// Packages that build programs.
const PACKAGES: &[&str] = &[
    "build-essential",
    "build-base",
    "gcc",
    "g++",
    "gcc-c++",
    "make",
    "cmake",
    "clang",
    "automake",
    "autoconf",
    "maven",
    "gradle",
    "musl-dev",
    "alpine-sdk",
    "base-devel",
    "python3-dev",
    "python-dev",
    "linux-headers",
    "rpm-build",
    "devscripts",
];

/// Images that are there to build.
const IMAGES: &[&str] = &[
    "maven",
    "gradle",
    "golang",
    "rust",
    "mcr.microsoft.com/dotnet/sdk",
    "mcr.microsoft.com/dotnet/core/sdk",
    "gcc",
    "sbt",
    "hseeberger/scala-sbt",
    "haskell",
    "swift",
    "clojure",
    "buildpack-deps",
    "rustlang/rust",
];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in context.assembly().images() {
        // An image without a command is there to be built on, or to build.
        let launches = context.assembly().launches(stage.index);
        if launches.is_empty() || among(&stage.name).is_some() || stage.name.contains("build") {
            continue;
        }
        let base = context
            .assembly()
            .lineage(stage.index)
            .find_map(|s| s.image.as_ref().map(|i| (s.instructions.start, image_name(i))));
        if let Some((index, name)) = base.filter(|(_, n)| IMAGES.contains(&n.as_str())) {
            let builder = launches.iter().any(|l| matches!(l.name.as_str(), "go" | "cargo" | "mvn" | "gradle" | "dotnet" if l.args.iter().any(|a| matches!(a.as_str(), "test" | "build"))));
            if !builder {
                let outer = &context.file.instructions[index];
                findings.push(
                    Finding::new(&RULE.meta, outer.range, outer.arguments_range(), format!("the image ships `{name}`, which is there to build programs"))
                        .help("Build in a stage of its own, and copy what runs into a base without build tools: `COPY --from=build`."),
                );
            }
            continue;
        }
        let installs = context
            .assembly()
            .lineage(stage.index)
            .flat_map(|s| &s.installs)
            .filter(|i| i.is_system && PACKAGES.contains(&i.name.as_str()));
        for install in installs {
            let run = &context.scripts()[install.run];
            let removed = run
                .script
                .calling(&["apt-get", "apt", "apk", "yum", "dnf", "microdnf"])
                .any(|c| c.has_any_arg(&["purge", "remove", "autoremove", "del", "erase"]));
            if removed {
                continue;
            }
            findings.push(
                Finding::new(&RULE.meta, run.outer.range, install.range, format!("`{}` stays in the image", install.name))
                    .help("Build in a stage of its own and copy the result with `COPY --from=build`, or remove the tools in the RUN that installs them."),
            );
            break;
        }
    }
}
