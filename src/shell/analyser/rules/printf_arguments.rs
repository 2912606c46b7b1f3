//! SC2182 and SC2183: `printf` with arguments that its format does not take, or with another number of them.

use super::{Question, Remark};
use crate::shell::{PartKind, Quote, Word};

const NONE_TAKEN: u16 = 2182;
const OTHER_NUMBER: u16 = 2183;

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    for call in question.script.written().filter(|c| c.name() == "printf") {
        let mut words = call.args();
        match words.first().map(Word::text) {
            Some("--") => words = &words[1..],
            Some("-v") => words = words.get(2..).unwrap_or_default(),
            _ => {}
        }
        let Some((format, given)) = words.split_first() else { continue };
        let Some(taken) = format.literal().and_then(taken) else { continue };
        // What may become several words, or none, can't be counted.
        if given.iter().any(is_uncertain) {
            if taken == 0 {
                remarks.push(Remark::new(NONE_TAKEN, format.range));
            }
            continue;
        }
        match (taken, given.len()) {
            (0, 0) => {}
            (0, _) => remarks.push(Remark::new(NONE_TAKEN, format.range)),
            // The format is used again as long as there are arguments.
            (taken, given) if given == 0 || given % taken != 0 => {
                remarks.push(Remark::new(OTHER_NUMBER, format.range));
            }
            _ => {}
        }
    }
}

/// The number of arguments that a format takes; `None` where that hangs on their values.
fn taken(format: &str) -> Option<usize> {
    let mut count = 0;
    let mut rest = format;
    while let Some((_, behind)) = rest.split_once('%') {
        if let Some(behind) = behind.strip_prefix('%') {
            rest = behind;
            continue;
        }
        if behind.starts_with('(') {
            return None;
        }
        let flags =
            behind.len() - behind.trim_start_matches(|c: char| c.is_ascii_digit() || "-+ #0.*'".contains(c)).len();
        count += 1 + behind[..flags].matches('*').count();
        rest = &behind[flags..];
    }
    Some(count)
}

fn is_uncertain(word: &Word) -> bool {
    word.has_glob()
        || word.parts.iter().any(|part| match &part.kind {
            PartKind::Variable(v) => part.quote == Quote::None || v.name == "@" || part_is_list(word, v.argument.len()),
            PartKind::Substitution | PartKind::Backticks => part.quote == Quote::None,
            PartKind::Braces => true,
            _ => false,
        })
}

/// `"${a[@]}"`
fn part_is_list(word: &Word, argument: usize) -> bool {
    argument > 0 && word.text().contains("[@]")
}
