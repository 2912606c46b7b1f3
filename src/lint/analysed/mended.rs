//! Takes a way to mend shell text to the Dockerfile.

use crate::{
    diagnostic::Fix,
    lint::RunScript,
    shell::analyser::{Mending, Remark},
    text::{Edit, TextRange},
};

/// The fix; `None` where an edit would reach over a continuation, which it would take away.
pub(super) fn fix(script: &RunScript<'_>, remark: &Remark, mending: &Mending) -> Option<Fix> {
    let edits: Vec<Edit> = mending.edits.iter().map(|e| edit(script, remark, e)).collect::<Option<_>>()?;
    let title = title(remark.code);
    Some(match remark.code {
        // Mostly the text is meant for another program, such as a script that is written here: who reads it decides.
        2016 => Fix::display(title, edits),
        _ if mending.is_safe => Fix::safe(title, edits),
        _ => Fix::risky(title, edits),
    })
}

fn edit(script: &RunScript<'_>, remark: &Remark, edit: &Edit) -> Option<Edit> {
    // A line break in the text would end the instruction.
    if edit.text.contains('\n') && script.run.heredocs.is_empty() {
        return None;
    }
    let at = edit.range;
    let range = if at.is_empty() && at.start == remark.at.start {
        TextRange::at(script.text.map.source(at.from()))
    } else {
        script.source(at)
    };
    (range.len() == at.len()).then(|| Edit::replace(range, edit.text.clone()))
}

fn title(code: u16) -> &'static str {
    match code {
        2086 | 2048 | 2068 | 2223 => "Quote the variable",
        2046 => "Quote the substitution",
        2006 => "Write `$(...)`",
        2016 => "Use double quotes, so that it is expanded",
        2196 => "Write `grep -E`",
        2197 => "Write `grep -F`",
        3014 => "Write `=`",
        3020 | 3021 => "Write `> file 2>&1`",
        2027 => "Keep the quotes closed around the variable",
        _ => "Rewrite it",
    }
}
