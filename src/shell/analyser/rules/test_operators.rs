//! SC2170, SC2071, SC2072, SC2073, SC2074, SC3012 and SC3015: operators of `[ ]` that do something else than it seems.

use super::{Question, Remark};
use crate::{
    shell::{Command, CommandKind, RedirectKind, Word, analyser::Dialect},
    text::TextRange,
};

const NO_NUMBER: u16 = 2170;
const FRACTION: u16 = 2072;
const NUMBER_AS_TEXT: u16 = 2071;
const REDIRECTION: u16 = 2073;
const PATTERN: u16 = 2074;
const ORDER_IN_SH: u16 = 3012;
const PATTERN_IN_SH: u16 = 3015;

const NUMERIC: [&str; 6] = ["-eq", "-ne", "-lt", "-le", "-gt", "-ge"];

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    for command in question.script.commands.iter().filter(|c| is_single(question, c)) {
        numbers(command, remarks);
        orders(question, command, remarks);
    }
}

/// `[ ... ]`
fn is_single(question: &Question<'_>, command: &Command) -> bool {
    command.kind == CommandKind::Test && !command.range.of(question.text).starts_with("[[")
}

fn is_posix(question: &Question<'_>) -> bool {
    matches!(question.dialect, Dialect::Posix | Dialect::Dash)
}

/// Text where `-eq` and its like want a number.
fn numbers(command: &Command, remarks: &mut Vec<Remark>) {
    for three in command.words.windows(3) {
        if !NUMERIC.contains(&three[1].text()) {
            continue;
        }
        for operand in [&three[0], &three[2]] {
            let Some(text) = operand.literal().filter(|t| !t.is_empty() && *t != "[" && *t != "]") else { continue };
            if is_fraction(text) {
                remarks.push(Remark::new(FRACTION, operand.range));
            } else if text.trim().parse::<i64>().is_err() {
                remarks.push(Remark::new(NO_NUMBER, operand.range));
            }
        }
    }
}

fn is_fraction(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    text.trim_start_matches('-').split_once('.').is_some_and(|(a, b)| digits(a) && digits(b))
}

/// `>` and `<`, which are redirections, `\>`, which orders texts, and `=~`.
fn orders(question: &Question<'_>, command: &Command, remarks: &mut Vec<Remark>) {
    let posix = is_posix(question);
    for redirect in command.redirects.iter().filter(|r| r.fd.is_none()) {
        let sign = match redirect.kind {
            RedirectKind::Read | RedirectKind::Write => {
                TextRange::new(redirect.range.from(), redirect.range.from() + 1)
            }
            _ => continue,
        };
        let is_number = redirect.target.literal().is_some_and(|t| t.parse::<i64>().is_ok());
        if is_number {
            remarks.push(Remark::new(NUMBER_AS_TEXT, sign));
        }
        if posix {
            remarks.push(Remark::new(ORDER_IN_SH, sign));
        } else if !is_number {
            remarks.push(Remark::new(REDIRECTION, sign));
        }
    }
    let inside = command.words.get(1..).unwrap_or_default();
    for word in inside.iter().filter(|w| !is_text(w)) {
        match word.range.of(question.text) {
            "\\>" | "\\<" if posix => remarks.push(Remark::new(ORDER_IN_SH, word.range)),
            "=~" => remarks.push(Remark::new(if posix { PATTERN_IN_SH } else { PATTERN }, word.range)),
            _ => {}
        }
    }
}

fn is_text(word: &Word) -> bool {
    word.has_expansion()
}
