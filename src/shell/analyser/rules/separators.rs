//! SC1051, SC1052, SC1053, SC1054, SC1059 and SC1063: a `;` behind a keyword, where none can stand, or none in front of
//! `do`, and a missing blank behind `{`.

use super::{Question, Remark};
use crate::{
    shell::{Compound, Enclosure},
    text::TextRange,
};

const BEHIND_THEN: u16 = 1051;
const BEHIND_LATER_THEN: u16 = 1052;
const BEHIND_ELSE: u16 = 1053;
const BEHIND_BRACE: u16 = 1054;
const BEHIND_DO: u16 = 1059;
const BEFORE_DO: u16 = 1063;

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    for compound in &question.script.compounds {
        match compound.kind {
            Enclosure::If | Enclosure::Loop => behind_keywords(question, compound, remarks),
            Enclosure::Group => brace(question, compound, remarks),
            _ => {}
        }
        if compound.kind == Enclosure::Loop {
            header(question, compound, remarks);
        }
    }
}

fn behind_keywords(question: &Question<'_>, compound: &Compound, remarks: &mut Vec<Remark>) {
    let lists = question.script.compounds.iter().filter(|c| {
        matches!(c.kind, Enclosure::Branch | Enclosure::Body)
            && compound.range.covers(c.range)
            && c.range != compound.range
    });
    let mut thens = 0;
    for list in lists.filter(|c| is_direct(question, compound, c)) {
        // The list may start at its keyword or behind it, with or without the `;`.
        let text = question.text;
        let before = text[compound.range.from()..list.range.from()].trim_end().trim_end_matches(';').trim_end();
        let word_start = before.rfind(|c: char| !c.is_ascii_alphabetic()).map_or(0, |n| n + 1);
        let keyword = &before[word_start..];
        let behind = compound.range.from() + before.len();
        let blanks = text[behind..].len() - text[behind..].trim_start_matches([' ', '\t']).len();
        thens += usize::from(keyword == "then");
        let code = match keyword {
            "then" if thens > 1 => BEHIND_LATER_THEN,
            "then" => BEHIND_THEN,
            "else" => BEHIND_ELSE,
            "do" => BEHIND_DO,
            _ => continue,
        };
        let rest = &text[behind + blanks..];
        if rest.starts_with(';') && !rest.starts_with(";;") {
            remarks.push(Remark::new(code, TextRange::at(behind + blanks)));
        }
    }
}

fn is_direct(question: &Question<'_>, outer: &Compound, list: &Compound) -> bool {
    list.inside
        .and_then(|i| question.script.compounds.get(i as usize))
        .is_some_and(|c| c.range == outer.range && c.kind == outer.kind)
}

/// `{a; }`
fn brace(question: &Question<'_>, compound: &Compound, remarks: &mut Vec<Remark>) {
    let text = compound.range.of(question.text);
    if text.strip_prefix('{').is_some_and(|rest| rest.starts_with(|c: char| !c.is_whitespace())) {
        remarks.push(Remark::new(BEHIND_BRACE, TextRange::at(compound.range.from() + 1)));
    }
}

/// `for i in 1 2 do`
fn header(question: &Question<'_>, compound: &Compound, remarks: &mut Vec<Remark>) {
    let text = compound.range.of(question.text);
    let end = text.find([';', '\n', '"', '\'', '`', '(', '#']).unwrap_or(text.len());
    let header = &text[..end];
    if !header.starts_with("for ") || !header.contains(" in ") {
        return;
    }
    if let Some(at) = header.find(" do ").filter(|at| *at > header.find(" in ").unwrap_or(0) + 3) {
        remarks.push(Remark::new(BEFORE_DO, TextRange::at(compound.range.from() + at + 1)));
    }
}
