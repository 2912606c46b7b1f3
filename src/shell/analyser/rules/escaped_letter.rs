//! SC1001 and SC1012 in a command's name: a backslash before a letter goes, and the letter stays. (In arguments
//! `shuck-linter` finds them.)

use super::{Question, Remark};
use crate::{
    shell::{Part, Quote},
    text::TextRange,
};

const LETTER: u16 = 1001;
/// `\n`, `\t` and `\r` look like more than a letter.
const CONTROL: u16 = 1012;

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    for command in &question.script.commands {
        let Some(name) = command.words.first() else { continue };
        let escaped = |part: &&Part| part.quote == Quote::Escape && part.range.start > name.range.start + 1;
        for part in name.parts.iter().filter(escaped) {
            let Some(letter) = part.range.of(question.text).chars().next() else { continue };
            let code = match letter {
                'n' | 't' | 'r' => CONTROL,
                c if c.is_alphanumeric() || "_-%:/=^".contains(c) => LETTER,
                _ => continue,
            };
            remarks
                .push(Remark::new(code, TextRange::new(part.range.from() - 1, part.range.from() + letter.len_utf8())));
        }
    }
}
