/// Edits between two words, a swap of neighbours counted as one.
pub fn distance(a: &str, b: &str) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut rows = vec![vec![0usize; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            rows[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let step = usize::from(a[i - 1] != b[j - 1]);
                let mut best = (rows[i - 1][j] + 1).min(rows[i][j - 1] + 1).min(rows[i - 1][j - 1] + step);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    best = best.min(rows[i - 2][j - 2] + 1);
                }
                best
            };
        }
    }
    rows[a.len()][b.len()]
}

/// The candidate that a slip of the fingers most likely meant: one letter away from a short word, two from a
/// longer one.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let limit = match word.len() {
        0..=2 | 65.. => return None,
        3..=7 => 1,
        _ => 2,
    };
    let near = candidates.into_iter().filter(|c| c.len().abs_diff(word.len()) <= limit);
    let (steps, best) = near.map(|c| (distance(word, c), c)).min()?;
    (1..=limit).contains(&steps).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_near() {
        assert_eq!(nearest("VERSOIN", ["VERSION", "PERSON"]), Some("VERSION"));
        assert_eq!(nearest("TGA", ["TAG"]), Some("TAG"));
        assert_eq!(nearest("TAG", ["TAG"]), None);
        assert_eq!(nearest("A", ["B"]), None);
        assert_eq!(nearest("HOME", ["HOST", "HOUSE"]), None);
    }
}
