//! SC2241, SC2242, SC2151 and SC2152: `exit` and `return` take one number from 0 to 255.

use super::{Question, Remark};
use crate::shell::Word;

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    for call in question.script.written() {
        let (many, other) = match call.name() {
            "exit" => (2241, 2242),
            "return" => (2151, 2152),
            _ => continue,
        };
        match call.args() {
            [] => {}
            [status] if is_status(status) => {}
            [status] => remarks.push(Remark::new(other, status.range)),
            [first, ..] => remarks.push(Remark::new(many, first.range)),
        }
    }
}

fn is_status(word: &Word) -> bool {
    word.literal().is_none_or(|text| text.parse::<u8>().is_ok())
}
