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
//! command in front cannot fail (`echo`, `printf`, `yes`), where the pipe is asked a question (`if ... | grep -q`),
//! where its status is lost anyway (`echo "$(... | ...)"`), or where the RUN sets `pipefail` itself.
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
    shell::{self, Call, Enclosure, Pipeline, Script},
    text::Edit,
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
        let first = run.script.commands.iter().find(|c| pipeline.range.covers(c.range));
        let name = first.and_then(|c| c.name()).unwrap_or_default();
        findings.push(finding(run, &Risk { pipeline, severity: Severity::Warning, name }, fix.as_ref()));
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
        let Some(risk) = risky_pipeline(&run.script) else { continue };
        let edit = repair.get_or_insert_with(|| fix(context, run, shell));
        findings.push(finding(run, &risk, edit.as_ref()));
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
fn risky_pipeline(script: &Script) -> Option<Risk<'_>> {
    let mut members: Vec<Vec<Member<'_>>> = vec![Vec::new(); script.pipelines.len()];
    let mut compounds = vec![Member::default(); script.compounds.len()];
    for call in script.effective().filter(|call| call.script.is_none_or(|s| std::ptr::eq(s, script))) {
        let member = Member::of(&call);
        members[call.command.pipeline as usize].push(member);
        // What can fail inside a compound lets the whole of it fail.
        let mut inside = call.command.inside;
        while let Some(number) = inside {
            let around = &script.compounds[number as usize];
            compounds[number as usize].take(member, around.range.start);
            inside = around.inside;
        }
    }
    for (compound, member) in script.compounds.iter().zip(compounds) {
        if let Some(pipeline) = compound.pipeline {
            members[pipeline as usize].push(Member { start: compound.range.start, inside: compound.inside, ..member });
        }
    }
    let pipes = script.pipelines.iter().zip(&members).filter(|(p, _)| !p.pipes.is_empty() && !p.negated);
    let risks = pipes.filter_map(|(pipeline, members)| risk(script, pipeline, members));
    risks.min_by_key(|risk| (risk.severity, risk.pipeline.range.start))
}

/// A pipe whose failure is lost.
struct Risk<'a> {
    pipeline: &'a Pipeline,
    severity: Severity,
    /// The command in it that may fail.
    name: &'a str,
}

/// A member of a pipe: a command or a compound.
#[derive(Clone, Copy, Default)]
struct Member<'a> {
    start: u32,
    /// A command in it that may fail.
    fails: Option<&'a str>,
    /// A command in it that fetches or unpacks something.
    fetches: Option<&'a str>,
    /// The compound that the pipe stands in.
    inside: Option<u32>,
}

impl<'a> Member<'a> {
    fn of(call: &Call<'a>) -> Self {
        let name = call.name();
        Self {
            start: call.command.range.start,
            fails: Some(name).filter(|n| !CANNOT_FAIL.contains(n)),
            fetches: Some(name).filter(|n| FETCHES.contains(n)),
            inside: call.command.inside,
        }
    }

    fn take(&mut self, inner: Self, start: u32) {
        self.start = start;
        self.fails = self.fails.or(inner.fails);
        self.fetches = self.fetches.or(inner.fetches);
    }
}

/// How grave it is that only the last member of a pipe is heard; `None` where nothing is lost.
fn risk<'a>(script: &'a Script, pipeline: &'a Pipeline, members: &[Member<'a>]) -> Option<Risk<'a>> {
    let last = pipeline.pipes.last()?.start;
    let before = || members.iter().filter(|m| m.start < last);
    let fails = before().find_map(|m| m.fails)?;
    let fetches = before().find_map(|m| m.fetches);
    let mut inside = before().find_map(|m| m.inside);
    let mut severity = if fetches.is_some() { Severity::Warning } else { Severity::Info };
    while let Some(number) = inside {
        let around = &script.compounds[number as usize];
        match around.kind {
            // The pipe is asked a question, or nobody asks for its status.
            Enclosure::Condition | Enclosure::Process => return None,
            // The status of a substitution counts in a bare assignment only.
            Enclosure::Substitution | Enclosure::Backticks => {
                let parent = around.parent.and_then(|n| script.commands.get(n as usize));
                if parent.is_none_or(|p| !p.words.is_empty()) {
                    return None;
                }
                severity = Severity::Info;
            }
            _ => {}
        }
        inside = around.inside;
    }
    Some(Risk { pipeline, severity, name: fetches.unwrap_or(fails) })
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

fn finding(run: &RunScript<'_>, risk: &Risk<'_>, fix: Option<&Edit>) -> Finding {
    let sign = risk.pipeline.pipes.last().copied().unwrap_or(risk.pipeline.range);
    let message = match risk.name {
        name if !name.is_empty() => {
            format!("When `{name}` fails, this pipe hides it: the shell runs without `pipefail`")
        }
        _ => "When a command in front of this pipe fails, nobody notices: the shell runs without `pipefail`".to_owned(),
    };
    let finding = Finding::new(&RULE.meta, run.outer.range, run.source(sign), message)
        .severity(risk.severity)
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
