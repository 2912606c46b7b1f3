//! # consecutive-run
//!
//! ## What it does
//! Flags a RUN of one command that directly follows another one, both with the same flags.
//!
//! ## Why it is bad
//! Each RUN makes a layer. What one layer writes and a later one removes stays in the image, hidden but pulled by
//! every machine that runs it. Steps that belong together also go out of date together: with one RUN the cache
//! cannot keep half of them.
//!
//! A RUN of its own is right where its result is worth keeping in the cache while the next one changes often. In a
//! stage from which others only copy, layers cost nothing, and nothing is said.
//!
//! ## Example
//! ```dockerfile flagged=3
//! FROM debian:12.8-slim
//! RUN mkdir -p /srv/app
//! RUN chown www-data: /srv/app
//! ```
//!
//! ## Use instead
//! One RUN:
//! ```dockerfile fixed
//! FROM debian:12.8-slim
//! RUN mkdir -p /srv/app && \
//!     chown www-data: /srv/app
//! ```
//!
//! Other mounts or another network ask for a RUN of their own:
//! ```dockerfile clean
//! FROM debian:12.8-slim
//! RUN mkdir -p /srv/app
//! RUN --mount=type=secret,id=key make --directory=/srv/app
//! ```
//!
//! ## Fix safety
//! Unsafe: the image holds the same files, but the steps are cached as one from then on. Offered where `&&` means the
//! same as a new RUN: not behind `cd`, `export` and the like, not for exec forms, heredocs and shells other than those
//! of Unix. Comments between the two stay where they are.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::Keyword,
    lint::{
        Context, Rule, RunScript,
        rules::{
            rule_file,
            support::{removal::line_break, run_flags::RunFlags, shipped::shipped},
        },
    },
    shell::{Call, CommandKind, Enclosure, Join, Script},
    text::{Edit, TextRange},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3059",
        slug: "consecutive-run",
        aliases: &[],
        group: Group::Lean,
        severity: Severity::Info,
        hadolint: Peer::On(Severity::Info),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "Two RUNs in a row make two layers where one would do",
        why: "Each RUN makes a layer: what one writes and the next removes stays in the image, and the cache can keep one without the other.",
        sources: &[
            Source {
                title: "Docker docs, building best practices: RUN",
                url: "https://docs.docker.com/build/building/best-practices/#run",
            },
            Source { title: "hadolint wiki, DL3059", url: "https://github.com/hadolint/hadolint/wiki/DL3059" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let for_peer = context.profile() == Profile::Hadolint;
    let ships = shipped(context);
    let runs: Vec<&RunScript<'_>> = context.scripts().iter().filter(|run| run.outer.keyword == Keyword::Run).collect();
    for pair in runs.windows(2) {
        let &[first, second] = pair else { continue };
        if first.index + 1 != second.index || count(first) > 1 || count(second) > 1 {
            continue;
        }
        let flagged = if for_peer {
            RunFlags::for_peer(first.run) == RunFlags::for_peer(second.run)
        } else {
            RunFlags::read(first.run) == RunFlags::read(second.run)
                && first.exec == second.exec
                && first.run.heredocs.is_empty()
                && second.run.heredocs.is_empty()
                && second.stage.is_none_or(|s| ships[s])
        };
        if flagged {
            findings.push(finding(context, first, second));
        }
    }
}

/// Number of commands with a name, as hadolint counts them: tests and patterns have none, `time` is one more.
fn count(run: &RunScript<'_>) -> usize {
    let text = &run.text.text;
    let named = |call: &Call<'_>| {
        let name = call.name_word();
        call.command.kind == CommandKind::Simple && name.literal().is_some() && !name.has_glob()
    };
    let timed = |call: &Call<'_>| {
        let before = text.get(..call.command.range.from()).unwrap_or("").trim_end();
        let before = before.strip_suffix("-p").map_or(before, str::trim_end);
        let behind = before.strip_suffix("time");
        behind.is_some_and(|t| !t.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.')))
    };
    run.script.strict().map(|call| usize::from(named(&call)) + usize::from(timed(&call))).sum()
}

