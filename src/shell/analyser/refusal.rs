//! Texts that are no shell: what `ShellCheck` says where it gives up.
//!
//! It has several numbers for that, and most often more than one at the same place. The one told here is the last of
//! them, which is the one that names the cause.

use super::{Question, Remark};
use crate::{
    shell::{Command, CommandKind, Fault, Reach},
    text::TextRange,
};

/// The text as a whole cannot be parsed.
const NO_SHELL: u16 = 1072;
/// A parenthesis where none can stand, behind words.
const PARENTHESIS: u16 = 1088;
/// A parenthesis behind what looks like the end of a compound.
const PARENTHESIS_BEHIND: u16 = 1036;
/// A parenthesis behind a name, as if a function took parameters.
const PARAMETERS: u16 = 1065;
/// A keyword that closes nothing.
const STRAY_KEYWORD: u16 = 1089;
/// A sign that can't stand there.
const STRAY_SIGN: u16 = 1070;
/// A sign at the start of a line that belongs at the end of the one before.
const AT_LINE_START: u16 = 1133;
/// A keyword without the `;` in front of it.
const NO_SEPARATOR: u16 = 1010;
/// Words behind the end of a compound.
const BEHIND_COMPOUND: u16 = 1141;

/// What is said where the text cannot be parsed as a whole.
pub(super) fn refusal(question: &Question<'_>) -> Option<Remark> {
    let pattern = question.script.commands.iter().find(|c| starts_with_pattern(question, c));
    if let Some(command) = pattern {
        return Some(Remark::new(NO_SHELL, command.range));
    }
    // `[ a ] then`: the keyword is understood all the same.
    let mut tests = question.script.commands.iter().filter(|c| c.kind == CommandKind::Test);
    if let Some(keyword) = tests.find_map(|c| keyword_behind(question.text, c))
        && is_mended_by_separators(question)
    {
        return Some(Remark::new(NO_SEPARATOR, keyword));
    }
    let fault = question.script.fault.as_ref()?;
    (fault.reach != Reach::Substitution).then(|| Remark::new(code(question, fault), fault.range))
}

/// Whether the text is shell once a `;` stands in front of each keyword that follows a test.
fn is_mended_by_separators(question: &Question<'_>) -> bool {
    let mut mended = question.text.to_owned();
    let tests = question.script.commands.iter().filter(|c| c.kind == CommandKind::Test);
    let mut places: Vec<usize> = tests.filter_map(|c| keyword_behind(question.text, c)).map(TextRange::from).collect();
    places.sort_unstable();
    places.dedup();
    for at in places.into_iter().rev() {
        // In place of a blank, so that nothing moves.
        mended.replace_range(at - 1..at, ";");
    }
    crate::shell::read(&mended).fault.is_none()
}

/// The keyword that follows a test without a `;` in front of it.
fn keyword_behind(text: &str, command: &Command) -> Option<TextRange> {
    let end = text[..command.range.to()].trim_end_matches([' ', '\t']).len();
    let behind = &text[end..];
    let at = end + behind.len() - behind.trim_start_matches([' ', '\t']).len();
    let rest = text[at..].strip_prefix("then").or_else(|| text[at..].strip_prefix("do"))?;
    let is_ended = rest.is_empty() || rest.starts_with([' ', '\t', '\n', ';']);
    (is_ended && at > end).then(|| TextRange::new(at, text.len() - rest.len()))
}

fn code(question: &Question<'_>, fault: &Fault) -> u16 {
    let text = question.text;
    let (before, here) = text.split_at(fault.range.from().min(text.len()));
    if fault.reason.starts_with("`(` behind a name") {
        return parameters(here);
    }
    let word = here.trim_start().split(|c: char| c.is_whitespace() || c == ';').next().unwrap_or_default();
    let is_keyword = matches!(word, "then" | "do" | "done" | "fi" | "esac");
    if is_keyword && before.trim_end_matches([' ', '\t']).ends_with(']') {
        return NO_SEPARATOR;
    }
    if fault.reach == Reach::Whole {
        return NO_SHELL;
    }
    let at_line_start = before.rsplit('\n').next().is_some_and(|line| line.trim().is_empty());
    match here.bytes().next() {
        Some(b')' | b'}') => STRAY_KEYWORD,
        _ if here.starts_with(";;") => STRAY_KEYWORD,
        Some(b'|' | b'&') if at_line_start => AT_LINE_START,
        Some(b'|' | b'&' | b';') => STRAY_SIGN,
        _ if is_keyword => STRAY_KEYWORD,
        _ if behind_compound(question, fault.range) => {
            let word = here.find(|c: char| c.is_whitespace() || "();|&<>".contains(c)).unwrap_or(here.len());
            if word == 0 {
                PARENTHESIS
            } else if here[word..].starts_with('(') {
                PARENTHESIS_BEHIND
            } else {
                BEHIND_COMPOUND
            }
        }
        Some(b'(') => PARENTHESIS,
        _ => STRAY_KEYWORD,
    }
}

/// `here` starts with a parenthesis behind a name. With plain words up to the closing one it is taken for a function
/// with parameters, and then the function's body is missing.
fn parameters(here: &str) -> u16 {
    match here.find([')', '{', '\n']) {
        Some(end) if here[end..].starts_with(')') => NO_SHELL,
        _ => PARAMETERS,
    }
}

/// Whether a compound ends right in front of a place.
fn behind_compound(question: &Question<'_>, at: TextRange) -> bool {
    let end = question.text[..at.from()].trim_end_matches([' ', '\t']).len();
    question.script.compounds.iter().any(|c| c.range.to() == end && c.range.from() < end)
}

/// `@(a)` in a command's place is no shell, though it is one as an argument.
fn starts_with_pattern(question: &Question<'_>, command: &Command) -> bool {
    let text = command.words.first().map_or("", |w| w.range.of(question.text));
    ["@(", "?(", "+("].iter().any(|sign| text.starts_with(sign))
}
