//! SC1097, SC2271, SC2275, SC2276, SC2281, SC2283 and SC2284: words that look like an assignment and are a command.

use super::{Question, Remark};
use crate::{
    shell::{Command, CommandKind, PartKind, Quote, Word},
    text::TextRange,
};

const DOUBLE_EQUALS: u16 = 1097;
const EXPANSION_IN_NAME: u16 = 2271;
const LEADING_EQUALS: u16 = 2275;
const EQUALS_IN_NAME: u16 = 2276;
const EXPANDED_NAME: u16 = 2281;
const BLANK_BEFORE_EQUALS: u16 = 2283;
const COMPARISON: u16 = 2284;

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    for command in question.script.commands.iter().filter(|c| c.kind == CommandKind::Simple) {
        for assignment in &command.assignments {
            let value = assignment.range.of(question.text).strip_prefix(assignment.name.as_str());
            if value.is_some_and(|v| v.starts_with("==")) {
                let at = assignment.range.from() + assignment.name.len() + 1;
                remarks.push(Remark::new(DOUBLE_EQUALS, TextRange::at(at)));
            }
        }
        check_words(question, command, remarks);
    }
}

fn check_words(question: &Question<'_>, command: &Command, remarks: &mut Vec<Remark>) {
    let Some(name) = command.words.first() else { return };
    let raw = name.range.of(question.text);
    if raw.starts_with('=') {
        if !command.assignments.is_empty() {
            remarks.push(Remark::new(LEADING_EQUALS, name.range));
        }
        return;
    }
    if let Some(second) = command.words.get(1).filter(|w| w.range.of(question.text).starts_with('=')) {
        if second.text().starts_with("==") {
            remarks.push(Remark::new(COMPARISON, name.range.join(second.range)));
        } else {
            remarks.push(Remark::new(BLANK_BEFORE_EQUALS, second.range));
        }
    }
    let Some(equals) = unquoted_equals(name) else { return };
    let before = &name.parts[..equals];
    let literal = |part: usize| name.part_text(&name.parts[part]).split_once('=').map_or("", |(text, _)| text);
    match before {
        // `$a=b` and `$a+=b`: only the `$` is too many.
        [part] if matches!(part.kind, PartKind::Variable(_)) && matches!(literal(equals), "" | "+") => {
            // The sign and braces of the variable are no part of its own range everywhere.
            let end = name.parts[equals].range.start as usize;
            remarks.push(Remark::new(EXPANDED_NAME, TextRange::new(name.range.from(), end)));
        }
        parts if parts.iter().any(|p| !matches!(p.kind, PartKind::Literal)) => {
            let is_name = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
            let all = parts.iter().filter(|p| p.kind == PartKind::Literal).all(|p| is_name(name.part_text(p)));
            let code = if all && is_name(literal(equals)) { EXPANSION_IN_NAME } else { EQUALS_IN_NAME };
            remarks.push(Remark::new(code, name.range));
        }
        _ => {}
    }
}

/// The part of a word that has its first unquoted `=`.
fn unquoted_equals(word: &Word) -> Option<usize> {
    word.parts
        .iter()
        .position(|p| p.kind == PartKind::Literal && p.quote == Quote::None && word.part_text(p).contains('='))
}
