//! SC2232: `sudo` runs programs, and these are commands of the shell itself.

use super::{Question, Remark};
use crate::shell::Word;

const CODE: u16 = 2232;

const BUILTINS: &[&str] = &[
    "cd", "command", "declare", "eval", "exec", "exit", "export", "hash", "history", "local", "popd", "pushd", "read",
    "readonly", "return", "set", "source", "trap", "type", "typeset", "ulimit", "umask", "unset", "wait",
];

/// Flags of `sudo` that take the next word.
const WITH_VALUE: &[&str] = &["-u", "-g", "-h", "-p", "-C", "-T", "-r", "-t", "-U", "-D", "-R"];

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    for command in question.script.commands.iter().filter(|c| c.name() == Some("sudo")) {
        if runs(command.args()).is_some_and(|name| BUILTINS.contains(&name)) {
            let words = command.words.first().zip(command.words.last());
            remarks.extend(words.map(|(first, last)| Remark::new(CODE, first.range.join(last.range))));
        }
    }
}

/// The name of what `sudo` runs.
fn runs(args: &[Word]) -> Option<&str> {
    let mut args = args.iter();
    while let Some(word) = args.next() {
        let text = word.text();
        if WITH_VALUE.contains(&text) {
            args.next();
        } else if !text.starts_with('-') {
            return word.literal();
        }
    }
    None
}
