//! Operators of `[ ]` and `test` that do something else than it seems: SC2050, SC2065, SC2071 to SC2074, SC2077,
//! SC2170, SC3012 and SC3015.

use super::{Question, Remark};
use crate::{
    shell::{Command, CommandKind, PartKind, Quote, RedirectKind, Word, analyser::Dialect},
    text::TextRange,
};

const CONSTANT: u16 = 2050;
const REDIRECTED: u16 = 2065;
const NUMBER_AS_TEXT: u16 = 2071;
const FRACTION: u16 = 2072;
const REDIRECTION: u16 = 2073;
const PATTERN: u16 = 2074;
const NO_BLANKS: u16 = 2077;
const NO_NUMBER: u16 = 2170;
const ORDER_IN_SH: u16 = 3012;
const PATTERN_IN_SH: u16 = 3015;

const NUMERIC: [&str; 6] = ["-eq", "-ne", "-lt", "-le", "-gt", "-ge"];

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    for command in &question.script.commands {
        match command.kind {
            CommandKind::Test => {
                let is_single = !command.range.of(question.text).starts_with("[[");
                if is_single {
                    comparisons(question, command, remarks);
                }
                missing_blanks(question, command, remarks);
            }
            CommandKind::Simple if command.name() == Some("test") => {
                redirected(command, remarks);
                let orders = |w: &&Word| matches!(w.range.of(question.text), "\\<" | "\\>");
                if question.dialect == Dialect::Posix && command.args().iter().any(|w| orders(&w)) {
                    remarks.push(Remark::new(ORDER_IN_SH, command.range));
                }
            }
            _ => {}
        }
    }
}

/// `left operator right` inside `[ ]`.
fn comparisons(question: &Question<'_>, command: &Command, remarks: &mut Vec<Remark>) {
    let is_posix = matches!(question.dialect, Dialect::Posix | Dialect::Dash | Dialect::Busybox);
    for three in command.words.windows(3) {
        let [left, operator, right] = three else { continue };
        let sign = operator.range.of(question.text);
        let is_numeric = NUMERIC.contains(&sign);
        let orders = matches!(sign, "<" | ">" | "<=" | ">=");
        let is_escaped = matches!(sign, "\\<" | "\\>");
        if is_numeric {
            remarks.extend([left, right].into_iter().filter_map(no_number));
        }
        let is_constant = |word: &Word| word.literal().is_some() && !word.has_glob() && word.text() != "[";
        if (is_numeric || orders || is_escaped) && is_constant(left) && is_constant(right) {
            remarks.push(Remark::new(CONSTANT, operator.range));
        }
        if orders {
            let is_number = right.literal().is_some_and(|t| t.parse::<i64>().is_ok());
            if is_number {
                remarks.push(Remark::new(NUMBER_AS_TEXT, operator.range));
            }
            if is_posix {
                remarks.push(Remark::new(ORDER_IN_SH, operator.range));
            } else if !is_number {
                remarks.push(Remark::new(REDIRECTION, operator.range));
            }
        }
        match sign {
            "\\<" | "\\>" if is_posix => remarks.push(Remark::new(ORDER_IN_SH, operator.range)),
            "=~" => remarks.push(Remark::new(if is_posix { PATTERN_IN_SH } else { PATTERN }, operator.range)),
            _ => {}
        }
    }
}

/// Text where a number must stand.
fn no_number(operand: &Word) -> Option<Remark> {
    let text = operand.literal().filter(|t| !t.is_empty() && !matches!(*t, "[" | "]"))?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let fraction = text.trim_start_matches('-').split_once('.').is_some_and(|(a, b)| digits(a) && digits(b));
    if fraction {
        return Some(Remark::new(FRACTION, operand.range));
    }
    text.trim().parse::<i64>().is_err().then(|| Remark::new(NO_NUMBER, operand.range))
}

/// `[ $a=b ]`, which is never empty and so always true.
fn missing_blanks(question: &Question<'_>, command: &Command, remarks: &mut Vec<Remark>) {
    let inside = command.words.get(1..command.words.len().saturating_sub(1)).unwrap_or_default();
    let ([word] | [_, word]) = inside else { return };
    if inside.len() == 2 && inside[0].text() != "!" {
        return;
    }
    let expands = word
        .parts
        .iter()
        .any(|p| matches!(p.kind, PartKind::Variable(_) | PartKind::Substitution | PartKind::Backticks));
    let sign = word.parts.iter().find_map(|part| {
        let text = part.range.of(question.text);
        let at = text.find('=').filter(|_| part.kind == PartKind::Literal && part.quote == Quote::None)?;
        let start = at - usize::from(text[..at].ends_with('!'));
        Some(TextRange::new(part.range.from() + start, part.range.from() + at + 1))
    });
    if let Some(sign) = sign.filter(|_| expands) {
        remarks.push(Remark::new(NO_BLANKS, sign));
    }
}

/// `test a > b` writes a file.
fn redirected(command: &Command, remarks: &mut Vec<Remark>) {
    let plain = command.redirects.iter().filter(|r| r.fd.is_none());
    for redirect in plain.filter(|r| matches!(r.kind, RedirectKind::Read | RedirectKind::Write)) {
        remarks.push(Remark::new(REDIRECTED, redirect.range));
    }
}
