//! # directory-change
//!
//! ## What it does
//! Flags a RUN that starts with `cd`, or does nothing else.
//!
//! ## Why it is bad
//! Each RUN starts in the directory that WORKDIR names, whatever the one before it did: a `cd` by itself has no effect at
//! all. In front of other commands it works, but the reader has to look into each RUN to know where things happen, and
//! COPY, CMD and a shell in the running container know nothing of it.
//!
//! A `cd` further down, in a chain that unpacks and builds something, is left alone, and so is one to `/tmp`.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.8-slim
//! RUN cd /srv/app && make
//! ```
//!
//! ## Use instead
//! ```dockerfile fixed
//! FROM debian:12.8-slim
//! WORKDIR /srv/app
//! RUN make
//! ```
//!
//! Or a subshell, where it is for one command only:
//! ```dockerfile clean
//! FROM debian:12.8-slim
//! RUN apt-get --version && (cd /srv/app && make)
//! ```
//!
//! ## Fix safety
//! Unsafe: what follows in the stage, and the container, start in that directory too. Where an earlier WORKDIR of the stage
//! tells, the fix goes back to it. WORKDIR also makes a directory that is not there.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Keyword},
    lint::{
        Context, Rule, RunScript,
        rules::{
            rule_file,
            support::{
                casing::cased,
                commands,
                removal::{holds_comment, insert_before, line_break},
            },
        },
    },
    shell::{Call, Join},
    text::{Edit, TextRange},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3003",
        slug: "directory-change",
        aliases: &[],
        group: Group::Style,
        severity: Severity::Info,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "`cd` in a RUN where WORKDIR would say it for all",
        why: "Each RUN starts where WORKDIR says: a `cd` is forgotten at its end, and the reader has to look into each RUN to know where things happen.",
        sources: &[
            Source {
                title: "Docker docs, building best practices: WORKDIR",
                url: "https://docs.docker.com/build/building/best-practices/#workdir",
            },
            Source { title: "hadolint wiki, DL3003", url: "https://github.com/hadolint/hadolint/wiki/DL3003" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.profile() == Profile::Hadolint {
        let runs = context.scripts().iter().filter(|run| run.outer.keyword == Keyword::Run);
        for run in runs {
            let change = run.script.strict().find(|call| call.name() == "cd");
            findings.extend(change.map(|call| finding(context, run, &call, is_first(run, &call), None)));
        }
        return;
    }
    let mut workdir = None;
    let mut runs = context.scripts().iter().peekable();
    for (index, instruction) in context.file.instructions.iter().enumerate() {
        match &instruction.arguments {
            Arguments::From { .. } => workdir = None,
            Arguments::Text(Some(path)) if instruction.keyword == Keyword::Workdir => {
                workdir = Some(path.value.as_str());
            }
            _ => {}
        }
        let Some(run) = runs.next_if(|run| run.index == index) else { continue };
        if run.exec || !run.is_posix() {
            continue;
        }
        let change = run.script.effective().next().filter(|call| {
            // What is done in a passing directory needs no WORKDIR.
            let passing = call.operands().next().is_some_and(|w| w.text().starts_with("/tmp"));
            call.name() == "cd" && is_first(run, call) && !(passing && run.script.commands.len() > 1)
        });
        findings.extend(change.map(|call| finding(context, run, &call, true, workdir)));
    }
}

/// Whether a command is the first of the text, not inside anything.
fn is_first(run: &RunScript<'_>, call: &Call<'_>) -> bool {
    let command = call.command;
    let first = run.script.commands.first().is_some_and(|c| c.range == command.range);
    first && command.depth == 0 && command.join == Join::Start && call.through.is_empty()
}

fn finding(
    context: &Context<'_>,
    run: &RunScript<'_>,
    call: &Call<'_>,
    is_first: bool,
    workdir: Option<&str>,
) -> Finding {
    let path = call.operands().next().map_or("", |w| w.text());
    let alone = run.script.commands.len() == 1;
    let (message, severity) = if alone {
        (
            format!("`cd {path}` by itself has no effect: the next instruction starts where WORKDIR says"),
            Severity::Warning,
        )
    } else {
        (format!("`cd {path}` holds for this RUN only"), Severity::Info)
    };
    let finding = Finding::new(&RULE.meta, run.outer.range, run.source(commands::whole(call)), message)
        .severity(severity)
        .help("Name the directory with WORKDIR before this RUN.");
    // hadolint would find the others.
    let only = context.profile() != Profile::Hadolint || run.script.strict().filter(|c| c.name() == "cd").count() == 1;
    match fix(context, run, call, workdir).filter(|_| is_first && only) {
        Some(edits) => finding.fix(Fix::risky("Use WORKDIR", edits)),
        None => finding,
    }
}

/// WORKDIR in front of the RUN in place of its `cd`.
fn fix(context: &Context<'_>, run: &RunScript<'_>, call: &Call<'_>, workdir: Option<&str>) -> Option<Vec<Edit>> {
    let [path] = call.args() else { return None };
    let target = path.literal()?;
    let plain = run.outer.keyword == Keyword::Run && !run.exec && run.run.heredocs.is_empty();
    let plain = plain && run.script.fault.is_none() && call.command.redirects.is_empty();
    let absolute = target.starts_with('/') && !target.contains(['"', '$', ' ', '\\', '\'']) && !path.has_glob();
    let word = call.command.words.first()?;
    if !plain || !absolute || call.command.words.len() != 2 || !call.command.assignments.is_empty() {
        return None;
    }
    let set = format!("WORKDIR {target}");
    let Some(next) = run.script.commands.get(1) else {
        let alone = run.run.flags.is_empty() && !holds_comment(context, run.outer);
        return alone.then(|| vec![Edit::replace(run.outer.range, cased(context, &set))]);
    };
    // Only `cd x && rest`, the rest being one chain that `&&` joins.
    let joined = run.text.text.get(path.range.to()..)?.trim_start();
    let chain = run.script.commands.iter().skip(1).filter(|c| c.depth == 0);
    let is_chain = chain.clone().all(|c| c.join != Join::Or) && next.join == Join::And && next.depth == 0;
    if !joined.starts_with("&&") || !is_chain {
        return None;
    }
    let gap = TextRange::new(run.source(word.range).from(), run.source(next.range).from());
    // A comment between the two would be lost.
    if context.file.comments.iter().any(|c| gap.covers(c.range)) {
        return None;
    }
    let mut edits = vec![insert_before(context, run.outer, &set), Edit::delete(gap)];
    let follower = context.file.instructions.get(run.index + 1).map(|i| i.keyword);
    let goes_on = follower.is_some_and(|keyword| keyword != Keyword::From);
    let back = workdir.filter(|w| goes_on && w.starts_with('/'));
    // What is left could be one of two RUNs that should be one.
    if back.is_none() && follower == Some(Keyword::Run) && run.script.commands.len() < 4 {
        return None;
    }
    if let Some(back) = back {
        let back = cased(context, &format!("WORKDIR {back}"));
        edits.push(Edit::insert(run.outer.range.to(), format!("{}{back}", line_break(context.source))));
    }
    Some(edits)
}
