/// Sets of failing nodes that are all tried; of more only the worst one by number of tasks is.
pub const MOST_SETS: u64 = 20_000;

/// Sets of `k` of `n` nodes, in lexicographic order.
#[derive(Clone, Debug)]
pub struct Sets {
    n: u32,
    next: Option<Vec<u32>>,
}

impl Sets {
    /// All sets of `k` of `n` nodes.
    pub fn new(n: u32, k: u32) -> Self {
        Self { n, next: (k <= n).then(|| (0..k).collect()) }
    }
}

impl Iterator for Sets {
    type Item = Vec<u32>;

    fn next(&mut self) -> Option<Vec<u32>> {
        let set = self.next.take()?;
        let k = set.len() as u32;
        // The last place that can still move up; all behind it follow.
        if let Some(place) = (0..k).rev().find(|&p| set[p as usize] < self.n - k + p) {
            let mut after = set.clone();
            let first = after[place as usize] + 1;
            for (step, p) in (place..k).enumerate() {
                after[p as usize] = first + step as u32;
            }
            self.next = Some(after);
        }
        Some(set)
    }
}

/// How many sets of `k` of `n` nodes there are; at most `u64::MAX`.
pub fn sets(n: u32, k: u32) -> u64 {
    if k > n {
        return 0;
    }
    let mut count: u128 = 1;
    for step in 0..k.min(n - k) {
        count = count * u128::from(n - step) / u128::from(step + 1);
        if count > u128::from(u64::MAX) {
            return u64::MAX;
        }
    }
    count as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_complete_and_in_order() {
        for n in 0..7 {
            for k in 0..7 {
                let all: Vec<Vec<u32>> = Sets::new(n, k).collect();
                assert_eq!(all.len() as u64, sets(n, k), "{k} of {n}");
                assert!(all.is_sorted_by(|a, b| a < b));
            }
        }
        assert_eq!(sets(10_000, 5_000), u64::MAX);
    }
}
