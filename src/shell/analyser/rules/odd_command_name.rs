//! SC2287 and SC2288: a command's name that ends with a sign.

use super::{Question, Remark};
use crate::shell::CommandKind;

const FOLDER: u16 = 2287;
const SIGN: u16 = 2288;

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    for command in question.script.commands.iter().filter(|c| c.kind == CommandKind::Simple) {
        let Some(word) = command.words.first().filter(|w| w.literal().is_some() && !w.is_quoted()) else { continue };
        let name = word.text();
        if matches!(name, "." | "[" | ":") {
            continue;
        }
        match name.chars().last() {
            Some('/') => remarks.push(Remark::new(FOLDER, word.range)),
            Some('%' | ',' | '.' | ']' | '[') => remarks.push(Remark::new(SIGN, word.range)),
            _ => {}
        }
    }
}
