//! # cache-order
//!
//! Dependencies are installed before sources are copied, so that a change of a source file does not install
//! everything again.
//!
//! - *Met*: the file copies the lists of dependencies first, installs, and copies the rest behind.
//! - *Missed*: the whole build context is copied in front of the install.
//! - *Not applicable*: nothing is installed by a list of dependencies, or nothing is copied in front of it.

use crate::{
    dockerfile::{Arguments, Instruction, Keyword},
    lint::RunScript,
    maturity::{Criterion, Outcome, Rung, View},
    shell::Call,
    text::TextRange,
};

pub(super) const CRITERION: Criterion =
    Criterion { id: "cache-order", title: "copies sources after dependencies", rung: Rung::Lean, check };

fn check(view: &View<'_>) -> Outcome {
    let context = view.context;
    let mut well: Vec<TextRange> = Vec::new();
    let mut is_copied = false;
    for stage in &context.stages {
        let mut whole: Option<&Instruction> = None;
        let mut is_installed = false;
        for index in stage.instructions.clone() {
            let instruction = &context.file.instructions[index];
            is_copied |= matches!(instruction.keyword, Keyword::Copy | Keyword::Add);
            if copies_all(instruction) {
                whole = whole.or(Some(instruction));
            }
            if instruction.keyword != Keyword::Run {
                continue;
            }
            let Some(run) = script(context.scripts(), index) else { continue };
            let Some(call) = run.script.effective().find(is_install) else { continue };
            let has_cache =
                instruction.flags.iter().any(|f| f.name == "mount" && f.option("type").as_deref() == Some("cache"));
            match whole {
                Some(copy) if !is_installed && !has_cache => {
                    return Outcome::missed(
                        format!("All sources are copied before `{}` installs: every change of a file installs everything again.", title(&call)),
                        "Copy the lists of dependencies first (package.json, requirements.txt, go.mod, pom.xml, ...), install, then copy the rest.",
                    )
                    .at([copy.range, run.source(call.command.range)])
                    .codes(["PL506"]);
                }
                _ => {
                    is_installed = true;
                    well.push(instruction.range);
                }
            }
        }
    }
    if well.is_empty() || !is_copied {
        return Outcome::not_applicable("Nothing is copied and then installed.");
    }
    Outcome::met("What is installed comes in front of the sources, which change more often.").at(well)
}

/// The script of an instruction; scripts come in the order of the text.
fn script<'s, 't>(scripts: &'s [RunScript<'t>], index: usize) -> Option<&'s RunScript<'t>> {
    let at = scripts.partition_point(|r| r.index < index);
    scripts.get(at).filter(|r| r.index == index)
}

fn title(call: &Call<'_>) -> String {
    let second = call.operands().next().map_or("", |w| w.text());
    format!("{} {second}", call.name()).trim_end().to_owned()
}

/// COPY or ADD of the whole build context.
fn copies_all(instruction: &Instruction) -> bool {
    let is_copy = matches!(instruction.keyword, Keyword::Copy | Keyword::Add) && instruction.flag("from").is_none();
    match &instruction.arguments {
        Arguments::Transfer { paths, .. } if is_copy => paths[..paths.len().saturating_sub(1)]
            .iter()
            .any(|p| matches!(p.value.as_str(), "." | "./" | "/" | "*" | "./*")),
        _ => false,
    }
}

/// Whether a command installs what a list in the sources names, or what a distribution has.
fn is_install(call: &Call<'_>) -> bool {
    let first = call.operands().next().map_or("", |w| w.text());
    match call.name() {
        "npm" | "pnpm" => matches!(first, "install" | "i" | "ci"),
        "yarn" => first.is_empty() || first == "install",
        "pip" | "pip3" | "python" | "python3" => call.has_any_arg(&["install"]),
        "pipenv" | "poetry" | "bundle" | "bundler" | "composer" => call.has_any_arg(&["install", "sync"]),
        "uv" => call.has_any_arg(&["sync", "install"]),
        "go" => (first == "mod" && call.has_any_arg(&["download"])) || matches!(first, "get" | "build" | "install"),
        "cargo" => matches!(first, "build" | "fetch" | "install"),
        "mvn" | "mvnw" | "gradle" | "gradlew" | "dotnet" => !call.has_any_arg(&["--version", "test"]),
        "grails" => call.has_any_arg(&["refresh-dependencies"]),
        "apt-get" | "apt" | "yum" | "dnf" | "microdnf" => first == "install",
        "apk" => first == "add",
        _ => false,
    }
}
