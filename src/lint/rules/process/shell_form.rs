//! # shell-form
//!
//! ## What it does
//! Flags CMD and ENTRYPOINT that are written as shell text instead of a JSON array, and arrays that are no JSON.
//!
//! ## Why it is bad
//! Docker wraps shell text in `/bin/sh -c`. The shell becomes process 1 and does not pass signals on: `docker stop`
//! waits ten seconds and then kills the service in the middle of its work, and a swarm does the same at every
//! update. Arguments given to `docker run` are lost on such an ENTRYPOINT, and an image without a shell can't start.
//!
//! An array with single quotes, a comma at its end or a word without quotes is no JSON: it is taken for shell text,
//! and the shell looks for a program called `[`.
//!
//! ## Example
//! ```dockerfile flagged=2,3
//! FROM node:22.11
//! ENTRYPOINT node --enable-source-maps
//! CMD ['server.js']
//! ```
//! ```dockerfile fixed
//! FROM node:22.11
//! ENTRYPOINT ["node", "--enable-source-maps"]
//! CMD ["server.js"]
//! ```
//!
//! Shell features need a shell; `exec` in front of the last command gives process 1 to the service:
//! ```dockerfile flagged=2
//! FROM node:22.11
//! CMD npm run migrate && node server.js
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM node:22.11
//! ENTRYPOINT ["docker-entrypoint.sh"]
//! CMD ["node", "server.js"]
//! HEALTHCHECK CMD curl -fsS http://localhost:3000/ || exit 1
//! ```
//!
//! ## Fix safety
//! Offered where the text is one simple command without variables, patterns, redirections or other work for a shell.
//! Safe for a lone CMD or ENTRYPOINT. Unsafe where the stage has both, since CMD then becomes the arguments of
//! ENTRYPOINT, and for arrays that are mended to JSON, since something else runs afterwards.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Base, Command, Instruction, Keyword, Stage},
    lint::{
        Context, Rule,
        rules::{
            rule_file,
            support::{environment::all_steps, exec_form, removal::holds_comment},
        },
    },
    text::{Derived, Edit, TextRange},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3025",
        slug: "shell-form",
        aliases: &["JSONArgsRecommended"],
        group: Group::Scale,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::On(Severity::Warning),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "CMD or ENTRYPOINT as shell text puts a shell between Docker and the service",
        why: "Shell text runs in `/bin/sh -c`: the shell is process 1 and passes no signals on, so that `docker stop` and every update end in a kill.",
        sources: &[
            Source {
                title: "Docker docs, build checks: JSONArgsRecommended",
                url: "https://docs.docker.com/reference/build-checks/json-args-recommended/",
            },
            Source {
                title: "Docker docs, Dockerfile reference: shell and exec form",
                url: "https://docs.docker.com/reference/dockerfile/#shell-and-exec-form",
            },
            Source { title: "hadolint wiki, DL3025", url: "https://github.com/hadolint/hadolint/wiki/DL3025" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let surroundings = Surroundings::read(context);
    if context.profile() == Profile::Buildkit {
        check_starts_and_triggers(context, &surroundings, findings);
    }
    for (index, outer) in context.file.instructions.iter().enumerate() {
        let found = match context.profile() {
            Profile::Hadolint => text_for_peer(outer).filter(|text| !exec_form::is_array_for_peer(&text.text)),
            Profile::Buildkit => starter_text(outer).cloned().filter(|_| !surroundings.shell[index]),
            // An array with something behind it is a fault of its own.
            Profile::Plimsoll => {
                starter_text(outer.triggered()).cloned().filter(|text| exec_form::behind_array(&text.text).is_none())
            }
        };
        if let Some(text) = found {
            findings.push(finding(context, &surroundings, index, outer, &text));
        }
    }
}

/// What hadolint takes for the command: all that stands behind the keyword, flags where there can be none too.
fn text_for_peer(instruction: &Instruction) -> Option<Derived> {
    let line = &instruction.line;
    let from = match (instruction.keyword, instruction.command()) {
        (Keyword::Cmd | Keyword::Entrypoint, _) => instruction.keyword_text.len(),
        // The word CMD stands behind the flags.
        (Keyword::Healthcheck, Some(_)) => instruction.arguments_at.from() + "CMD".len(),
        _ => return None,
    };
    let text = line.text.get(from..)?;
    let (start, end) = (from + text.len() - text.trim_start().len(), from + text.trim_end().len());
    (start < end).then(|| line.part(TextRange::new(start, end)))
}

/// The text of a CMD, ENTRYPOINT or HEALTHCHECK CMD in shell form.
fn shell_text(instruction: &Instruction) -> Option<&Derived> {
    match (instruction.keyword, instruction.command()) {
        (Keyword::Cmd | Keyword::Entrypoint | Keyword::Healthcheck, Some(Command::Shell(text)))
            if !text.text.is_empty() =>
        {
            Some(text)
        }
        _ => None,
    }
}

/// The same without HEALTHCHECK: its shell lives for a moment and gets no signals.
/// `BuildKit` also flags CMD and ENTRYPOINT without anything behind them, and, at the FROM that sets them off, triggers.
fn check_starts_and_triggers(context: &Context<'_>, surroundings: &Surroundings, findings: &mut Vec<Finding>) {
    let mut shell_at_end: Vec<bool> = Vec::with_capacity(context.stages.len());
    for (stage, steps) in context.stages.iter().zip(all_steps(context)) {
        let mut shell = matches!(stage.base, Base::Stage(n) if shell_at_end.get(n) == Some(&true));
        for step in steps {
            let instruction = step.instruction;
            shell |= instruction.keyword == Keyword::Shell;
            let is_starter = matches!(instruction.keyword, Keyword::Cmd | Keyword::Entrypoint);
            let is_empty = instruction.arguments_at.is_empty();
            if shell || !is_starter || !(is_empty || step.is_trigger && starter_text(instruction).is_some()) {
                continue;
            }
            let message =
                format!("{} is shell text: a shell becomes process 1 and gets the signals", instruction.keyword);
            let (at, outer) = (step.outer.keyword_range, step.outer.range);
            findings.push(Finding::new(&RULE.meta, outer, at, message).help("Write a JSON array."));
        }
        shell_at_end.push(shell || surroundings.shell.get(stage.instructions.end - 1) == Some(&true));
    }
}

fn starter_text(instruction: &Instruction) -> Option<&Derived> {
    shell_text(instruction).filter(|_| instruction.keyword != Keyword::Healthcheck)
}

/// What else the stages say about the command.
struct Surroundings {
    /// For each instruction, whether a SHELL stands before it, in its stage or one that it starts from.
    shell: Vec<bool>,
    /// For each stage, whether it has a CMD and whether it has an ENTRYPOINT.
    starters: Vec<(bool, bool)>,
}

impl Surroundings {
    fn read(context: &Context<'_>) -> Self {
        let mut read = Self { shell: vec![false; context.file.instructions.len()], starters: Vec::new() };
        let mut shell_at_end: Vec<bool> = Vec::with_capacity(context.stages.len());
        for stage in &context.stages {
            let mut shell = matches!(stage.base, Base::Stage(n) if shell_at_end.get(n) == Some(&true));
            let (mut cmd, mut entrypoint) = (false, false);
            for index in stage.instructions.clone() {
                read.shell[index] = shell;
                let instruction = &context.file.instructions[index];
                shell |= instruction.keyword == Keyword::Shell;
                cmd |= instruction.triggered().keyword == Keyword::Cmd;
                entrypoint |= instruction.triggered().keyword == Keyword::Entrypoint;
            }
            shell_at_end.push(shell);
            read.starters.push((cmd, entrypoint));
        }
        read
    }

    /// Whether CMD and ENTRYPOINT may depend on each other.
    fn has_partner(&self, stage: Option<&Stage>, keyword: Keyword) -> bool {
        let Some(stage) = stage else { return false };
        let (cmd, entrypoint) = self.starters[stage.index];
        matches!(stage.base, Base::Stage(_)) || if keyword == Keyword::Cmd { entrypoint } else { cmd }
    }
}

fn finding(
    context: &Context<'_>,
    surroundings: &Surroundings,
    index: usize,
    outer: &Instruction,
    text: &Derived,
) -> Finding {
    let keyword = outer.triggered().keyword;
    let words = text.text.trim();
    let (message, help, severity) = if exec_form::looks_like_array(words) {
        (
            format!("{keyword} `{words}` is no JSON array: it runs as shell text"),
            "Write a JSON array: strings in double quotes, parted by commas.",
            Severity::Error,
        )
    } else if words.starts_with("exec ") {
        (
            format!("{keyword} `{words}` is shell text"),
            "`exec` already gives process 1 to the command; a JSON array needs no shell at all.",
            Severity::Info,
        )
    } else {
        (
            format!("{keyword} `{words}` is shell text: a shell becomes process 1 and gets the signals"),
            "Write a JSON array. What needs a shell goes into a script that ends in `exec`, or into `[\"sh\", \"-c\", \"exec ...\"]`.",
            Severity::Warning,
        )
    };
    let finding = Finding::new(&RULE.meta, outer.range, text.range(), message).help(help).severity(severity);
    match fix(context, surroundings, index, outer, text) {
        Some(fix) => finding.fix(fix),
        None => finding,
    }
}

fn fix(
    context: &Context<'_>,
    surroundings: &Surroundings,
    index: usize,
    outer: &Instruction,
    text: &Derived,
) -> Option<Fix> {
    let stage = context.stage_of(index).and_then(|n| context.stages.get(n));
    if holds_comment(context, outer) || is_windows(context, stage) {
        return None;
    }
    let write = |words: &[String]| vec![Edit::replace(text.range(), exec_form::write(words))];
    if exec_form::looks_like_array(text.text.trim()) {
        let words = exec_form::mend(text.text.trim())?;
        return Some(Fix::risky("Mend the JSON array", write(&words)));
    }
    let words = exec_form::simple_command(text.text.trim())?;
    let title = "Write it as a JSON array";
    let keyword = outer.triggered().keyword;
    let is_alone = keyword == Keyword::Healthcheck || !surroundings.has_partner(stage, keyword);
    Some(if is_alone && !surroundings.shell[index] {
        Fix::safe(title, write(&words))
    } else {
        Fix::risky(title, write(&words))
    })
}

/// Whether the stage builds for Windows, whose shell has other words and rules.
fn is_windows(context: &Context<'_>, stage: Option<&Stage>) -> bool {
    let image = stage.and_then(|s| match &context.file.instructions[s.instructions.start].arguments {
        Arguments::From { image: Some(image), .. } => Some(image.text.to_ascii_lowercase()),
        _ => None,
    });
    context.file.escape == '`'
        || image.is_some_and(|i| ["windows", "nanoserver", "servercore"].iter().any(|name| i.contains(name)))
}
