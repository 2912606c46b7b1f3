use super::{SourceMap, TextRange};

/// A text put together from slices of a source, with the way back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Derived {
    /// The text.
    pub text: String,
    /// Where its bytes stand in the source.
    pub map: SourceMap,
}

impl Derived {
    /// Goes on with the slice `range` of `source`.
    pub fn push(&mut self, source: &str, range: TextRange) {
        self.text.push_str(range.of(source));
        self.map.push(range);
    }

    /// The part `range` (of the derived text), still knowing its source.
    #[must_use]
    pub fn part(&self, range: TextRange) -> Self {
        Self { text: range.of(&self.text).to_owned(), map: self.map.part(range) }
    }

    /// Source range of a range of this text.
    pub fn source(&self, range: TextRange) -> TextRange {
        self.map.source_range(range)
    }

    /// Source range of the whole text.
    pub fn range(&self) -> TextRange {
        self.source(TextRange::new(0, self.text.len()))
    }
}
