//! SC2093: what stands behind `exec name` never runs, for the shell is gone.

use super::{Question, Remark};
use crate::shell::{Command, CommandKind, Enclosure, Join, Script};

const CODE: u16 = 2093;

/// What is written behind `exec` for the case that it fails.
const FOR_FAILURE: [&str; 5] = ["exit", "return", "echo", "printf", ":"];

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    let script = question.script;
    for (n, command) in script.commands.iter().enumerate() {
        if command.kind != CommandKind::Simple || command.name() != Some("exec") || command.args().is_empty() {
            continue;
        }
        if is_joined(script, n, command) || is_in_arm(script, command) {
            continue;
        }
        // What follows on the same level, or stands for the next turn of a loop.
        let followers: Vec<&Command> = script.commands[n + 1..]
            .iter()
            .filter(|c| c.inside == command.inside && c.parent == command.parent)
            .collect();
        let compounds_follow = script
            .compounds
            .iter()
            .any(|c| c.inside == command.inside && c.range.start > command.range.end && c.parent == command.parent);
        let repeats = followers.is_empty()
            && !compounds_follow
            && script.around(command).next().is_some_and(|c| c.kind == Enclosure::Body);
        let only_for_failure = followers.len() == 1
            && !compounds_follow
            && followers[0].name().is_some_and(|name| FOR_FAILURE.contains(&name));
        if repeats || ((!followers.is_empty() || compounds_follow) && !only_for_failure) {
            remarks.push(Remark::new(CODE, command.range));
        }
    }
}

/// Whether it is part of a pipeline or of a list of `&&` and `||`, or runs in the background.
fn is_joined(script: &Script, n: usize, command: &Command) -> bool {
    let follows = |join: Join| matches!(join, Join::And | Join::Or | Join::Pipe | Join::PipeBoth | Join::Background);
    let next_command =
        script.commands[n + 1..].iter().find(|c| c.inside == command.inside).map(|c| (c.range.start, c.join));
    let next_compound = script
        .compounds
        .iter()
        .find(|c| c.inside == command.inside && c.range.start > command.range.end)
        .map(|c| (c.range.start, c.join));
    let next = next_command.into_iter().chain(next_compound).min_by_key(|(start, _)| *start);
    matches!(command.join, Join::And | Join::Or | Join::Pipe | Join::PipeBoth)
        || next.is_some_and(|(_, join)| follows(join))
}

/// The arms of `case` are not looked into.
fn is_in_arm(script: &Script, command: &Command) -> bool {
    let mut around = script.around(command);
    around.next().is_some_and(|c| c.kind == Enclosure::Branch)
        && around.next().is_some_and(|c| c.kind == Enclosure::Case)
}