fn finding(context: &Context<'_>, first: &RunScript<'_>, second: &RunScript<'_>) -> Finding {
    let message = match (name(first), name(second)) {
        (Some(a), Some(b)) if a != b => format!("`RUN {b}` directly follows `RUN {a}`: two layers where one would do"),
        (_, Some(b)) => format!("`RUN {b}` directly follows another RUN: two layers where one would do"),
        _ => "This RUN directly follows another one: two layers where one would do".to_owned(),
    };
    let finding = Finding::new(&RULE.meta, second.outer.range, second.outer.keyword_range, message)
        .help("Join the two with `&&`, unless the first is worth a cache entry of its own.");
    match merge(context, first, second) {
        Some(edit) => finding.fix(Fix::risky("Join it to the RUN before", vec![edit])),
        None => finding,
    }
}

fn name<'a>(run: &'a RunScript<'_>) -> Option<&'a str> {
    run.script.written().map(|call| call.name()).find(|name| !name.is_empty()).filter(|_| run.is_posix())
}

/// Makes one instruction of two: `&& \` behind the first, blanks in place of the second one's keyword and flags.
fn merge(context: &Context<'_>, first: &RunScript<'_>, second: &RunScript<'_>) -> Option<Edit> {
    let plain = |run: &RunScript<'_>| !run.exec && run.is_posix() && run.run.heredocs.is_empty();
    if !plain(first) || !plain(second) || !ends_openly(first) || !is_chain(&second.script) {
        return None;
    }
    let (from, to) = (first.run.arguments_range().to(), second.run.arguments_range().from());
    if from >= to || !ends_in_word(context, from) {
        return None;
    }
    let between = TextRange::new(from, to);
    // A comment to the linter would no longer stand in front of an instruction.
    let next = context.pragmas.partition_point(|p| p.range.start < between.start);
    if context.pragmas.get(next).is_some_and(|p| between.covers(p.range)) {
        return None;
    }
    let newline = line_break(context.source);
    let mut text = format!(" && {}{newline}", context.file.escape);
    let lines = between.of(context.source).split_inclusive('\n').skip(1);
    text.extend(lines.filter(|line| line.trim_start().starts_with('#')));
    text.push_str("    ");
    Some(Edit::replace(between, text))
}

/// Whether ` && \` can be put behind the last character: it is not an escape, and no line is left open.
fn ends_in_word(context: &Context<'_>, at: usize) -> bool {
    let before = context.source[..at].chars().next_back();
    let line = context.source[at..].lines().next().unwrap_or("");
    before.is_some_and(|c| c != context.file.escape && c != '\\') && line.trim().is_empty()
}

/// Whether `&&` behind this text joins it as a whole and hands nothing to what follows: no comment and no `;` or
/// `&` at its end, and no command that changes the shell itself.
fn ends_openly(run: &RunScript<'_>) -> bool {
    const STATEFUL: &[&str] = &[
        "cd", "pushd", "popd", "export", "set", "shopt", "umask", "exec", "exit", "return", "source", ".", "eval",
        "alias", "unset", "trap", "ulimit", "readonly", "declare", "typeset", "local", "shift", "read", "mapfile",
        "hash", "enable", "time", "coproc",
    ];
    let script = &run.script;
    let closed = run.text.text.trim_end().ends_with([';', '&', '|']);
    let sound = !closed && script.fault.is_none() && script.comments.is_empty() && !script.commands.is_empty();
    let function = script.compounds.iter().any(|c| matches!(c.kind, Enclosure::Function | Enclosure::Coprocess));
    sound
        && !function
        && script.commands.iter().all(|command| {
            let leaves_state = command.name().is_some_and(|name| STATEFUL.contains(&name));
            let assigns = command.words.is_empty() && !command.assignments.is_empty();
            let unknown = command.kind == CommandKind::Simple && command.name().is_none();
            let in_subshell = script.around(command).any(|c| c.kind == Enclosure::Subshell);
            in_subshell || !(leaves_state || assigns || unknown)
        })
}

/// Whether the text is a single chain of `&&` and pipes, so that `&&` in front of it covers it whole.
fn is_chain(script: &Script) -> bool {
    let joins = script.commands.iter().filter(|c| c.inside.is_none()).map(|c| c.join);
    let compounds = script.compounds.iter().filter(|c| c.inside.is_none() && c.parent.is_none()).map(|c| c.join);
    script.fault.is_none()
        && !script.commands.is_empty()
        && joins.chain(compounds).all(|join| matches!(join, Join::Start | Join::And | Join::Pipe | Join::PipeBoth))
}
