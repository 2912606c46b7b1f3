//! SC2224 and SC2225: `mv` and `cp` with one path have nowhere to put it.

use super::{Question, Remark};
use crate::shell::Word;

const MOVE: u16 = 2224;
const COPY: u16 = 2225;

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    for call in question.script.written() {
        let code = match call.name() {
            "mv" => MOVE,
            "cp" => COPY,
            _ => continue,
        };
        let names_target = call.has_flag("t") || call.has_flag("target-directory");
        let mut paths = call.args().iter().filter(|w| !w.text().starts_with('-'));
        if let (Some(path), None) = (paths.next(), paths.next())
            && !names_target
            && !may_be_several(path)
        {
            remarks.push(Remark::new(code, call.name_word().range));
        }
    }
}

fn may_be_several(word: &Word) -> bool {
    word.has_glob() || word.may_split() || word.variables().any(|v| v.name == "@" || v.operator == "[")
}
