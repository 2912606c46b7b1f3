use super::TextRange;

/// A place as people count: line and column from 1, the column in characters (Unicode scalar values).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// Turns byte offsets into lines, columns and UTF-16 offsets.
///
/// A line ends after `\n`; a `\r` before it belongs to the line's end. Built in one pass; a look-up costs a
/// binary search and, on lines that are not ASCII, a walk over the line.
#[derive(Clone, Debug)]
pub struct LineIndex {
    lines: Vec<Line>,
    len: u32,
}

#[derive(Clone, Copy, Debug)]
struct Line {
    /// First byte of the line.
    start: u32,
    /// UTF-16 units before the line, a line break counted as one unit whether it is `\n` or `\r\n`.
    units: u32,
    ascii: bool,
}

impl LineIndex {
    /// Reads the line structure of `text`.
    pub fn new(text: &str) -> Self {
        let mut lines = Vec::with_capacity(text.len() / 32 + 1);
        let (mut start, mut units) = (0usize, 0u32);
        for line in text.split_inclusive('\n') {
            lines.push(Line { start: start as u32, units, ascii: line.is_ascii() });
            let body = line.strip_suffix('\n').map_or(line, |l| l.strip_suffix('\r').unwrap_or(l));
            units += utf16_len(body) + u32::from(line.ends_with('\n'));
            start += line.len();
        }
        if lines.is_empty() || text.ends_with('\n') {
            lines.push(Line { start: start as u32, units, ascii: true });
        }
        Self { lines, len: text.len() as u32 }
    }

    /// Number of lines; a text that ends in a line break has an empty last line.
    pub fn line_count(&self) -> u32 {
        self.lines.len() as u32
    }

    /// Line of a byte offset, from 1. Offsets past the end count as the end.
    pub fn line(&self, offset: u32) -> u32 {
        self.lines.partition_point(|l| l.start <= offset.min(self.len)).max(1) as u32
    }

    /// Line and column of a byte offset of `text`, the text that this index was made from.
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let line = self.line(offset);
        let at = self.lines[line as usize - 1];
        let before = slice_to(text, at.start, offset);
        let column = if at.ascii { before.len() } else { before.chars().count() };
        Position { line, column: column as u32 + 1 }
    }

    /// The bytes of a line (from 1), its line break included; empty at the end for a line there is not.
    pub fn line_range(&self, line: u32) -> TextRange {
        let start = |n: usize| self.lines.get(n).map_or(self.len, |l| l.start);
        let n = (line as usize).saturating_sub(1);
        TextRange { start: start(n), end: start(n + 1) }
    }

    /// Offset in UTF-16 units as an editor counts that keeps every line break as one unit (CodeMirror does,
    /// whatever the file has).
    pub fn editor_offset(&self, text: &str, offset: u32) -> u32 {
        let at = self.lines[self.line(offset) as usize - 1];
        let before = slice_to(text, at.start, offset);
        // Inside a `\r\n` there is no place in the editor: it is the end of the line.
        let body = before.strip_suffix('\n').unwrap_or(before);
        let body = if text.as_bytes().get(offset as usize) == Some(&b'\n') {
            body.strip_suffix('\r').unwrap_or(body)
        } else {
            body
        };
        at.units + if at.ascii { body.len() as u32 } else { utf16_len(body) }
    }

    /// Byte offset of an offset in UTF-16 units as [`Self::editor_offset`] counts them. Inside a surrogate
    /// pair it is the start of the character; past the end it is the end.
    pub fn from_editor_offset(&self, text: &str, units: u32) -> u32 {
        let n = self.lines.partition_point(|l| l.units <= units).max(1) - 1;
        let at = self.lines[n];
        let line = self.line_range(n as u32 + 1).of(text);
        let body = line.strip_suffix('\n').map_or(line, |l| l.strip_suffix('\r').unwrap_or(l));
        let mut left = units - at.units.min(units);
        let mut bytes = 0;
        for c in body.chars() {
            let width = c.len_utf16() as u32;
            if left < width {
                break;
            }
            left -= width;
            bytes += c.len_utf8() as u32;
        }
        at.start + bytes
    }
}

fn slice_to(text: &str, start: u32, offset: u32) -> &str {
    let mut end = (offset as usize).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(start as usize..end).unwrap_or("")
}

fn utf16_len(text: &str) -> u32 {
    if text.is_ascii() { text.len() as u32 } else { text.chars().map(|c| c.len_utf16() as u32).sum() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_and_editor_offsets_count_utf16() {
        let text = "a\r\nb\u{1F600}c\r\n";
        let index = LineIndex::new(text);
        assert_eq!(index.line_count(), 3);
        let c = text.find('c').expect("present") as u32;
        assert_eq!(index.position(text, c), Position { line: 2, column: 3 });
        assert_eq!(index.editor_offset(text, c), 2 + 1 + 2);
        assert_eq!(index.from_editor_offset(text, 5), c);
        assert_eq!(index.position(text, text.len() as u32), Position { line: 3, column: 1 });
        assert_eq!(index.editor_offset(text, 2), 1, "between \\r and \\n is the end of the line");
    }

    #[test]
    fn an_empty_text_has_one_line() {
        let index = LineIndex::new("");
        assert_eq!(index.position("", 0), Position { line: 1, column: 1 });
        assert_eq!(index.position("", 99), Position { line: 1, column: 1 });
    }
}
