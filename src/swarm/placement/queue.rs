use super::{Cluster, groups::Groups};
use std::{cmp::Reverse, collections::BinaryHeap};

/// The nodes that can take a task of one service now, best first.
///
/// Placing a task changes the rank of the node that took it and of no other, so each node is ranked once and
/// again only when it was chosen.
pub(super) struct Queue {
    leaves: Vec<Leaf>,
}

/// Nodes that are in the same group at each level of the spread.
#[derive(Default)]
struct Leaf {
    /// Tasks of the service on its open nodes.
    count: u32,
    /// Tasks of the service, all tasks, and the node's number.
    nodes: BinaryHeap<Reverse<(u32, u32, usize)>>,
}

impl Queue {
    pub(super) fn new(cluster: &Cluster, groups: &Groups, service: usize) -> Self {
        let mut ranked: Vec<Vec<Reverse<(u32, u32, usize)>>> = vec![Vec::new(); groups.len()];
        let mut counts = vec![0; groups.len()];
        for node in 0..cluster.len() {
            if !cluster.is_open(node) {
                continue;
            }
            let leaf = groups.leaf(node);
            counts[leaf] += cluster.count(service, node);
            if cluster.fits(service, node) {
                ranked[leaf].push(Reverse(rank(cluster, service, node)));
            }
        }
        let leaf = |(count, nodes)| Leaf { count, nodes: BinaryHeap::from(nodes) };
        Self { leaves: counts.into_iter().zip(ranked).map(leaf).collect() }
    }

    /// The best node, taken out.
    pub(super) fn pop(&mut self, groups: &Groups) -> Option<usize> {
        let leaf = groups.best(|l| self.leaves[l].count, |l| !self.leaves[l].nodes.is_empty())?;
        self.leaves[leaf].count += 1;
        self.leaves[leaf].nodes.pop().map(|Reverse((.., node))| node)
    }

    /// Puts a node back that was chosen, where it still fits.
    pub(super) fn again(&mut self, cluster: &Cluster, groups: &Groups, service: usize, node: usize) {
        if cluster.fits(service, node) {
            self.leaves[groups.leaf(node)].nodes.push(Reverse(rank(cluster, service, node)));
        }
    }
}

/// The best node for one task, by looking at each: quicker than a queue where there are few tasks.
pub(super) fn best(cluster: &Cluster, groups: &Groups, service: usize) -> Option<usize> {
    let mut counts = vec![0; groups.len()];
    let mut firsts: Vec<Option<(u32, u32, usize)>> = vec![None; groups.len()];
    for node in 0..cluster.len() {
        if !cluster.is_open(node) {
            continue;
        }
        let leaf = groups.leaf(node);
        let own = cluster.count(service, node);
        counts[leaf] += own;
        // Of equal nodes the first one stands.
        let is_behind = firsts[leaf].is_some_and(|(tasks, all, _)| (tasks, all) <= (own, cluster.tasks_on(node)));
        if !is_behind && cluster.fits(service, node) {
            firsts[leaf] = Some((own, cluster.tasks_on(node), node));
        }
    }
    let leaf = groups.best(|l| counts[l], |l| firsts[l].is_some())?;
    firsts[leaf].map(|(.., node)| node)
}

fn rank(cluster: &Cluster, service: usize, node: usize) -> (u32, u32, usize) {
    (cluster.count(service, node), cluster.tasks_on(node), node)
}
