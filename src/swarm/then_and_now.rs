//! What the talk said in 2017 and what holds today, where they differ or where today adds a condition.

use super::{
    input::Input,
    source::{ADMIN_GUIDE, ALLOCATOR, DRAIN_THREAD, NODES, OURS, SCALE_REFERENCE, Source, TALK},
    tier::{Decision, Tier},
};
use serde::Serialize;

/// Both side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// What it is about.
    pub subject: &'static str,
    /// What the talk said.
    pub talk: &'static str,
    /// What holds today.
    pub today: &'static str,
    /// Where both stand.
    pub sources: Vec<Source>,
}

/// The comparisons that matter for a swarm.
pub fn compare(input: &Input, decision: &Decision) -> Vec<Comparison> {
    let mut all = Vec::new();
    let mut add = |subject, talk, today, sources: &[Source]| {
        all.push(Comparison { subject, talk, today, sources: sources.to_vec() });
    };
    let nodes = decision.nodes;
    if !nodes.managers_dedicated && nodes.total >= 3 {
        add(
            "All nodes are managers",
            "HA is three managers, Biz five; all of them work too.",
            "Docker calls that low risk only for small, non-critical swarms whose services carry reservations. The speaker \
             said in 2018 that he had never seen a production swarm with drained managers.",
            &[TALK, ADMIN_GUIDE, DRAIN_THREAD],
        );
    }
    if nodes.total > 5 {
        add(
            "Five managers beyond five nodes",
            "Beyond five nodes: five managers, the rest workers; resize the managers as you grow.",
            "Docker's pages name 3 or 5 for production, 7 as the maximum, and elsewhere no limit; more managers never \
             bring more scale.",
            &[TALK, NODES, SCALE_REFERENCE],
        );
        add(
            "Dedicated managers are drained",
            "Dedicated managers carry no load.",
            "A drained node also loses its global services, so agents for logs and monitoring stop there. Leaving \
             managers active and giving each service node.role==worker keeps them.",
            &[TALK, ADMIN_GUIDE, DRAIN_THREAD],
        );
    }
    if input.zones == 2 {
        add(
            "Two zones",
            "Zones are no reason for several swarms.",
            "True, but with two zones no number of managers survives the loss of the larger one; Docker asks for three.",
            &[TALK, ADMIN_GUIDE],
        );
    }
    if decision.tier == Tier::Swole {
        add(
            "Ingress in a large swarm",
            "A hundred nodes and more: five managers, several worker subnets.",
            "Every node takes an address of ingress. The default of 253 ends near 250 nodes, earlier with published services.",
            &[TALK, ALLOCATOR, OURS],
        );
    }
    add(
        "The nodes' system",
        "With no opinion of your own: Ubuntu 16.04 LTS for its kernel and storage drivers.",
        "Ubuntu 16.04 is past its end. The current Ubuntu LTS or Debian 13 with cgroup v2; overlay2 or the containerd \
         image store is the driver on all of them.",
        &[TALK, OURS],
    );
    all
}
