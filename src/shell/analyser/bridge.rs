//! The way to `shuck-linter` and back.

use super::{Dialect, Mending, Question, Remark, numbers};
use crate::{
    shell::{
        bounds::{Extent, extent},
        mendable::{is_mended, is_safely_mended},
    },
    text::{Edit, TextRange},
};
use shuck_linter::{AnalysisRequest, Applicability, Diagnostic, LinterSettings, Rule, ShellCheckCodeMap, ShellDialect};
use shuck_parser::{ShellProfile, parser::Parser};
use std::{borrow::Cow, cell::RefCell, collections::HashMap, fmt::Write, sync::OnceLock};

/// As many answers are remembered on each thread, of texts of this many bytes at most: while one RUN is written, the
/// others of the file stay as they are.
const REMEMBERED: usize = 256;
const WORTH_REMEMBERING: usize = 16 * 1024;

/// What an answer hangs on: the dialect, the length of what stands in front, the view, the text.
type Asked = (Dialect, usize, bool, String);

thread_local! {
    static ANSWERS: RefCell<HashMap<Asked, Vec<Remark>>> = RefCell::default();
}

/// What is made once and shared: the numbers of all rules, and which rules are on.
struct Shared {
    /// All numbers, for comments that switch one off.
    map: ShellCheckCodeMap,
    codes: HashMap<Rule, u16>,
    all: [LinterSettings; 5],
    light: [LinterSettings; 5],
}

fn shared() -> &'static Shared {
    static SHARED: OnceLock<Shared> = OnceLock::new();
    SHARED.get_or_init(|| {
        let map = ShellCheckCodeMap::default();
        let codes: HashMap<Rule, u16> = map
            .mappings()
            .filter_map(|(code, rule)| Some((rule, u16::try_from(code).ok()?)))
            .filter(|(_, code)| numbers::is_wanted(*code))
            .collect();
        let settings = |dialect: &Dialect, light: bool| {
            let rules = codes.keys().copied().filter(|rule| !(light && codes[rule] == 2086));
            LinterSettings::for_rules(rules).with_shell(shuck_dialect(*dialect)).with_resolve_source_closure(false)
        };
        let dialects = [Dialect::Posix, Dialect::Dash, Dialect::Busybox, Dialect::Bash, Dialect::Korn];
        let (all, light) =
            (dialects.each_ref().map(|d| settings(d, false)), dialects.each_ref().map(|d| settings(d, true)));
        Shared { map, codes, all, light }
    })
}

fn shuck_dialect(dialect: Dialect) -> ShellDialect {
    match dialect {
        Dialect::Posix => ShellDialect::Sh,
        Dialect::Dash | Dialect::Busybox => ShellDialect::Dash,
        Dialect::Bash => ShellDialect::Bash,
        Dialect::Korn => ShellDialect::Ksh,
    }
}

/// Asks `shuck-linter` and translates what it says.
pub(super) fn ask(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    let extent = extent(question.text, question.script);
    if extent == Extent::Nothing {
        return;
    }
    let (source, ahead) = source(question);
    let is_as_written = source[ahead..].starts_with(question.text);
    let key = (question.dialect, ahead, is_as_written, source);
    if let Some(known) = ANSWERS.with_borrow(|answers| answers.get(&key).cloned()) {
        remarks.extend(known);
        return;
    }
    let found = analyse(question, &key.3, ahead, extent);
    remarks.extend(found.iter().cloned());
    if key.3.len() <= WORTH_REMEMBERING {
        ANSWERS.with_borrow_mut(|answers| {
            if answers.len() >= REMEMBERED {
                answers.clear();
            }
            answers.insert(key, found);
        });
    }
}

/// The text with the variables from outside in front of it, as assignments; and where it starts.
fn source(question: &Question<'_>) -> (String, usize) {
    let mut source = String::with_capacity(question.text.len() + 32 * question.known.len());
    for name in question.known {
        source.push_str(if source.is_empty() { "export" } else { "" });
        let _ = write!(source, " {name}=1");
    }
    source.push_str(if source.is_empty() { "" } else { "\n" });
    let ahead = source.len();
    source.push_str(&readable(question.text));
    source.push('\n');
    (source, ahead)
}

/// The text as `shuck-parser` can take it, byte for byte at the same place. Of backticks that stand in double quotes it
/// takes the escapes away and then cuts the text at places that are off by them, which ends in a panic where that is
/// inside a character: there is none but ASCII in what it gets of texts with backticks.
fn readable(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.contains('`') {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() {
            masked.push(character);
        } else {
            masked.extend(std::iter::repeat_n('.', character.len_utf8()));
        }
    }
    Cow::Owned(masked)
}

fn analyse(question: &Question<'_>, source: &str, ahead: usize, extent: Extent) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let shared = shared();
    let settings = if extent == Extent::Whole { &shared.all } else { &shared.light };
    let is_as_written = source[ahead..].starts_with(question.text);
    let dialect = shuck_dialect(question.dialect);
    let parsed = Parser::with_profile(source, ShellProfile::native(dialect.parser_dialect())).parse();
    let place = |start: usize, end: usize| {
        let (start, end) = (start.checked_sub(ahead)?, end.checked_sub(ahead)?);
        let len = question.text.len();
        (start <= len).then(|| TextRange::new(start, end.min(len)))
    };
    let request = AnalysisRequest::from_parse_result(&parsed, source, &settings[question.dialect as usize]);
    for found in request.with_shellcheck_map(&shared.map).lint() {
        let Some(&code) = shared.codes.get(&found.rule) else { continue };
        let Some(at) = place(found.span.start.offset(), found.span.end.offset()) else { continue };
        let Some((code, at)) = numbers::translate(code, at, question) else { continue };
        // A fix that was made from another text would put that one in.
        let is_offered = is_as_written && is_mended(code) && !is_plain_else(code, at, question.text);
        let mending = is_offered.then(|| mending(code, &found, &place)).flatten();
        remarks.push(Remark { code, at, mending });
    }
    remarks
}

/// Whether it is the `echo` of `this && that || echo ...`: without it the line would be taken for an if-then-else.
fn is_plain_else(code: u16, at: TextRange, text: &str) -> bool {
    code == 2005 && text[..at.from()].trim_end_matches("echo ").trim_end().ends_with("||")
}

fn mending(code: u16, found: &Diagnostic, place: &dyn Fn(usize, usize) -> Option<TextRange>) -> Option<Mending> {
    let fix = found.fix.as_ref()?;
    let edits: Option<Vec<Edit>> = fix
        .edits()
        .iter()
        .map(|edit| {
            let range = edit.range();
            let at = place(range.start().to_u32() as usize, range.end().to_u32() as usize)?;
            Some(Edit::replace(at, edit.content()))
        })
        .collect();
    // Another name of the same program is safe whatever shuck says of it.
    let is_alias = matches!(code, 2196 | 2197);
    let is_safe = is_safely_mended(code) && (is_alias || fix.applicability() == Applicability::Safe);
    Some(Mending { is_safe, edits: edits.filter(|e| !e.is_empty())? })
}
