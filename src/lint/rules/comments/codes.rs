//! Taking codes out of ignore comments.

use crate::{
    diagnostic::Pragma,
    lint::Context,
    text::{Edit, TextRange},
};

/// An edit that takes some of a comment's codes out, or the comment where nothing is left. `None` where the line
/// behind it would come to mean something else.
pub(super) fn without(
    context: &Context<'_>,
    pragma: &Pragma,
    codes: &[(String, TextRange)],
    gone: &[usize],
) -> Option<Edit> {
    if gone.len() == codes.len() {
        return whole_line(context, pragma.range);
    }
    let left: Vec<&str> =
        codes.iter().enumerate().filter(|(n, _)| !gone.contains(n)).map(|(_, c)| c.0.as_str()).collect();
    let (first, last) = (codes.first()?.1, codes.last()?.1);
    Some(Edit::replace(first.join(last), left.join(",")))
}

fn whole_line(context: &Context<'_>, comment: TextRange) -> Option<Edit> {
    let source = context.source;
    let start = source[..comment.from()].rfind('\n').map_or(0, |n| n + 1);
    let end = source[comment.to()..].find('\n').map_or(source.len(), |n| comment.to() + n + 1);
    let is_alone =
        source[start..comment.from()].trim_matches(['\u{feff}', ' ', '\t']).is_empty() && comment.from() - start < 64;
    // At the head of the file an ordinary comment ends the parser's directives: without it the next line might be one.
    let before_all = context.file.instructions.first().is_none_or(|i| comment.start < i.range.start);
    let next = source[end..].trim_start();
    let becomes_directive = before_all && next.starts_with('#') && next.lines().next().is_some_and(|l| l.contains('='));
    let has_mark = source[start..].starts_with('\u{feff}');
    (is_alone && !becomes_directive && !has_mark).then(|| Edit::delete(TextRange::new(start, end)))
}
