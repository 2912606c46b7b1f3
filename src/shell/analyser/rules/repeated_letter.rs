//! SC2020: `tr` goes by single characters, so that a letter that stands twice tells that words were meant.

use super::{Question, Remark};
use crate::shell::Word;

const CODE: u16 = 2020;

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    for call in question.script.written().filter(|c| c.name() == "tr") {
        let sets = call.args().iter().filter(|w| !w.text().starts_with('-'));
        remarks.extend(sets.filter(|w| has_letter_twice(w)).map(|w| Remark::new(CODE, w.range)));
    }
}

fn has_letter_twice(word: &Word) -> bool {
    let Some(text) = word.literal().filter(|t| !t.contains("[:")) else { return false };
    let mut seen = std::collections::HashSet::new();
    text.chars().filter(|c| c.is_alphabetic()).any(|c| !seen.insert(c))
}
