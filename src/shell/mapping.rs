//! Takes a script that was read from a derived text back to the text that holds it.

use super::{Assignment, Command, PartKind, Redirect, Script, Word};
use crate::text::TextRange;

/// Replaces every range in a script.
pub(super) fn map(script: &mut Script, to: &dyn Fn(TextRange) -> TextRange) {
    for command in &mut script.commands {
        map_command(command, to);
    }
    for compound in &mut script.compounds {
        compound.range = to(compound.range);
        compound.redirects.iter_mut().for_each(|r| map_redirect(r, to));
    }
    for pipeline in &mut script.pipelines {
        pipeline.range = to(pipeline.range);
        pipeline.pipes.iter_mut().for_each(|p| *p = to(*p));
    }
    script.comments.iter_mut().for_each(|c| *c = to(*c));
    script.inner.iter_mut().for_each(|i| map(&mut i.script, to));
    if let Some(fault) = &mut script.fault {
        fault.range = to(fault.range);
    }
}

fn map_command(command: &mut Command, to: &dyn Fn(TextRange) -> TextRange) {
    command.range = to(command.range);
    for Assignment { range, value, list, .. } in &mut command.assignments {
        *range = to(*range);
        map_word(value, to);
        for word in list {
            map_word(word, to);
        }
    }
    command.words.iter_mut().for_each(|w| map_word(w, to));
    command.redirects.iter_mut().for_each(|r| map_redirect(r, to));
}

fn map_redirect(redirect: &mut Redirect, to: &dyn Fn(TextRange) -> TextRange) {
    redirect.range = to(redirect.range);
    map_word(&mut redirect.target, to);
    if let Some(heredoc) = &mut redirect.heredoc {
        heredoc.body = to(heredoc.body);
    }
}

fn map_word(word: &mut Word, to: &dyn Fn(TextRange) -> TextRange) {
    word.range = to(word.range);
    for part in &mut word.parts {
        part.range = to(part.range);
        if let PartKind::Variable(variable) = &mut part.kind {
            variable.argument = to(variable.argument);
        }
    }
}
