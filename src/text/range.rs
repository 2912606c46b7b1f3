use serde::{Deserialize, Serialize};
use std::fmt;

/// A half-open range of UTF-8 bytes in a text: `start` is inside, `end` is not.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct TextRange {
    /// First byte of the range.
    pub start: u32,
    /// The byte behind the last one; equal to `start` for a place without width.
    pub end: u32,
}

impl TextRange {
    /// The range from `start` up to, not including, `end`.
    ///
    /// # Panics
    /// Never; an `end` before `start` gives an empty range at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        let start = start as u32;
        Self { start, end: (end as u32).max(start) }
    }

    /// An empty range: a place between two bytes.
    pub fn at(offset: usize) -> Self {
        Self::new(offset, offset)
    }

    /// Number of bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the range has no width.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// First byte, as an index.
    pub fn from(self) -> usize {
        self.start as usize
    }

    /// The byte behind the last one, as an index.
    pub fn to(self) -> usize {
        self.end as usize
    }

    /// Whether `offset` lies inside.
    pub fn contains(self, offset: usize) -> bool {
        self.from() <= offset && offset < self.to()
    }

    /// Whether `other` lies wholly inside.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The text of this range in `source`; empty where the range does not fit the source.
    pub fn of(self, source: &str) -> &str {
        source.get(self.from()..self.to()).unwrap_or("")
    }
}

impl fmt::Debug for TextRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
