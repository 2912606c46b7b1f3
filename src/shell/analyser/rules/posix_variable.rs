//! SC3028: a variable that bash sets and a POSIX shell does not.

use super::{Question, Remark};
use crate::shell::{PartKind, Word, analyser::Dialect};

const CODE: u16 = 3028;

const OF_BASH: &[&str] = &[
    "FUNCNAME",
    "BASHPID",
    "BASH_ALIASES",
    "BASH_ARGC",
    "BASH_ARGV",
    "BASH_CMDS",
    "BASH_COMMAND",
    "BASH_EXECUTION_STRING",
    "BASH_LINENO",
    "BASH_REMATCH",
    "BASH_SOURCE",
    "BASH_SUBSHELL",
    "BASH_VERSINFO",
    "BASH_VERSION",
    "COMP_CWORD",
    "COMP_KEY",
    "COMP_LINE",
    "COMP_POINT",
    "COMP_TYPE",
    "COMP_WORDBREAKS",
    "COMP_WORDS",
    "COPROC",
    "DIRSTACK",
    "EPOCHREALTIME",
    "EPOCHSECONDS",
    "EUID",
    "GROUPS",
    "HISTCMD",
    "HOSTNAME",
    "HOSTTYPE",
    "MACHTYPE",
    "MAPFILE",
    "OSTYPE",
    "PIPESTATUS",
    "RANDOM",
    "READLINE_ARGUMENT",
    "READLINE_LINE",
    "READLINE_MARK",
    "READLINE_POINT",
    "REPLY",
    "SECONDS",
    "SHELLOPTS",
    "SHLVL",
    "SRANDOM",
    "UID",
];

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    if !matches!(question.dialect, Dialect::Posix | Dialect::Dash | Dialect::Busybox) {
        return;
    }
    let is_assigned = |name: &str| {
        question.known.iter().any(|k| k == name)
            || question
                .script
                .commands
                .iter()
                .any(|c| c.assignments.iter().any(|a| a.name == name) || c.words.iter().any(|w| w.text() == name))
    };
    let mut word = |word: &Word| {
        for part in &word.parts {
            if let PartKind::Variable(variable) = &part.kind
                && OF_BASH.contains(&variable.name.as_str())
                && !is_assigned(&variable.name)
            {
                remarks.push(Remark::new(CODE, part.range));
            }
        }
    };
    for command in &question.script.commands {
        command.words.iter().for_each(&mut word);
        command.assignments.iter().for_each(|a| word(&a.value));
        command.redirects.iter().for_each(|r| word(&r.target));
    }
}
