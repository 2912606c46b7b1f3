use super::{TextRange, sort_by};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A replacement of one range of a text. An empty range inserts, an empty text deletes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// What is replaced, in UTF-8 bytes of the text before any edit.
    #[serde(flatten)]
    pub range: TextRange,
    /// What comes in its place.
    pub text: String,
}

impl Edit {
    /// Replaces `range` by `text`.
    pub fn replace(range: TextRange, text: impl Into<String>) -> Self {
        Self { range, text: text.into() }
    }

    /// Inserts `text` at a byte offset.
    pub fn insert(offset: usize, text: impl Into<String>) -> Self {
        Self::replace(TextRange::at(offset), text)
    }

    /// Deletes `range`.
    pub fn delete(range: TextRange) -> Self {
        Self::replace(range, "")
    }
}

/// Why edits could not be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditError {
    /// Two edits touch the same bytes.
    Overlap,
    /// An edit lies outside the text or cuts a character in two.
    OutOfBounds,
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Overlap => "two edits touch the same bytes",
            Self::OutOfBounds => "an edit lies outside the text",
        })
    }
}

impl std::error::Error for EditError {}

/// Applies edits to a text. Their order does not matter, except that insertions at one place come out in the
/// order given.
///
/// # Errors
/// When edits overlap or do not fit the text; the text is then left alone.
pub fn apply(text: &str, edits: &[Edit]) -> Result<String, EditError> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sort_by(&mut sorted, |a, b| (a.range.start, a.range.end).cmp(&(b.range.start, b.range.end)));
    let mut out = String::with_capacity(text.len() + sorted.iter().map(|e| e.text.len()).sum::<usize>());
    let mut done = 0;
    for edit in sorted {
        let (start, end) = (edit.range.from(), edit.range.to());
        if start < done {
            return Err(EditError::Overlap);
        }
        out.push_str(text.get(done..start).ok_or(EditError::OutOfBounds)?);
        text.get(start..end).ok_or(EditError::OutOfBounds)?;
        out.push_str(&edit.text);
        done = end;
    }
    out.push_str(&text[done..]);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_apply_in_any_order() {
        let edits = [Edit::insert(5, "!"), Edit::replace(TextRange::new(0, 1), "J"), Edit::insert(5, "?")];
        assert_eq!(apply("hello", &edits).as_deref(), Ok("Jello!?"));
    }

    #[test]
    fn bad_edits_are_refused() {
        let two = [Edit::delete(TextRange::new(0, 3)), Edit::delete(TextRange::new(2, 4))];
        assert_eq!(apply("hello", &two), Err(EditError::Overlap));
        assert_eq!(apply("hé", &[Edit::insert(2, "x")]), Err(EditError::OutOfBounds));
        assert_eq!(apply("h", &[Edit::delete(TextRange::new(1, 9))]), Err(EditError::OutOfBounds));
    }
}
