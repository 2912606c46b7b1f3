//! # sudo
//!
//! ## What it does
//! Flags commands that are run with `sudo`.
//!
//! ## Why it is bad
//! A build runs as root unless USER says otherwise, so `sudo` does nothing there but bring a program that lets whoever
//! breaks into the container become root. It also puts itself between the container and the process: signals do not arrive
//! as they should, and the environment changes.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.8-slim
//! RUN sudo mkdir /srv/app
//! ```
//!
//! ## Use instead
//! ```dockerfile fixed
//! FROM debian:12.8-slim
//! RUN mkdir /srv/app
//! ```
//!
//! Where a later step must be root again, say so with USER:
//! ```dockerfile clean
//! FROM debian:12.8-slim
//! USER root
//! RUN mkdir /srv/app
//! USER www-data
//! ```
//!
//! ## Fix safety
//! Unsafe: the user that the base image ends with is not known from the text. No fix is offered behind a USER that is not
//! root, and where `sudo` switches to another user.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Keyword},
    lint::{Context, Rule, RunScript, rules::rule_file},
    shell::{Call, Script},
    text::{Edit, TextRange},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3004",
        slug: "sudo",
        aliases: &[],
        group: Group::Security,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "`sudo` in a build does nothing but stay in the image",
        why: "A build runs as root unless USER says otherwise: sudo adds nothing to it, and it leaves a way to become root in the image.",
        sources: &[
            Source {
                title: "Docker docs, building best practices: USER",
                url: "https://docs.docker.com/build/building/best-practices/#user",
            },
            Source { title: "hadolint wiki, DL3004", url: "https://github.com/hadolint/hadolint/wiki/DL3004" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let for_peer = context.profile() == Profile::Hadolint;
    let rooted = rooted(context);
    for (run, rooted) in context.scripts().iter().zip(rooted) {
        let mut sudos = Vec::new();
        if for_peer {
            sudos.extend(run.script.strict().filter(|c| c.name() == "sudo").map(|c| read(&c)));
            if !sudos.is_empty() {
                findings.push(finding(context, run, &sudos, rooted));
            }
        } else if run.exec || run.is_posix() {
            collect(&run.script, &mut sudos);
            findings.extend(sudos.iter().map(|s| finding(context, run, std::slice::from_ref(s), rooted)));
        }
    }
}

/// Whether each script may run as root: no USER of its stage says otherwise.
fn rooted(context: &Context<'_>) -> Vec<bool> {
    let mut runs = context.scripts().iter().peekable();
    let mut rooted = true;
    let mut found = Vec::with_capacity(context.scripts().len());
    for (index, instruction) in context.file.instructions.iter().enumerate() {
        match &instruction.arguments {
            Arguments::From { .. } => rooted = true,
            Arguments::Text(Some(user)) if instruction.keyword == Keyword::User => {
                rooted = matches!(user.value.split(':').next(), Some("root" | "0"));
            }
            _ => {}
        }
        if runs.next_if(|run| run.index == index).is_some() {
            found.push(rooted);
        }
    }
    found
}

/// A use of `sudo`.
struct Sudo<'a> {
    /// The word itself, in the shell text.
    at: TextRange,
    /// Where the command starts that it runs; `None` where sudo does more than run it.
    command: Option<TextRange>,
    /// The name of that command.
    name: Option<&'a str>,
}

fn read<'a>(call: &Call<'a>) -> Sudo<'a> {
    let at = call.name_word().range;
    let harmless = |text: &str| {
        matches!(text, "sudo" | "-E" | "-H" | "-n" | "-S" | "-EH" | "-HE" | "-nE" | "--" | "--preserve-env")
    };
    let command = call.args().iter().find(|w| !harmless(w.text())).filter(|w| !w.text().starts_with('-'));
    Sudo { at, command: command.map(|w| w.range), name: command.and_then(|w| w.literal()) }
}

/// Each `sudo` that stands as a command or behind another wrapper, in `sh -c` texts as well.
fn collect<'a>(script: &'a Script, found: &mut Vec<Sudo<'a>>) {
    for call in script.written() {
        if call.name().rsplit('/').next() == Some("sudo") {
            found.push(read(&call));
        }
    }
    for inner in &script.inner {
        collect(&inner.script, found);
    }
}

fn finding(context: &Context<'_>, run: &RunScript<'_>, sudos: &[Sudo<'_>], rooted: bool) -> Finding {
    let range = sudos.first().map_or(run.run.arguments_range(), |s| run.source(s.at));
    let message = match sudos.first().and_then(|s| s.name) {
        Some(name) if rooted => {
            format!("`{name}` is run with `sudo`, though a build runs as root unless USER says otherwise")
        }
        Some(name) => format!("`{name}` is run with `sudo`"),
        None => "`sudo` is used in a build".to_owned(),
    };
    let help = if rooted {
        "Leave `sudo` out, and drop the package where it was installed for this."
    } else {
        "Put `USER root` before this RUN and the unprivileged USER behind it."
    };
    let finding = Finding::new(&RULE.meta, run.outer.range, range, message).help(help);
    let edits: Option<Vec<Edit>> = sudos.iter().map(|s| removal(context, run, s)).collect();
    match edits {
        Some(edits) if rooted => finding.fix(Fix::risky("Remove `sudo`", edits)),
        _ => finding,
    }
}

/// Takes out `sudo` and its options, where nothing but blanks stands between them and the command.
fn removal(context: &Context<'_>, run: &RunScript<'_>, sudo: &Sudo<'_>) -> Option<Edit> {
    let range = TextRange::new(run.source(sudo.at).from(), run.source(sudo.command?).from());
    // There is no program `cd` that sudo could run, so that nothing is known of what was meant.
    let is_plain = !run.exec && sudo.name != Some("cd") && !range.of(context.source).contains(['\n', '#', '"', '\'']);
    is_plain.then(|| Edit::delete(range))
}
