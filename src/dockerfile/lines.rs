use super::Comment;
use crate::text::{Derived, TextRange};

/// A physical line: its text without the line break, and where the next one starts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// From the first byte to the last before `\r\n` or `\n`.
    pub range: TextRange,
    /// First byte of the next line.
    pub next: usize,
}

/// Walks over the physical lines of a document.
#[derive(Clone, Debug)]
pub(super) struct Lines<'t> {
    source: &'t str,
    pos: usize,
}

impl<'t> Lines<'t> {
    /// Starts at a byte offset.
    pub fn new(source: &'t str, pos: usize) -> Self {
        Self { source, pos }
    }
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let rest = self.source.get(self.pos..).filter(|r| !r.is_empty())?;
        let len = rest.find('\n').map_or(rest.len(), |n| n + 1);
        let body = rest[..len].trim_end_matches(['\r', '\n']).len();
        let line = Line { range: TextRange::new(self.pos, self.pos + body), next: self.pos + len };
        self.pos = line.next;
        Some(line)
    }
}

/// A logical line: an instruction's text with its continuations joined.
#[derive(Debug)]
pub(super) struct LogicalLine {
    pub joined: Derived,
    /// Blank lines between the physical ones.
    pub blank_lines: Vec<TextRange>,
    /// From the first character to the end of the last physical line.
    pub range: TextRange,
}

/// Length of `line` without a continuation at its end, if it has one: an escape character, not itself escaped,
/// with nothing but blanks behind it.
fn continued(line: &str, escape: char) -> Option<usize> {
    let body = line.trim_end_matches([' ', '\t']).strip_suffix(escape)?;
    (!body.ends_with(escape)).then_some(body.len())
}

/// Joins the lines that belong together, from `first` on. Comments between them go to `comments`; they belong
/// to the instruction with the index `inside`.
///
/// Returns `None` for a line that holds nothing but a continuation followed by nothing.
pub(super) fn join(
    source: &str,
    first: Line,
    lines: &mut Lines<'_>,
    escape: char,
    inside: usize,
    comments: &mut Vec<Comment>,
) -> LogicalLine {
    let indent = first.range.of(source).len() - first.range.of(source).trim_start().len();
    let start = first.range.from() + indent;
    let mut logical = LogicalLine {
        joined: Derived::default(),
        blank_lines: Vec::new(),
        range: TextRange::new(start, first.range.to()),
    };
    let mut rest = TextRange::new(start, first.range.to());
    while let Some(len) = continued(rest.of(source), escape) {
        logical.joined.push(source, TextRange::new(rest.from(), rest.from() + len));
        // Comments and blank lines do not end the instruction.
        let next = loop {
            let Some(line) = lines.next() else { break None };
            let text = line.range.of(source);
            let body = text.trim_start();
            if body.starts_with('#') {
                let at = line.range.to() - body.len();
                comments.push(Comment { range: TextRange::new(at, line.range.to()), inside: Some(inside) });
            } else if body.is_empty() {
                logical.blank_lines.push(line.range);
            } else {
                break Some(line);
            }
        };
        let Some(line) = next else {
            return logical;
        };
        rest = line.range;
        logical.range = logical.range.join(line.range);
    }
    logical.joined.push(source, rest);
    logical
}
