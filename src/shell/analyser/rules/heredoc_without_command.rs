//! SC2188 and SC2189: a redirection without a command, alone or in front of a pipe.

use super::{Question, Remark};
use crate::shell::RedirectKind;

const ALONE: u16 = 2188;
const BEFORE_PIPE: u16 = 2189;

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    let script = question.script;
    for command in &script.commands {
        if !command.words.is_empty() || !command.assignments.is_empty() {
            continue;
        }
        let Some(first) = command.redirects.first() else { continue };
        let piped = script.pipelines.get(command.pipeline as usize).is_some_and(|p| !p.pipes.is_empty());
        // `$(< file)` reads the file.
        let reads = command.parent.is_some() && first.kind == RedirectKind::Read && command.redirects.len() == 1;
        if !reads {
            remarks.push(Remark::new(if piped { BEFORE_PIPE } else { ALONE }, first.range));
        }
    }
}
