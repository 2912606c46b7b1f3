//! SC2185: `find` without a path. GNU's starts in the current folder, others refuse.

use super::{Question, Remark};
use crate::shell::Word;

const CODE: u16 = 2185;

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    for call in question.script.written().filter(|c| c.name() == "find") {
        let mut args = call.args().iter().map(Word::text).peekable();
        // Options in front of the paths.
        while args.next_if(|a| matches!(*a, "-H" | "-L" | "-P") || a.starts_with("-O")).is_some() {}
        let is_expression = |a: &str| a.len() > 1 && a.starts_with('-');
        if args.next().is_some_and(|a| is_expression(a) && !NO_SEARCH.contains(&a)) {
            remarks.push(Remark::new(CODE, call.command.range));
        }
    }
}

/// First arguments that ask for no search, or have the path elsewhere.
const NO_SEARCH: &[&str] = &["-help", "--help", "-version", "--version", "-f", "-D"];
