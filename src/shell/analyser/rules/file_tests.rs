//! SC2331, SC2332, SC3016, SC3017, SC3062, SC3064 and SC3066: tests of one operand that not every shell has, or that
//! mean something else.

use super::{Question, Remark};
use crate::shell::{CommandKind, Word, analyser::Dialect};

const OLD_EXISTS: u16 = 2331;
const NOT_AND_OR: u16 = 2332;
const IS_SET: u16 = 3016;
const EXISTS: u16 = 3017;
const OPTION: u16 = 3062;
const IS_NEWER: u16 = 3064;
const GROUP: u16 = 3066;

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    let is_posix = matches!(question.dialect, Dialect::Posix | Dialect::Dash | Dialect::Busybox);
    for command in &question.script.commands {
        let is_brackets = command.kind == CommandKind::Test;
        let words = match command.kind {
            CommandKind::Test => &command.words[1.min(command.words.len())..],
            CommandKind::Simple if command.name() == Some("test") => command.args(),
            _ => continue,
        };
        let mut start = true;
        for (n, word) in words.iter().enumerate() {
            let sign = word.range.of(question.text);
            if sign == "!" && start {
                continue;
            }
            // An operand follows, and what stands behind that joins it to the next test, or ends it.
            let is_unary = start && words.get(n + 1).is_some_and(is_operand) && ends_test(words.get(n + 2));
            start = matches!(sign, "&&" | "||" | "(" | "\\(" | "-a" | "-o") && !is_unary;
            if !is_unary {
                continue;
            }
            let is_double = command.range.of(question.text).starts_with("[[");
            let negated = n > 0 && words[n - 1].text() == "!";
            let codes: &[u16] = match sign {
                "-a" if is_brackets && !is_double && is_posix => &[OLD_EXISTS, EXISTS],
                "-a" if is_brackets && !is_double => &[OLD_EXISTS],
                "-a" if is_posix && !is_double => &[EXISTS],
                "-o" if is_posix && !is_double => &[OPTION],
                "-o" if negated && is_brackets && !is_double => &[NOT_AND_OR],
                "-v" if is_posix && !is_double => &[IS_SET],
                "-N" if is_posix && !is_double => &[IS_NEWER],
                "-G" if question.dialect == Dialect::Posix && !is_double => &[GROUP],
                _ => continue,
            };
            remarks.extend(codes.iter().map(|code| Remark::new(*code, word.range)));
        }
    }
}

fn is_operand(word: &Word) -> bool {
    !matches!(word.text(), "]" | "]]" | "&&" | "||" | "-a" | "-o" | "=" | "!=" | "==")
}

fn ends_test(word: Option<&Word>) -> bool {
    word.is_none_or(|w| matches!(w.text(), "]" | "]]" | "&&" | "||" | "-a" | "-o" | ")"))
}
