//! SC1028, SC2107, SC2108, SC2109 and SC2110: signs that join tests, each of which belongs to the other kind of
//! brackets, and parentheses that the shell takes for its own.

use super::{Question, Remark};
use crate::shell::CommandKind;

const PARENTHESIS: u16 = 1028;
const AND_IN_SINGLE: u16 = 2107;
const A_IN_DOUBLE: u16 = 2108;
const OR_IN_SINGLE: u16 = 2109;
const O_IN_DOUBLE: u16 = 2110;

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    for command in question.script.commands.iter().filter(|c| c.kind == CommandKind::Test) {
        let is_double = command.range.of(question.text).starts_with("[[");
        let last = command.words.len().saturating_sub(1);
        for (n, word) in command.words.iter().enumerate().skip(1) {
            // The sign of a test of one operand is no joint.
            let joins = n > 1 && n + 1 < last && !matches!(command.words[n - 1].text(), "&&" | "||" | "!" | "(");
            let code = match word.range.of(question.text) {
                "(" if !is_double => PARENTHESIS,
                "&&" if !is_double => AND_IN_SINGLE,
                "||" if !is_double => OR_IN_SINGLE,
                "-a" if is_double && joins => A_IN_DOUBLE,
                "-o" if is_double && joins => O_IN_DOUBLE,
                _ => continue,
            };
            remarks.push(Remark::new(code, word.range));
        }
    }
}
