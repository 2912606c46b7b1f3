/// The groups that nodes stand in under some spread: a leaf holds the nodes that are in the same group at each level.
#[derive(Clone, Debug)]
pub(super) struct Groups {
    /// The group of each leaf at each level, sorted.
    paths: Vec<Vec<u32>>,
    /// The leaf of each node; empty where all are in one.
    leaf_of: Vec<u32>,
}

impl Groups {
    /// The groups of a spread over some groupings, each of which has the group of each node.
    pub(super) fn new(spread: &[usize], groupings: &[Vec<u32>], nodes: usize) -> Self {
        if spread.is_empty() {
            return Self { paths: vec![Vec::new()], leaf_of: Vec::new() };
        }
        let path = |n: usize| spread.iter().map(|&g| groupings[g][n]).collect::<Vec<u32>>();
        let all: Vec<Vec<u32>> = (0..nodes).map(path).collect();
        let mut paths = all.clone();
        paths.sort_unstable();
        paths.dedup();
        let leaf_of = all.iter().map(|p| paths.binary_search(p).unwrap_or_default() as u32).collect();
        Self { paths, leaf_of }
    }

    /// The number of leaves.
    pub(super) fn len(&self) -> usize {
        self.paths.len()
    }

    /// The leaf of a node.
    pub(super) fn leaf(&self, node: usize) -> usize {
        self.leaf_of.get(node).map_or(0, |&leaf| leaf as usize)
    }

    /// At each level the group with the fewest tasks of the service among those with a node that takes one more.
    pub(super) fn best(&self, tasks: impl Fn(usize) -> u32, takes: impl Fn(usize) -> bool) -> Option<usize> {
        let depth = self.paths.first()?.len();
        if depth <= 1 {
            // Each leaf is a group, and they are in their order.
            return (0..self.len()).filter(|&leaf| takes(leaf)).min_by_key(|&leaf| tasks(leaf));
        }
        let mut left: Vec<usize> = (0..self.len()).filter(|&leaf| takes(leaf)).collect();
        for level in 0..depth {
            let in_group = |leaf: usize| -> u32 {
                let head = &self.paths[leaf][..=level];
                (0..self.len()).filter(|&l| self.paths[l].starts_with(head)).map(&tasks).sum()
            };
            let best = left.iter().map(|&l| (in_group(l), self.paths[l][level])).min()?;
            left.retain(|&l| self.paths[l][level] == best.1);
        }
        left.first().copied()
    }
}
