use super::TextRange;

/// Where each byte of a derived text stands in the source.
///
/// A derived text is made of slices of the source, put together in order: the logical line that remains when
/// continuations and the comments between them are dropped, or the script that a shell will see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceMap {
    /// `(offset in the derived text, offset in the source)` of each slice, ascending in both.
    slices: Vec<(u32, u32)>,
    /// End of the last slice, in the derived text and in the source.
    end: (u32, u32),
}

impl SourceMap {
    /// A map for a derived text that is the one slice `source` of the source.
    pub fn slice(source: TextRange) -> Self {
        let mut map = Self::default();
        map.push(source);
        map
    }

    /// Notes that the derived text goes on with the slice `source`.
    pub fn push(&mut self, source: TextRange) {
        let adjoins = self.end.1 == source.start && !self.slices.is_empty();
        if !adjoins {
            self.slices.push((self.end.0, source.start));
        }
        self.end = (self.end.0 + source.len() as u32, source.end);
    }

    /// Length of the derived text in bytes.
    pub fn len(&self) -> usize {
        self.end.0 as usize
    }

    /// Whether the derived text is empty.
    pub fn is_empty(&self) -> bool {
        self.end.0 == 0
    }

    /// Source offset of the derived byte at `offset`; at the end, the end of the last slice.
    pub fn source(&self, offset: usize) -> usize {
        let offset = offset as u32;
        if offset >= self.end.0 {
            return self.end.1 as usize;
        }
        let n = self.slices.partition_point(|s| s.0 <= offset);
        let (derived, source) = self.slices[n.max(1) - 1];
        (source + (offset - derived)) as usize
    }

    /// Source range of a derived range. It starts at the first byte's place and ends behind the last byte's:
    /// a continuation inside is covered, one before or behind is not.
    pub fn source_range(&self, derived: TextRange) -> TextRange {
        if derived.is_empty() {
            // A place behind the last byte of a slice stays with that slice.
            let at = if derived.start > 0 && derived.start < self.end.0 {
                let before = self.source(derived.from() - 1) + 1;
                let here = self.source(derived.from());
                if before == here { here } else { before }
            } else {
                self.source(derived.from())
            };
            return TextRange::at(at);
        }
        TextRange::new(self.source(derived.from()), self.source(derived.to() - 1) + 1)
    }

    /// The map of a part of the derived text.
    #[must_use]
    pub fn part(&self, derived: TextRange) -> Self {
        let mut map = Self::default();
        let (from, to) = (derived.start.min(self.end.0), derived.end.min(self.end.0));
        let first = self.slices.partition_point(|s| s.0 <= from).saturating_sub(1);
        for (n, &(start, source)) in self.slices.iter().enumerate().skip(first) {
            if start >= to && n > first {
                break;
            }
            let end = self.slices.get(n + 1).map_or(self.end.0, |s| s.0);
            let (a, b) = (start.max(from), end.min(to));
            if a < b || map.slices.is_empty() {
                map.push(TextRange::new((source + (a - start)) as usize, (source + (b.max(a) - start)) as usize));
            }
        }
        map
    }

    /// The slices of the source, in order.
    pub fn slices(&self) -> impl Iterator<Item = TextRange> + '_ {
        self.slices.iter().enumerate().map(|(n, &(derived, source))| {
            let end = self.slices.get(n + 1).map_or(self.end.0, |s| s.0);
            TextRange::new(source as usize, (source + (end - derived)) as usize)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_go_back_to_the_source_across_gaps() {
        // source: "ab\\\n cd", derived: "ab cd"
        let mut map = SourceMap::slice(TextRange::new(0, 2));
        map.push(TextRange::new(4, 7));
        assert_eq!(map.len(), 5);
        assert_eq!(map.source_range(TextRange::new(0, 2)), TextRange::new(0, 2));
        assert_eq!(map.source_range(TextRange::new(1, 4)), TextRange::new(1, 6));
        assert_eq!(map.source_range(TextRange::new(3, 5)), TextRange::new(5, 7));
        assert_eq!(map.source_range(TextRange::at(2)), TextRange::at(2));
        assert_eq!(map.source_range(TextRange::at(5)), TextRange::at(7));
        let part = map.part(TextRange::new(1, 4));
        assert_eq!(part.len(), 3);
        assert_eq!(part.source_range(TextRange::new(0, 3)), TextRange::new(1, 6));
    }
}
