//! SC1086: the variable of a loop is named, not expanded.

use super::{Question, Remark};
use crate::{shell::Enclosure, text::TextRange};

const CODE: u16 = 1086;

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    for compound in question.script.compounds.iter().filter(|c| c.kind == Enclosure::Loop) {
        let text = compound.range.of(question.text);
        let Some(rest) = text.strip_prefix("for").filter(|r| r.starts_with([' ', '\t'])) else { continue };
        let at = text.len() - rest.trim_start_matches([' ', '\t']).len();
        if text[at..].starts_with('$') {
            remarks.push(Remark::new(CODE, TextRange::at(compound.range.from() + at)));
        }
    }
}
