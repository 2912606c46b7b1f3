//! The difference of two texts by lines, for the preview of a fix and for its application.

use crate::text::{Edit, TextRange};

/// A stretch of lines that differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hunk {
    /// First line of the stretch in the old text, from 1.
    pub line: u32,
    /// The old lines, in bytes of the old text.
    pub old: TextRange,
    /// The new lines, in bytes of the new text.
    pub new: TextRange,
}

/// Above this many line pairs the middle of two texts counts as one stretch: exactness is not worth the time.
const PAIRS: usize = 1_000_000;

/// The stretches in which `new` differs from `old`, in order.
pub fn hunks(old: &str, new: &str) -> Vec<Hunk> {
    let (a, b) = (lines(old), lines(new));
    let same = |(x, y): &(&TextRange, &TextRange)| x.of(old) == y.of(new);
    let head = a.iter().zip(&b).take_while(same).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(same).count();
    let (a_mid, b_mid) = (&a[head..a.len() - tail], &b[head..b.len() - tail]);

    let mut out = Vec::new();
    let mut push = |from: (usize, usize), to: (usize, usize)| {
        if from != to {
            let line = (head + from.0 + 1) as u32;
            out.push(Hunk {
                line,
                old: span(&a, head + from.0, head + to.0),
                new: span(&b, head + from.1, head + to.1),
            });
        }
    };
    let mut done = (0, 0);
    for (x, y) in common(a_mid, b_mid, old, new) {
        push(done, (x, y));
        done = (x + 1, y + 1);
    }
    push(done, (a_mid.len(), b_mid.len()));
    out
}

/// The replacements that turn the old text into `new`.
pub fn edits(hunks: &[Hunk], new: &str) -> Vec<Edit> {
    hunks.iter().map(|hunk| Edit::replace(hunk.old, hunk.new.of(new))).collect()
}

fn lines(text: &str) -> Vec<TextRange> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let range = TextRange::new(start, start + line.len());
            start = range.to();
            range
        })
        .collect()
}

/// The bytes of lines `from..to`, which may be none.
fn span(lines: &[TextRange], from: usize, to: usize) -> TextRange {
    let end = lines.last().map_or(0, |l| l.to());
    let at = |n: usize| lines.get(n).map_or(end, |l| l.from());
    TextRange::new(at(from), at(to))
}

/// The longest common subsequence of lines, as pairs of indices.
fn common(a: &[TextRange], b: &[TextRange], old: &str, new: &str) -> Vec<(usize, usize)> {
    if a.is_empty() || b.is_empty() || a.len().saturating_mul(b.len()) > PAIRS {
        return Vec::new();
    }
    let width = b.len() + 1;
    let mut best = vec![0u32; (a.len() + 1) * width];
    for x in (0..a.len()).rev() {
        for y in (0..b.len()).rev() {
            best[x * width + y] = if a[x].of(old) == b[y].of(new) {
                best[(x + 1) * width + y + 1] + 1
            } else {
                best[(x + 1) * width + y].max(best[x * width + y + 1])
            };
        }
    }
    let (mut x, mut y, mut pairs) = (0, 0, Vec::new());
    while x < a.len() && y < b.len() {
        if a[x].of(old) == b[y].of(new) {
            pairs.push((x, y));
            (x, y) = (x + 1, y + 1);
        } else if best[(x + 1) * width + y] >= best[x * width + y + 1] {
            x += 1;
        } else {
            y += 1;
        }
    }
    pairs
}
