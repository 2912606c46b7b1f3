//! Edits to references to variables.

use crate::{
    lint::Context,
    text::{Edit, TextRange},
};

/// An edit that makes the reference at `range` name another variable; `None` where it is not written in one piece.
pub(in crate::lint) fn rename(context: &Context<'_>, range: TextRange, name: &str, to: &str) -> Option<Edit> {
    let text = range.of(context.source);
    let start = ["${", "$"].into_iter().find(|sign| text.starts_with(sign))?.len();
    let is_whole = text[start..].starts_with(name);
    is_whole.then(|| Edit::replace(TextRange::new(range.from() + start, range.from() + start + name.len()), to))
}
