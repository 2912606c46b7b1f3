//! # unchecked-pipe
//!
//! ## What it does
//! Flags a RUN with a pipe whose shell does not run with `pipefail`.
//!
//! ## Why it is bad
//! Without `pipefail` only the last command of a pipe decides whether a RUN succeeded. When the download in
//! `curl ... | tar -x` breaks off, the build goes on with half a file, and the image is pushed.
//!
//! A warning where something is fetched or read in front of the pipe, a note elsewhere. Nothing is said where the
//! command in front cannot fail (`echo`, `printf`, `yes`), where the pipe is asked a question (`if ... | grep -q`), or
//! where the RUN sets `pipefail` itself.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.8-slim
//! RUN curl --fail --location https://example.com/app.tar.gz | tar --extract --gzip --directory=/opt
//! ```
//!
//! ## Use instead
//! A shell with `pipefail`, for this stage from here on:
//! ```dockerfile fixed
//! FROM debian:12.8-slim
//! SHELL ["/bin/bash", "-o", "pipefail", "-c"]
//! RUN curl --fail --location https://example.com/app.tar.gz | tar --extract --gzip --directory=/opt
//! ```
//!
//! Alpine's ash knows it as well:
//! ```dockerfile clean
//! FROM alpine:3.20
//! SHELL ["/bin/ash", "-eo", "pipefail", "-c"]
//! RUN wget --quiet --output-document=- https://example.com/app.tar.gz | tar -xz -C /opt
//! ```
//!
//! ## Fix safety
//! Unsafe: the shell must be in the image, RUN instructions further down run with it too, and so do CMD and ENTRYPOINT
//! in shell form.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Base, Command, Instruction, Keyword},
    lint::{
        Context, Rule, RunScript,
        rules::{
            rule_file,
            support::{
                base_family::{self, BaseFamily},
                removal::insert_before,
            },
        },
    },
    shell::{self, Command as ShellCommand, Enclosure, Pipeline, Script},
    text::{Edit, TextRange},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL4006",
        slug: "unchecked-pipe",
        aliases: &[],
        group: Group::Correctness,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A pipe without `pipefail` hides the failure of every command but the last",
        why: "Only the last command of a pipe decides whether the RUN succeeded: when one before it fails, the build goes on with half of its output.",
        sources: &[
            Source {
                title: "Docker docs, building best practices: using pipes",
                url: "https://docs.docker.com/build/building/best-practices/#using-pipes",
            },
            Source { title: "hadolint wiki, DL4006", url: "https://github.com/hadolint/hadolint/wiki/DL4006" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.profile() == Profile::Hadolint {
        for_peer(context, findings);
    } else {
        by_default(context, findings);
    }
}

/// hadolint's view: a stage starts without SHELL, whatever it is based on; triggers are left out.
fn for_peer(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut runs = context.scripts().iter().peekable();
    let mut is_safe = false;
    let mut shell = None;
    let mut repair = None;
    for (index, instruction) in context.file.instructions.iter().enumerate() {
        match instruction.keyword {
            Keyword::From => (is_safe, shell, repair) = (false, None, None),
            Keyword::Shell => {
                (is_safe, shell, repair) = (is_safe_for_peer(&shell_text(instruction)), Some(instruction), None);
            }
            _ => {}
        }
        let Some(run) = runs.next_if(|run| run.index == index) else { continue };
        if instruction.keyword != Keyword::Run || is_safe || !run.script.has_strict_pipe() {
            continue;
        }
        let pipeline = run.script.pipelines.iter().find(|p| p.strict && !p.pipes.is_empty());
        let Some(pipeline) = pipeline else { continue };
        let fix = repair.get_or_insert_with(|| fix(context, run, shell));
        findings.push(finding(run, pipeline, Severity::Warning, fix.as_ref()));
    }
}

/// The words of SHELL as one text.
fn shell_text(instruction: &Instruction) -> String {
    match instruction.command() {
        Some(Command::Exec(words)) => {
            let words: Vec<&str> = words.iter().map(|w| w.text.trim_matches('"')).collect();
            words.join(" ")
        }
        Some(Command::Shell(text)) => text.text.clone(),
        None => String::new(),
    }
}

/// Whether hadolint takes this SHELL for one whose pipes are checked, or for one that is not of Unix.
fn is_safe_for_peer(text: &str) -> bool {
    const SHELLS: &[&str] = &["/bin/bash", "/bin/zsh", "/bin/ash", "bash", "zsh", "ash"];
    let foreign = ["powershell", "pwsh", "cmd"].iter().any(|name| text.starts_with(name));
    foreign
        || shell::read(text)
            .strict()
            .any(|call| SHELLS.contains(&call.name()) && call.has_flag("o") && call.has_arg("pipefail"))
}

/// What is right: SHELL is inherited by stages, any folder may hold the shell, a RUN may set `pipefail` itself.
fn by_default(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut runs = context.scripts().iter().peekable();
    // The SHELL with which each stage so far ends, its own or that of the stage it is based on.
    let mut shells: Vec<Option<&Instruction>> = Vec::new();
    let mut shell: Option<&Instruction> = None;
    // One SHELL serves all RUNs behind it: their findings share the edit, so that it is made once.
    let mut repair: Option<Option<Edit>> = None;
    for (index, instruction) in context.file.instructions.iter().enumerate() {
        match instruction.keyword {
            Keyword::From => {
                if let Some(Base::Stage(base)) = context.stage_of(index).map(|s| &context.stages[s].base) {
                    shell = shells.get(*base).copied().flatten();
                } else {
                    shell = None;
                }
                shells.push(shell);
                repair = None;
            }
            Keyword::Shell => {
                shell = Some(instruction);
                repair = None;
                if let Some(last) = shells.last_mut() {
                    *last = shell;
                }
            }
            _ => {}
        }
        let Some(run) = runs.next_if(|run| run.index == index) else { continue };
        if run.exec || !run.script.has_pipe() || is_checked(run, shell) {
            continue;
        }
        let Some((pipeline, severity)) = risky_pipeline(&run.script) else { continue };
        let edit = repair.get_or_insert_with(|| fix(context, run, shell));
        findings.push(finding(run, pipeline, severity, edit.as_ref()));
    }
}

/// Whether the pipes of a RUN are checked, or cannot be: by its shell, by itself, or since it is no shell text.
fn is_checked(run: &RunScript<'_>, shell: Option<&Instruction>) -> bool {
    let words: Vec<&str> = match shell.and_then(Instruction::command) {
        Some(Command::Exec(words)) => words.iter().map(|w| w.value.as_str()).collect(),
        _ => Vec::new(),
    };
    run.script.fault.is_some()
        || !run.is_posix()
        || words.first().is_some_and(|program| is_foreign(program))
        || words.iter().any(|w| w.contains("pipefail"))
        || sets_pipefail(&run.script)
}

/// Whether a shell is none of the Bourne family: no `pipefail` to be had.
fn is_foreign(program: &str) -> bool {
    let name = program.rsplit(['/', '\\']).next().unwrap_or(program).to_ascii_lowercase();
    let name = name.strip_suffix(".exe").unwrap_or(&name);
    !matches!(name, "sh" | "bash" | "dash" | "ash" | "ksh" | "mksh" | "zsh" | "busybox" | "env")
}

/// Whether the text itself sets `pipefail`: `set -o pipefail`.
fn sets_pipefail(script: &Script) -> bool {
    script.commands.iter().any(|c| c.name() == Some("set") && c.args().iter().any(|w| w.text() == "pipefail"))
}

/// The pipe that is worth most, with how much it is worth.
fn risky_pipeline(script: &Script) -> Option<(&Pipeline, Severity)> {
    let mut members: Vec<Members> = vec![Members::default(); script.pipelines.len()];
    for call in script.effective().filter(|call| call.script.is_none_or(|s| std::ptr::eq(s, script))) {
        members[call.command.pipeline as usize].add(call.command.range, call.name(), script, call.command.inside);
    }
    for compound in &script.compounds {
        if let Some(pipeline) = compound.pipeline {
            members[pipeline as usize].add(compound.range, "", script, compound.inside);
        }
    }
    let pipes = script.pipelines.iter().zip(&members).filter(|(p, _)| !p.pipes.is_empty() && !p.negated);
    let risks = pipes.filter_map(|(pipeline, members)| Some((pipeline, members.risk(pipeline)?)));
    risks.min_by_key(|&(pipeline, severity)| (severity, pipeline.range.start))
}

/// What is known of the members of a pipe.
#[derive(Clone, Default)]
struct Members {
    /// Where each starts, and whether it may fail and whether it fetches or unpacks something.
    found: Vec<(u32, bool, bool)>,
    /// Whether the pipe is asked a question: it stands behind `if` or `while`.
    asked: bool,
    /// Whether its status is lost anyway, as that of a substitution.
    hidden: bool,
}

impl Members {
    fn add(&mut self, range: TextRange, name: &str, script: &Script, inside: Option<u32>) {
        if self.found.is_empty() {
            let around = || {
                let first = inside.and_then(|i| script.compounds.get(i as usize));
                std::iter::successors(first, |c| c.inside.and_then(|i| script.compounds.get(i as usize)))
            };
            self.asked = around().any(|c| c.kind == Enclosure::Condition);
            self.hidden =
                around().any(|c| matches!(c.kind, Enclosure::Substitution | Enclosure::Backticks | Enclosure::Process));
        }
        self.found.push((range.start, !CANNOT_FAIL.contains(&name), FETCHES.contains(&name)));
    }

    /// How grave it is that only the last member is heard; `None` where nothing is lost.
    fn risk(&self, pipeline: &Pipeline) -> Option<Severity> {
        let last = pipeline.pipes.last()?.start;
        let before = || self.found.iter().filter(|(start, ..)| *start < last);
        if self.asked || !before().any(|(_, may_fail, _)| *may_fail) {
            return None;
        }
        let fetches = before().any(|(_, _, fetches)| *fetches);
        Some(if fetches && !self.hidden { Severity::Warning } else { Severity::Info })
    }
}

/// Commands whose output is worth nothing when it is cut off.
const FETCHES: &[&str] = &[
    "curl",
    "wget",
    "aria2c",
    "fetch",
    "git",
    "gpg",
    "gpg2",
    "tar",
    "unzip",
    "gzip",
    "gunzip",
    "zcat",
    "xz",
    "xzcat",
    "bzip2",
    "bzcat",
    "zstd",
    "zstdcat",
    "openssl",
    "aws",
    "gsutil",
    "ssh",
    "mysqldump",
    "pg_dump",
];

/// Commands that do not fail by themselves.
const CANNOT_FAIL: &[&str] = &["echo", "printf", "yes", "true", ":"];

fn finding(run: &RunScript<'_>, pipeline: &Pipeline, severity: Severity, fix: Option<&Edit>) -> Finding {
    let sign = pipeline.pipes.last().copied().unwrap_or(pipeline.range);
    let first = run.script.commands.iter().find(|c| pipeline.range.covers(c.range)).and_then(ShellCommand::name);
    let message = match first {
        Some(name) => format!("When `{name}` fails, this pipe hides it: the shell runs without `pipefail`"),
        None => {
            "When a command in front of this pipe fails, nobody notices: the shell runs without `pipefail`".to_owned()
        }
    };
    let finding = Finding::new(&RULE.meta, run.outer.range, run.source(sign), message)
        .severity(severity)
        .help("Put `SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]` before this RUN (on Alpine `/bin/ash` with `-eo`), or save the output to a file first.");
    match fix {
        Some(edit) => finding.fix(Fix::risky("Run the stage's commands with `pipefail`", vec![edit.clone()])),
        None => finding,
    }
}

/// A SHELL in front of the RUN; where one stands already, its options are completed.
fn fix(context: &Context<'_>, run: &RunScript<'_>, given: Option<&Instruction>) -> Option<Edit> {
    let stage = run.stage?;
    if let Some(given) = given {
        return complete(given);
    }
    if run.outer.keyword != Keyword::Run {
        return None;
    }
    let shell = match base_family::family(context, stage) {
        BaseFamily::Busybox => r#"SHELL ["/bin/ash", "-eo", "pipefail", "-c"]"#,
        BaseFamily::Other => r#"SHELL ["/bin/bash", "-o", "pipefail", "-c"]"#,
        BaseFamily::None => return None,
    };
    Some(insert_before(context, run.outer, shell))
}

/// Adds `-o pipefail` behind the program of a SHELL, where it is one that knows it.
fn complete(given: &Instruction) -> Option<Edit> {
    let Some(Command::Exec(words)) = given.command() else { return None };
    let program = words.first()?;
    let known = ["/bin/bash", "bash", "/bin/zsh", "zsh", "/bin/ash", "ash", "/usr/bin/bash", "/usr/local/bin/bash"];
    let fits = known.contains(&program.value.as_str()) && !words.iter().any(|w| w.value.contains("pipefail"));
    fits.then(|| Edit::insert(program.range.to(), r#", "-o", "pipefail""#))
}
