//! SC1010: a keyword among a command's words, where a `;` in front of it was most likely forgotten.

use super::{Question, Remark};
use crate::shell::CommandKind;

const CODE: u16 = 1010;
const KEYWORDS: [&str; 5] = ["then", "do", "done", "fi", "esac"];

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    for command in question.script.commands.iter().filter(|c| c.kind == CommandKind::Simple) {
        for word in command.args().iter().filter(|w| KEYWORDS.contains(&w.range.of(question.text))) {
            remarks.push(Remark::new(CODE, word.range));
        }
    }
}
