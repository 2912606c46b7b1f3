//! What ignore comments silence.

use super::context::Source;
use crate::{
    diagnostic::{Finding, Pragma, PragmaKind},
    text::TextRange,
};
use std::collections::HashMap;

/// A comment that asks for silence.
pub(super) struct Ignore {
    /// Codes, slugs or aliases, with their places.
    pub names: Vec<(String, TextRange)>,
    /// Where it counts: the next key with all below it, the line of the comment, or the whole file.
    pub scope: TextRange,
}

/// The ignore comments of a file. Ours speak to the key or item below them with all that belongs to it, or, behind a
/// value, to their own line; `global` ones to the whole file.
pub(super) fn ignores(source: &Source<'_>) -> Vec<Ignore> {
    let text = source.text;
    let mut all = Vec::new();
    // From the last one up: of comments that follow each other all speak to the same key.
    let mut below: Option<(TextRange, TextRange)> = None;
    for range in source.file.comments.iter().rev() {
        let Some(pragma) = Pragma::parse(range.of(text), *range) else { continue };
        match pragma.kind {
            PragmaKind::Ignore(names) => {
                let comment = pragma.range;
                let same = below.filter(|(next, _)| follows(text, comment, *next)).map(|(_, scope)| scope);
                let scope = same.unwrap_or_else(|| scope(text, comment));
                below = Some((comment, scope));
                all.push(Ignore { names, scope });
            }
            PragmaKind::GlobalIgnore(names) => all.push(Ignore { names, scope: TextRange::new(0, text.len()) }),
            _ => {}
        }
    }
    all.reverse();
    all
}

/// Whether two comments stand on lines of their own with nothing between them.
fn follows(text: &str, first: TextRange, second: TextRange) -> bool {
    let is_alone = |comment: TextRange| {
        let line_start = text[..comment.from()].rfind('\n').map_or(0, |n| n + 1);
        text[line_start..comment.from()].trim().is_empty()
    };
    first.to() <= second.from()
        && text[first.to()..second.from()].trim().is_empty()
        && text[first.to()..second.from()].contains('\n')
        && is_alone(first)
}

/// Drops the findings, in order of place, that comments silence; for each comment's name, whether it silenced anything.
pub(super) fn apply(ignores: &[Ignore], findings: &mut Vec<Finding>) -> Vec<Vec<bool>> {
    let mut used: Vec<Vec<bool>> = ignores.iter().map(|i| vec![false; i.names.len()]).collect();
    let mut is_silent = vec![false; findings.len()];
    let mut known: HashMap<(TextRange, &str), bool> = HashMap::new();
    for (ignore, used) in ignores.iter().zip(&mut used) {
        let first = findings.partition_point(|f| f.range.start < ignore.scope.start);
        let behind = findings.partition_point(|f| f.range.start <= ignore.scope.end);
        for ((name, _), used) in ignore.names.iter().zip(used.iter_mut()) {
            // The same said twice is looked at once.
            *used = *known.entry((ignore.scope, name)).or_insert_with(|| {
                let mut silences = false;
                for (finding, is_silent) in findings.iter().zip(&mut is_silent).take(behind).skip(first) {
                    if finding.rule.is_called(name) {
                        (silences, *is_silent) = (true, true);
                    }
                }
                silences
            });
        }
    }
    let mut is_silent = is_silent.into_iter();
    findings.retain(|_| !is_silent.next().unwrap_or(false));
    used
}

/// What a comment speaks to.
fn scope(text: &str, comment: TextRange) -> TextRange {
    let line_start = text[..comment.from()].rfind('\n').map_or(0, |n| n + 1);
    if !text[line_start..comment.from()].trim().is_empty() {
        return TextRange::new(line_start, comment.from());
    }
    let mut at = comment.to();
    let mut lines = text[at..].split_inclusive('\n').map(|line| {
        at += line.len();
        (at - line.len(), line)
    });
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let is_blank = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    let Some((start, line)) = lines.find(|(_, line)| !is_blank(line)) else { return comment };
    let depth = indent(line);
    let is_item = line.trim_start().starts_with('-');
    let mut end = start + line.trim_end().len();
    for (at, line) in lines.filter(|(_, line)| !is_blank(line)) {
        let is_list_of_key = !is_item && indent(line) == depth && line.trim_start().starts_with("- ");
        if indent(line) <= depth && !is_list_of_key {
            break;
        }
        end = at + line.trim_end().len();
    }
    TextRange::new(start, end)
}
