use super::Cluster;
use std::{cmp::Reverse, collections::BinaryHeap};

/// The nodes that can take a task of one service now, best first.
///
/// Placing a task changes the rank of the node that took it and of no other, so each node is ranked once and
/// again only when it was chosen.
pub(super) struct Queue {
    leaves: Vec<Leaf>,
    /// The leaf of each node; empty without spread.
    leaf_of: Vec<u32>,
}

/// Nodes that are in the same group at each level of the spread.
struct Leaf {
    /// The group at each level.
    path: Vec<u32>,
    /// Tasks of the service on its open nodes.
    count: u32,
    /// Tasks of the service, all tasks, and the node's number.
    nodes: BinaryHeap<Reverse<(u32, u32, usize)>>,
}

impl Queue {
    pub(super) fn new(cluster: &Cluster, service: usize) -> Self {
        let spread = &cluster.demands[service].spread;
        let mut paths: Vec<Vec<u32>> = vec![Vec::new()];
        let mut leaf_of = Vec::new();
        if !spread.is_empty() {
            let path = |n: usize| spread.iter().map(|&g| cluster.groupings[g][n]).collect::<Vec<u32>>();
            let all: Vec<Vec<u32>> = (0..cluster.len()).map(path).collect();
            paths.clone_from(&all);
            paths.sort_unstable();
            paths.dedup();
            leaf_of = all.iter().map(|p| paths.binary_search(p).unwrap_or_default() as u32).collect();
        }
        let mut ranked: Vec<Vec<Reverse<(u32, u32, usize)>>> = vec![Vec::new(); paths.len()];
        let mut counts = vec![0; paths.len()];
        for node in 0..cluster.len() {
            if !cluster.is_open(node) {
                continue;
            }
            let leaf = leaf_of.get(node).map_or(0, |&l| l as usize);
            counts[leaf] += cluster.count(service, node);
            if cluster.fits(service, node) {
                ranked[leaf].push(Reverse(rank(cluster, service, node)));
            }
        }
        let leaf = |((path, count), nodes)| Leaf { path, count, nodes: BinaryHeap::from(nodes) };
        Self { leaves: paths.into_iter().zip(counts).zip(ranked).map(leaf).collect(), leaf_of }
    }

    /// The best node, taken out.
    pub(super) fn pop(&mut self) -> Option<usize> {
        let leaf = self.best_leaf()?;
        self.leaves[leaf].count += 1;
        self.leaves[leaf].nodes.pop().map(|Reverse((.., node))| node)
    }

    /// Puts a node back that was chosen, where it still fits.
    pub(super) fn again(&mut self, cluster: &Cluster, service: usize, node: usize) {
        if cluster.fits(service, node) {
            let leaf = self.leaf_of.get(node).map_or(0, |&l| l as usize);
            self.leaves[leaf].nodes.push(Reverse(rank(cluster, service, node)));
        }
    }

    /// At each level the group with the fewest tasks of the service among those with a fitting node.
    fn best_leaf(&self) -> Option<usize> {
        let mut left: Vec<usize> = (0..self.leaves.len()).filter(|&l| !self.leaves[l].nodes.is_empty()).collect();
        let depth = self.leaves.first()?.path.len();
        for level in 0..depth {
            let tasks = |leaf: usize| -> u32 {
                let head = &self.leaves[leaf].path[..=level];
                self.leaves.iter().filter(|l| l.path.starts_with(head)).map(|l| l.count).sum()
            };
            let best = left.iter().map(|&l| (tasks(l), self.leaves[l].path[level])).min()?;
            left.retain(|&l| self.leaves[l].path[level] == best.1);
        }
        left.first().copied()
    }
}

fn rank(cluster: &Cluster, service: usize, node: usize) -> (u32, u32, usize) {
    (cluster.count(service, node), cluster.tasks_on(node), node)
}
