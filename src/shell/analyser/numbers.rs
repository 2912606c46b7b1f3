//! Which of `shuck-linter`'s numbers are left out or changed.

use super::Question;
use crate::{
    shell::{Command, RedirectKind},
    text::TextRange,
};

/// Left out: of a script's first line, which RUN has not; optional in `ShellCheck` and off there; of zsh alone;
/// made by our own rules instead (2185, 2216, parse errors); and 1090, 1091, which ask for files that no linter of
/// Dockerfiles has.
const LEFT_OUT: &[u16] = &[
    1009, 1072, 1073, 1090, 1091, 1114, 1115, 1128, 2096, 2148, 2239, // the first line, parse errors, sources
    2187, 2230, 2243, 2244, 2248, 2249, 2250, 2292, 2310, 2311, 2312, // optional
    2082, 2296, 2298, 2299, 2300, 2301, 3051, 3079, 3083, 1070, 1140, 1141, // zsh
    2210, 2216, 2370, 2188, 2189, 2339, // by our own rules
];

/// Whether the rule with this number is asked at all.
pub(super) fn is_wanted(code: u16) -> bool {
    !LEFT_OUT.contains(&code)
}

/// `ShellCheck`'s number for what `shuck-linter` found there; `None` where `ShellCheck` has no fault.
pub(super) fn translate(code: u16, at: TextRange, question: &Question<'_>) -> Option<(u16, TextRange)> {
    // `a=ls -l` is at fault as a whole.
    if let Some(command) = (code == 2215).then(|| assignment_before_option(question, at)).flatten() {
        return Some((2037, command.range));
    }
    Some((number(code, at, question)?, at))
}

fn number(code: u16, at: TextRange, question: &Question<'_>) -> Option<u16> {
    let text = at.of(question.text);
    match code {
        // A comma is escaped to keep it out of a list in braces.
        1001 if text.ends_with(',') || question.text[at.from()..].starts_with("\\,") => None,
        // `ShellCheck` has this number for a backslash at the end of a line alone.
        1004 if !question.text[at.from()..].starts_with("\\\n") => Some(1001),
        // Groups in parentheses are seen by `ShellCheck`.
        2146 if question
            .script
            .commands
            .iter()
            .any(|c| c.range.covers(at) && c.range.of(question.text).contains("\\(")) =>
        {
            None
        }
        // A heredoc with an empty delimiter ends with the text.
        1044 if question.text[..at.from()].ends_with("<<''") || text.starts_with("<<''") => None,
        // `sh -c '... $x'` is known to expand by itself, whatever folder the shell stands in.
        2016 if behind_shell(question, at) => None,
        // A letter and `*`: any number of it, none included. Of other signs nothing is said.
        2022 => match text.trim_matches(['"', '\'']).split_once('*') {
            Some((before, "")) if before.chars().count() == 1 => Some(2063),
            Some((before, _)) if before.ends_with(|c: char| !c.is_alphanumeric()) => None,
            _ => Some(code),
        },
        // Not echo's own reading of escapes, but the shell's: the backslash is gone before echo sees it.
        2028 if text.starts_with(['\\']) => Some(1012),
        // Files have no `/` and no `,` to tell them apart: one word with commas was meant as several.
        2043 if text.contains(',') && !text.starts_with(['"', '\'', '{']) => Some(2042),
        // `2>&1 > a > b`: the first has no effect at all.
        2069 if has_more_targets(question, at) => None,
        2078 => Some(match text.trim_matches(['"', '\'']) {
            "true" => 2160,
            "false" => 2158,
            "0" => 2159,
            "1" => 2161,
            _ => code,
        }),
        // Numbers, or words that the shell itself sets.
        2086 if matches!(text, "$SHLVL" | "$SHELLOPTS" | "${SHLVL}" | "${SHELLOPTS}") => None,
        2086 if is_name_of_assignment(question, at) => Some(2281),
        // The other side of a comparison that a redirection was taken for; `[ -e *.c ]`.
        2035 | 2215 if in_test(question, at) => None,
        // Flags that make `wc` count something else.
        2126 if counts_otherwise(question, at) => None,
        // What `sudo` is given is no command of the shell.
        3046 if is_run_by_sudo(question, at) => None,
        1088 if !text.contains('(') => None,
        2050 if is_test_by_name(question, at) => None,
        2209 | 2034 if is_before_option(question, at) => None,
        2261 if duplicates(question, at) => None,
        2276 if text.bytes().take_while(|b| *b != b'=').all(|b| b.is_ascii_digit()) => Some(2270),
        2154 if names_loop(question, at) => None,
        2387 => Some(2290),
        3042 => Some(3039),
        3073 => Some(3029),
        _ => Some(code),
    }
}

