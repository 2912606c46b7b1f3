//! The way to `shuck-linter` and back.

use super::{Dialect, Mending, Question, Remark, numbers};
use crate::text::{Edit, TextRange};
use shuck_linter::{AnalysisRequest, Applicability, Diagnostic, LinterSettings, Rule, ShellCheckCodeMap, ShellDialect};
use shuck_parser::{ShellProfile, parser::Parser};
use std::{collections::HashMap, fmt::Write, sync::OnceLock};

/// Texts above this many bytes, or this many commands, are analysed without the rule that follows every variable
/// through the text (SC2086): its time grows with the cube of what repeats.
const LONG: usize = 64 * 1024;
const MANY: usize = 300;
/// Texts above this many bytes are not analysed: no RUN is written by hand at that length.
const TOO_LONG: usize = 512 * 1024;
/// As many commands as are analysed at all.
const TOO_MANY: usize = 4000;

/// What is made once and shared: the numbers of all rules, and which rules are on.
struct Shared {
    codes: HashMap<Rule, u16>,
    all: [LinterSettings; 4],
    light: [LinterSettings; 4],
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
        let dialects = [Dialect::Posix, Dialect::Dash, Dialect::Bash, Dialect::Korn];
        let (all, light) =
            (dialects.each_ref().map(|d| settings(d, false)), dialects.each_ref().map(|d| settings(d, true)));
        Shared { codes, all, light }
    })
}

fn shuck_dialect(dialect: Dialect) -> ShellDialect {
    match dialect {
        Dialect::Posix => ShellDialect::Sh,
        Dialect::Dash => ShellDialect::Dash,
        Dialect::Bash => ShellDialect::Bash,
        Dialect::Korn => ShellDialect::Ksh,
    }
}

/// Asks `shuck-linter` and translates what it says.
pub(super) fn ask(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    let commands = question.script.commands.len();
    if question.text.len() > TOO_LONG || commands > TOO_MANY {
        return;
    }
    let shared = shared();
    let settings = if question.text.len() > LONG || commands > MANY { &shared.light } else { &shared.all };
    // Variables from outside stand in front of the text as assignments.
    let mut source = String::with_capacity(question.text.len() + 32 * question.known.len());
    for name in question.known {
        let _ = writeln!(source, "export {name}=1");
    }
    let ahead = source.len();
    source.push_str(question.text);
    source.push('\n');

    let dialect = shuck_dialect(question.dialect);
    let parsed = Parser::with_profile(&source, ShellProfile::native(dialect.parser_dialect())).parse();
    let place = |start: usize, end: usize| {
        let (start, end) = (start.checked_sub(ahead)?, end.checked_sub(ahead)?);
        let len = question.text.len();
        (start <= len).then(|| TextRange::new(start, end.min(len)))
    };
    for found in AnalysisRequest::from_parse_result(&parsed, &source, &settings[question.dialect as usize]).lint() {
        let Some(&code) = shared.codes.get(&found.rule) else { continue };
        let Some(at) = place(found.span.start.offset(), found.span.end.offset()) else { continue };
        let Some(code) = numbers::translate(code, at, question) else { continue };
        let mending = numbers::may_mend(code).then(|| mending(code, &found, &place)).flatten();
        remarks.push(Remark { code, at, mending });
    }
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
    let is_safe = fix.applicability() == Applicability::Safe && numbers::is_safe(code);
    Some(Mending { is_safe, edits: edits.filter(|e| !e.is_empty())? })
}
