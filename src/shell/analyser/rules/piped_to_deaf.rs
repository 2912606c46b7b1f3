//! SC2216: a pipe into a command that reads nothing.

use super::{Question, Remark};
use crate::shell::{Join, RedirectKind};

const CODE: u16 = 2216;

/// Commands that take no notice of their input.
const DEAF: &[&str] = &[
    "alias", "basename", "bg", "cal", "cd", "chgrp", "chmod", "chown", "cp", "du", "echo", "export", "fg", "getopts",
    "jobs", "kill", "ln", "ls", "mv", "printf", "ps", "pwd", "renice", "rm", "rmdir", "set", "sleep", "touch", "trap",
    "ulimit", "unalias", "uname",
];

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    for command in &question.script.commands {
        if !matches!(command.join, Join::Pipe | Join::PipeBoth) {
            continue;
        }
        // What only says which command is meant is looked through.
        let mut words = command.words.iter().map(|w| w.literal().unwrap_or_default());
        let name = words.find(|w| !matches!(*w, "command" | "builtin" | "exec")).unwrap_or_default();
        if !DEAF.contains(&name) {
            continue;
        }
        let args = command.args();
        let reads_anyway = (matches!(name, "cp" | "mv" | "rm") && args.iter().any(|a| asks(a.text())))
            || (name == "du" && args.iter().any(|a| a.text().starts_with("--files0-from")))
            || args.iter().any(|a| a.range.of(question.text).contains("<("))
            || command.redirects.iter().any(|r| matches!(r.kind, RedirectKind::Heredoc | RedirectKind::Read));
        if !reads_anyway {
            remarks.push(Remark::new(CODE, command.range));
        }
    }
}

/// `rm -i` asks, and gets its answers by the pipe.
fn asks(arg: &str) -> bool {
    arg == "--interactive" || (arg.starts_with('-') && !arg.starts_with("--") && arg.contains('i'))
}
