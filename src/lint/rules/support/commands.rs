//! The commands of a RUN, and edits to them.

use crate::{
    diagnostic::Profile,
    lint::{Context, RunScript},
    shell::Call,
    text::{Edit, TextRange},
};

/// The commands of a RUN, as the profile sees them: all that a strict reader sees, or all that really run, where
/// the shell is one that can be read.
pub(in crate::lint) fn calls<'a>(context: &Context<'_>, run: &'a RunScript<'_>) -> Vec<Call<'a>> {
    match context.profile() {
        Profile::Hadolint => run.script.strict().collect(),
        _ if run.exec || run.is_posix() => run.script.effective().collect(),
        _ => Vec::new(),
    }
}

/// From the name of a command to the end of one of its words, in the shell text.
pub(in crate::lint) fn from_name(call: &Call<'_>, word: TextRange) -> TextRange {
    call.name_word().range.join(word)
}

/// From the name of a command to the end of its last word, in the shell text.
pub(in crate::lint) fn whole(call: &Call<'_>) -> TextRange {
    from_name(call, call.args().last().unwrap_or(call.name_word()).range)
}

/// An edit that puts `option` behind a word of a command, a blank between them.
pub(in crate::lint) fn insert_behind(
    context: &Context<'_>,
    run: &RunScript<'_>,
    word: TextRange,
    option: &str,
) -> Option<Edit> {
    let at = run.source(word).to();
    if !run.exec {
        return Some(Edit::insert(at, format!(" {option}")));
    }
    // In a JSON array the option is a string of its own.
    let ends_string = context.source[at..].starts_with('"');
    ends_string.then(|| Edit::insert(at, format!("\", \"{option}")))
}
