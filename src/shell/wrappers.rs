//! Commands that run other commands.

use super::{CommandKind, Script, Word};
use crate::text::{Derived, TextRange};

/// A command that runs the command behind its options.
struct Wrapper {
    names: &'static [&'static str],
    /// Short options that take their value from the next word.
    short: &'static str,
    /// Long options that take their value from the next word.
    long: &'static [&'static str],
    /// Words between the options and the command.
    operands: usize,
    /// Whether `NAME=value` may stand before the command.
    assignments: bool,
}

const WRAPPERS: &[Wrapper] = &[
    wrapper(
        &["sudo"],
        "CDghpRrTtUu",
        &["user", "group", "host", "prompt", "chdir", "role", "type", "close-from"],
        0,
        true,
    ),
    wrapper(&["doas"], "Cu", &[], 0, false),
    wrapper(&["env"], "uCS", &["unset", "chdir"], 0, true),
    wrapper(&["exec"], "a", &[], 0, false),
    wrapper(&["command", "builtin"], "", &[], 0, false),
    wrapper(&["busybox", "nohup", "setsid", "eatmydata", "fakeroot", "noglob"], "", &[], 0, false),
    wrapper(&["tini", "dumb-init", "catchsegv"], "prw", &[], 0, false),
    wrapper(&["nice"], "n", &["adjustment"], 0, false),
    wrapper(&["ionice"], "cnpPu", &["class", "classdata"], 0, false),
    wrapper(&["chrt"], "TPD", &[], 1, false),
    wrapper(&["time"], "fo", &["format", "output"], 0, false),
    wrapper(&["timeout"], "ks", &["kill-after", "signal"], 1, false),
    wrapper(&["stdbuf"], "ioe", &["input", "output", "error"], 0, false),
    wrapper(&["linux32", "linux64", "setarch"], "", &[], 0, false),
    wrapper(&["gosu", "su-exec"], "", &[], 1, false),
    wrapper(&["retry"], "tdm", &["times", "delay", "tries", "sleep"], 0, false),
    wrapper(
        &["xargs"],
        "adEILnPs",
        &["arg-file", "delimiter", "max-args", "max-procs", "max-chars", "max-lines", "replace"],
        0,
        false,
    ),
];

const fn wrapper(
    names: &'static [&'static str],
    short: &'static str,
    long: &'static [&'static str],
    operands: usize,
    assignments: bool,
) -> Wrapper {
    Wrapper { names, short, long, operands, assignments }
}

const SHELLS: &[&str] = &["sh", "bash", "dash", "ash", "zsh", "ksh", "mksh"];

/// The word that names the command to hadolint.
pub(super) fn strict_name(words: &[Word]) -> Option<&Word> {
    let behind = words.get(1..).unwrap_or_default();
    let found = match words.first().and_then(Word::literal) {
        Some("exec") => {
            let mut n = 0;
            while let Some(option) = behind.get(n).map(Word::text).filter(|t| t.starts_with('-')) {
                n += if option == "-a" { 2 } else { 1 };
            }
            behind.get(n)
        }
        // `run` is what bats, a test tool, calls its helper.
        Some("command" | "builtin" | "busybox" | "run") => behind.first().filter(|next| !next.text().starts_with('-')),
        _ => None,
    };
    found.or(words.first())
}

/// The words that name the wrappers in front of a command, and the one that names what runs in the end.
pub(super) fn find(words: &[Word]) -> (Vec<u32>, u32) {
    let mut through = Vec::new();
    let mut rest = words;
    while let Some(name) = rest.first().and_then(Word::literal).map(base_name) {
        let Some(wrapper) = WRAPPERS.iter().find(|w| w.names.contains(&name)) else { break };
        let behind = wrapper.command(rest);
        if behind.is_empty() {
            break;
        }
        through.push((words.len() - rest.len()) as u32);
        rest = behind;
    }
    (through, (words.len() - rest.len()) as u32)
}

impl Wrapper {
    /// The words from the name of the command that it runs; empty where it runs none.
    fn command<'a>(&self, words: &'a [Word]) -> &'a [Word] {
        let mut n = 1;
        while let Some(option) = words.get(n).map(Word::text).filter(|t| t.len() > 1 && t.starts_with('-')) {
            n += 1;
            if option == "--" {
                break;
            }
            // `command -v x` asks, it does not run.
            if self.names[0] == "command" && option.contains(['v', 'V']) {
                return &[];
            }
            let takes_next = match option.strip_prefix("--") {
                Some(long) => self.long.contains(&long),
                None => option[1..].find(|c| self.short.contains(c)).is_some_and(|at| option[1..].len() == at + 1),
            };
            n += usize::from(takes_next);
        }
        while self.assignments && words.get(n).is_some_and(|w| is_assignment(w.text())) {
            n += 1;
        }
        words.get(n + self.operands..).unwrap_or_default()
    }
}

fn is_assignment(text: &str) -> bool {
    text.split_once('=')
        .is_some_and(|(name, _)| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'))
}

/// The last part of a path.
pub(super) fn base_name(name: &str) -> &str {
    match name.bytes().rposition(|b| b == b'/') {
        Some(at) if at + 1 < name.len() => &name[at + 1..],
        _ => name,
    }
}

/// The scripts in the arguments of commands: of `sh -c`, `su -c` and `eval`.
pub(super) fn inner_texts(script: &Script) -> Vec<(u32, Derived)> {
    let simple = script.commands.iter().enumerate().filter(|(_, c)| c.kind == CommandKind::Simple);
    simple
        .filter_map(|(n, command)| Some((n as u32, inner_text(command.words.get(command.runs as usize..)?)?)))
        .collect()
}

fn inner_text(words: &[Word]) -> Option<Derived> {
    let name = base_name(words.first()?.literal()?);
    let texts = match name {
        "eval" => words.get(1..)?,
        "su" => std::slice::from_ref(argument_of_c(words.get(1..)?, false)?),
        _ if SHELLS.contains(&name) => std::slice::from_ref(argument_of_c(words.get(1..)?, true)?),
        _ => return None,
    };
    let mut derived = Derived::default();
    for (n, word) in texts.iter().enumerate() {
        if n > 0 {
            // The blank before the word; any byte serves, it is only there to be mapped.
            append(&mut derived, " ", word.range.from().saturating_sub(1));
        }
        for part in &word.parts {
            // Inside backticks with backslashes a text has no one place in the source; too rare to follow.
            if part.range.len() != word.part_text(part).len() {
                return None;
            }
            append(&mut derived, word.part_text(part), part.range.from());
        }
    }
    Some(derived)
}

/// Goes on with `text`, which stands at `at` in the source.
fn append(derived: &mut Derived, text: &str, at: usize) {
    derived.text.push_str(text);
    derived.map.push(TextRange::new(at, at + text.len()));
}

/// The word behind the option `-c`: right behind it for `su`, behind all options for a shell.
fn argument_of_c(args: &[Word], shell: bool) -> Option<&Word> {
    let mut command = false;
    let mut n = 0;
    while let Some(word) = args.get(n) {
        n += 1;
        let text = word.text();
        if !text.starts_with(['-', '+']) {
            if command {
                return Some(word);
            }
            if shell {
                return None;
            }
        } else if !text.starts_with("--") {
            if text.contains('c') && text.starts_with('-') {
                command = true;
            }
            // `-o pipefail`, `-euo pipefail`
            if shell && text.ends_with(['o', 'O']) {
                n += 1;
            }
        } else if text == "--command" {
            command = true;
        }
    }
    None
}