/// Whether a place is an argument of `sh -c` or `bash -c`, called by its path.
fn behind_shell(question: &Question<'_>, at: TextRange) -> bool {
    question.script.commands.iter().any(|command| {
        command.range.covers(at)
            && command.name().is_some_and(|n| n.starts_with('/') && (n.ends_with("/sh") || n.ends_with("/bash")))
            && command.args().first().is_some_and(|a| a.text().starts_with('-') && a.text().ends_with('c'))
    })
}

/// `a=ls -l`: the command of which the assignment is a part has an option for its name.
fn is_before_option(question: &Question<'_>, at: TextRange) -> bool {
    question.script.commands.iter().any(|c| {
        c.assignments.len() == 1
            && c.range.start <= at.start
            && at.start <= c.assignments[0].range.end
            && c.words.first().is_some_and(|w| w.text().starts_with('-'))
    })
}

/// The command at a place that is an assignment with an option behind it.
fn assignment_before_option<'q>(question: &Question<'q>, at: TextRange) -> Option<&'q Command> {
    question.script.commands.iter().find(|c| {
        c.assignments.len() == 1
            && c.words.first().is_some_and(|w| w.range.start == at.start || c.range.start == at.start)
    })
}

/// Whether `for $a in` names the variable at a place.
fn names_loop(question: &Question<'_>, at: TextRange) -> bool {
    let name = at.of(question.text).trim_matches(['$', '{', '}', '"']);
    !name.is_empty() && question.text.contains("for $") && question.text.contains(&format!("for ${name} "))
}

/// Whether a place belongs to `test`, of whose words less is known than of those in brackets.
fn is_test_by_name(question: &Question<'_>, at: TextRange) -> bool {
    question.script.commands.iter().any(|c| c.name() == Some("test") && c.range.covers(at))
}

fn in_test(question: &Question<'_>, at: TextRange) -> bool {
    question.script.commands.iter().any(|c| c.kind == crate::shell::CommandKind::Test && c.range.covers(at))
}

/// Whether the command at a place has several targets for its output, or a third stream.
fn has_more_targets(question: &Question<'_>, at: TextRange) -> bool {
    let mut around = question.script.commands.iter().filter(|c| c.range.covers(at));
    around.any(|command| {
        let writes = |kind: RedirectKind| matches!(kind, RedirectKind::Write | RedirectKind::Append);
        let outputs =
            command.redirects.iter().filter(|r| writes(r.kind) && matches!(r.fd.as_deref(), None | Some("1")));
        let others = command.redirects.iter().any(|r| r.fd.as_deref().is_some_and(|fd| !matches!(fd, "0" | "1" | "2")));
        outputs.count() > 1 || others
    })
}

/// Whether `sudo` stands in front of a place.
fn is_run_by_sudo(question: &Question<'_>, at: TextRange) -> bool {
    question.script.commands.iter().any(|c| c.range.covers(at) && c.name() == Some("sudo"))
}

/// Whether the command at a place sends one stream where another goes.
fn duplicates(question: &Question<'_>, at: TextRange) -> bool {
    let mut around = question.script.commands.iter().filter(|c| c.range.covers(at));
    around.any(|c| c.redirects.iter().any(|r| r.kind == RedirectKind::DuplicateWrite))
}

/// `$a=b` in a command's place.
fn is_name_of_assignment(question: &Question<'_>, at: TextRange) -> bool {
    let behind = &question.text[at.to()..];
    behind.starts_with('=')
        && question
            .script
            .commands
            .iter()
            .any(|c| c.range.start == at.start && c.words.first().is_some_and(|w| w.range.start == at.start))
}

/// Whether the `grep` at a place prints something else than one line a match: its lines are not its matches.
fn counts_otherwise(question: &Question<'_>, at: TextRange) -> bool {
    let command = question.script.commands.iter().find(|c| c.range.covers(at) || c.range.start == at.start);
    command.is_some_and(|command| {
        command.args().iter().any(|arg| {
            let text = arg.text();
            match text.strip_prefix("--") {
                Some(long) => {
                    matches!(long, "only-matching" | "files-with-matches" | "files-without-match" | "recursive")
                        || long.starts_with("after-context")
                        || long.starts_with("before-context")
                }
                None => {
                    text.strip_prefix('-').is_some_and(|letters| letters.contains(['o', 'l', 'L', 'r', 'R', 'A', 'B']))
                }
            }
        })
    })
}
