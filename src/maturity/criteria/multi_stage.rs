//! # multi-stage
//!
//! What is built is built in a stage of its own, and only the result is shipped.
//!
//! - *Met*: the last image copies from another stage or image.
//! - *Missed*: the last image compiles or bundles what it ships, so that compilers, sources and caches go along.
//! - *Not applicable*: nothing is compiled or bundled.

use crate::{
    dockerfile::Keyword,
    maturity::{Criterion, Outcome, Rung, View},
    shell::Call,
};

pub(super) const CRITERION: Criterion =
    Criterion { id: "multi-stage", title: "builds in a stage of its own", rung: Rung::Lean, check };

fn check(view: &View<'_>) -> Outcome {
    let builds: Vec<_> = view
        .runs()
        .flat_map(|run| {
            let builds =
                run.script.effective().filter(is_build).map(|c| (c.name().to_owned(), run.source(c.command.range)));
            builds.collect::<Vec<_>>()
        })
        .collect();
    let copies: Vec<_> = view.of(Keyword::Copy).filter(|i| i.flag("from").is_some()).map(|i| i.range).collect();
    match builds.first() {
        Some((name, _)) if copies.is_empty() => Outcome::missed(
            format!("`{name}` builds in the image that is shipped: tools, sources and caches go along."),
            "Build in a first stage (`FROM ... AS build`) and copy the result: `COPY --from=build ...`.",
        )
        .at(builds.iter().map(|(_, place)| *place)),
        _ if !copies.is_empty() => {
            Outcome::met("Results are copied out of another stage or image; its tools stay behind.").at(copies)
        }
        _ => Outcome::not_applicable("Nothing is compiled or bundled in the image that is shipped."),
    }
}

/// Whether a command compiles or bundles.
fn is_build(call: &Call<'_>) -> bool {
    let first = call.operands().next().map_or("", |w| w.text());
    let has = |words: &[&str]| call.operands().any(|w| words.contains(&w.text()));
    match call.name() {
        "go" => matches!(first, "build" | "install" | "get"),
        "cargo" => matches!(first, "build" | "install"),
        "mvn" | "mvnw" | "gradle" | "gradlew" => has(&[
            "package",
            "install",
            "build",
            "assemble",
            "verify",
            "compile",
            "bootJar",
            "shadowJar",
            "installDist",
            "jar",
            "war",
        ]),
        "grails" => has(&["war", "compile", "package", "assemble", "prod"]),
        "sbt" | "lein" | "javac" | "msbuild" | "stack" | "cabal" | "swiftc" | "ghc" | "rustc" => true,
        "dotnet" => matches!(first, "build" | "publish"),
        "npm" | "pnpm" => first == "run" && has(&["build", "build:prod", "bundle", "compile", "dist"]),
        "yarn" => has(&["build", "bundle"]),
        "ng" | "webpack" | "tsc" | "vite" | "next" => has(&["build"]) || matches!(call.name(), "tsc" | "webpack"),
        "swift" => first == "build",
        "make" | "cmake" | "ninja" => !has(&["clean"]),
        "gcc" | "g++" | "cc" | "clang" => call.has_flag("o") || call.has_flag("c"),
        _ => false,
    }
}
