//! Taking whole instructions out of a file.

use super::casing::cased;
use crate::{
    dockerfile::{Instruction, Keyword},
    lint::Context,
    text::{Edit, TextRange},
};

/// Whether a comment stands between the lines of the instruction, which a rewrite of the whole would lose.
pub(in crate::lint) fn holds_comment(context: &Context<'_>, instruction: &Instruction) -> bool {
    let next = context.file.comments.partition_point(|c| c.range.start < instruction.range.start);
    context.file.comments.get(next).is_some_and(|c| instruction.range.covers(c.range))
}

/// Takes an instruction out, from the start of its first line to the line break behind its last one.
///
/// `None` where more than the instruction would change: a comment between its lines would go, a linter's comment in
/// front of it would speak to the next instruction, two RUN would meet that stood apart.
pub(in crate::lint) fn remove(context: &Context<'_>, instruction: &Instruction) -> Option<Edit> {
    let source = context.source;
    let start = line_start(source, instruction.range.from());
    let is_alone = source[start..instruction.range.from()].trim().is_empty();
    if !is_alone
        || holds_comment(context, instruction)
        || follows_pragma(context, instruction)
        || parts_runs(context, instruction)
    {
        return None;
    }
    let end = source[instruction.range.to()..].find('\n').map_or(source.len(), |n| instruction.range.to() + n + 1);
    // The last line of a file has no line break of its own to take along: the one before it goes.
    if end == source.len() && !source.ends_with('\n') && start > 0 {
        let before = source[..start].trim_end_matches('\n').trim_end_matches('\r').len();
        return Some(Edit::delete(TextRange::new(before, end)));
    }
    Some(Edit::delete(TextRange::new(start, end)))
}

/// Inserts an instruction as a line of its own in front of another one and the comments that belong to it,
/// with the indentation, the line break and the case of its surroundings.
pub(in crate::lint) fn insert_before(context: &Context<'_>, instruction: &Instruction, text: &str) -> Edit {
    let source = context.source;
    let start = line_start(source, instruction.range.from());
    let indent = &source[start..instruction.range.from()];
    let before = context.file.instructions.partition_point(|i| i.range.start < instruction.range.start);
    let floor = before.checked_sub(1).map_or(0, |n| context.file.instructions[n].range.to());
    let mut at = start;
    while at > floor {
        let above = line_start(source, at - 1);
        if above < floor || !source[above..at].trim_start().starts_with('#') {
            break;
        }
        at = above;
    }
    Edit::insert(at, format!("{indent}{}{}", cased(context, text), line_break(source)))
}

/// The line break that the file uses.
pub(in crate::lint) fn line_break(source: &str) -> &'static str {
    match source.find('\n') {
        Some(n) if source[..n].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

fn line_start(source: &str, at: usize) -> usize {
    source[..at].rfind('\n').map_or(0, |n| n + 1)
}

/// Whether a comment to the linter stands between this instruction and the one before.
fn follows_pragma(context: &Context<'_>, instruction: &Instruction) -> bool {
    let before = context.file.instructions.partition_point(|i| i.range.start < instruction.range.start);
    let from = before.checked_sub(1).map_or(0, |n| context.file.instructions[n].range.to());
    let next = context.pragmas.partition_point(|p| p.range.from() < from);
    context.pragmas.get(next).is_some_and(|p| p.range.start < instruction.range.start)
}

/// Whether a RUN stands before the instruction and another one behind it.
fn parts_runs(context: &Context<'_>, instruction: &Instruction) -> bool {
    let instructions = &context.file.instructions;
    let at = instructions.partition_point(|i| i.range.start < instruction.range.start);
    let is_run = |n: Option<usize>| n.and_then(|n| instructions.get(n)).is_some_and(|i| i.keyword == Keyword::Run);
    is_run(at.checked_sub(1)) && is_run(at.checked_add(1))
}
