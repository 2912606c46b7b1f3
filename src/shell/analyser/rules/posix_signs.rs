//! SC3002, SC3019, SC3023, SC3025, SC3033, SC3056 and SC3058: signs that bash understands and a POSIX shell does not.

use super::{Question, Remark};
use crate::{
    shell::{PartKind, Quote, Redirect, Word, analyser::Dialect},
    text::TextRange,
};

const EXTENDED_PATTERN: u16 = 3002;
const POWER: u16 = 3019;
const TWO_DIGITS: u16 = 3023;
const NETWORK: u16 = 3025;
const FUNCTION_NAME: u16 = 3033;
const NAMES_LIKE: u16 = 3056;
const OF_LIST: u16 = 3058;

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    if !matches!(question.dialect, Dialect::Posix | Dialect::Dash | Dialect::Busybox) {
        return;
    }
    let script = question.script;
    for command in &script.commands {
        command.words.iter().for_each(|w| word(question, w, remarks));
        command.assignments.iter().for_each(|a| word(question, &a.value, remarks));
        command.redirects.iter().for_each(|r| redirect(question, r, remarks));
    }
    for compound in &script.compounds {
        compound.redirects.iter().for_each(|r| redirect(question, r, remarks));
        if compound.kind == crate::shell::Enclosure::Function {
            name(question, compound.range, remarks);
        }
    }
}

fn word(question: &Question<'_>, word: &Word, remarks: &mut Vec<Remark>) {
    for part in &word.parts {
        let code = match &part.kind {
            // `@(` is found by shuck-linter.
            PartKind::Pattern if part.quote == Quote::None && !part.range.of(question.text).starts_with('@') => {
                EXTENDED_PATTERN
            }
            PartKind::Arithmetic if part.range.of(question.text).contains("**") => POWER,
            PartKind::Variable(v) if v.operator == "!" && names_like(part.range.of(question.text)) => NAMES_LIKE,
            PartKind::Variable(v) if v.operator == "#" && matches!(v.name.as_str(), "@" | "*") => OF_LIST,
            _ => continue,
        };
        remarks.push(Remark::new(code, part.range));
    }
}

/// `${!a*}`, `${!a@}`
fn names_like(text: &str) -> bool {
    let text = text.trim_start_matches(['$', '{']).trim_end_matches('}');
    text.len() > 2 && text.ends_with(['*', '@'])
}

fn redirect(question: &Question<'_>, redirect: &Redirect, remarks: &mut Vec<Remark>) {
    let at = redirect.range;
    if redirect.fd.as_deref().is_some_and(|fd| fd.len() > 1 && fd.bytes().all(|b| b.is_ascii_digit())) {
        remarks.push(Remark::new(TWO_DIGITS, at));
    }
    let target = redirect.target.range.of(question.text).trim_start_matches(['"', '\'']);
    if target.starts_with("/dev/tcp/") || target.starts_with("/dev/udp/") {
        remarks.push(Remark::new(NETWORK, at));
    }
    word(question, &redirect.target, remarks);
}

/// A function's name with more than letters, digits and `_`; with `-` alone shuck-linter finds it.
fn name(question: &Question<'_>, body: TextRange, remarks: &mut Vec<Remark>) {
    let before = question.text[..body.from()].trim_end();
    let Some(before) = before.strip_suffix(')').and_then(|b| b.trim_end().strip_suffix('(')) else { return };
    let before = before.trim_end();
    let start = before.rfind(|c: char| c.is_whitespace() || ";&|(){}".contains(c)).map_or(0, |n| n + 1);
    let name = &before[start..];
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !name.is_empty() && name.contains(|c| !is_plain(c)) {
        remarks.push(Remark::new(FUNCTION_NAME, TextRange::new(start, before.len())));
    }
}
