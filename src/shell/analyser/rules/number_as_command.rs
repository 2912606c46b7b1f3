//! SC2084: `$((...))` in a command's place runs its result.

use super::{Question, Remark};
use crate::shell::PartKind;

const CODE: u16 = 2084;

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    for command in &question.script.commands {
        if let [word] = command.words.as_slice()
            && let [part] = word.parts.as_slice()
            && part.kind == PartKind::Arithmetic
        {
            remarks.push(Remark::new(CODE, word.range));
        }
    }
}
