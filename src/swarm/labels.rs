//! Labels to set on nodes, and constraints to write into the stack file.

use super::{input::Input, tier::Nodes};
use crate::stack::units::constraint::{Constraint, Key, spread_label};
use serde::Serialize;
use std::collections::BTreeSet;

/// Labels and constraints.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LabelPlan {
    /// Labels that nodes need, with the reason.
    pub labels: Vec<Label>,
    /// Constraints that services should have, with the reason.
    pub constraints: Vec<Advice>,
    /// Where workers stand, in sizes where the talk speaks of it.
    pub subnets: Vec<&'static str>,
}

/// A label of nodes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Label {
    /// Its name.
    pub name: String,
    /// Its values, where they are known.
    pub values: Vec<String>,
    /// What it is for.
    pub why: String,
}

/// A key for services.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Advice {
    /// The services.
    pub services: Vec<String>,
    /// What to write.
    pub write: &'static str,
    /// What it is for.
    pub why: &'static str,
}

/// The plan for a swarm.
pub fn plan(input: &Input, nodes: Nodes) -> LabelPlan {
    LabelPlan { labels: labels(input, nodes), constraints: constraints(input, nodes), subnets: subnets(nodes) }
}

fn labels(input: &Input, nodes: Nodes) -> Vec<Label> {
    let mut labels = Vec::new();
    let mut known = BTreeSet::new();
    if input.zones > 1 {
        known.insert("zone".to_owned());
        labels.push(Label {
            name: "zone".to_owned(),
            values: (0..input.zones).map(|z| format!("zone-{z}")).collect(),
            why: "Services are spread over its values. A node without it counts as a zone of its own.".to_owned(),
        });
    }
    for service in &input.services {
        for constraint in service.constraints.iter().filter_map(|c| Constraint::read(c).ok()) {
            if let Key::Label(name) = constraint.key
                && known.insert(name.clone())
            {
                labels.push(Label {
                    name,
                    values: vec![constraint.value],
                    why: format!("`{}` asks for it.", service.name),
                });
            }
        }
        for name in service.preferences.iter().filter_map(|p| spread_label(p)) {
            if known.insert(name.to_owned()) {
                let why = format!("`{}` is spread over its values.", service.name);
                labels.push(Label { name: name.to_owned(), values: Vec::new(), why });
            }
        }
    }
    if nodes.total >= 10 && known.insert("net".to_owned()) {
        labels.push(Label {
            name: "net".to_owned(),
            values: vec!["dmz".to_owned(), "private".to_owned()],
            why: "Workers in a DMZ take what the internet reaches, the others the rest (the talk's Flexy and Swole)."
                .to_owned(),
        });
    }
    labels
}

fn constraints(input: &Input, nodes: Nodes) -> Vec<Advice> {
    let mut all = Vec::new();
    let mut advise = |services: Vec<String>, write, why| {
        if !services.is_empty() {
            all.push(Advice { services, write, why });
        }
    };
    let which = |pick: &dyn Fn(&super::input::Service) -> bool| -> Vec<String> {
        input.services.iter().filter(|s| pick(s)).map(|s| s.name.clone()).collect()
    };
    if input.zones > 1 {
        let loose = which(&|s| {
            !s.is_global() && s.replicas > 1 && !s.preferences.iter().any(|p| spread_label(p) == Some("zone"))
        });
        advise(loose, "placement.preferences: [{spread: node.labels.zone}]", "So that no zone holds all tasks.");
    }
    if nodes.managers_dedicated {
        let free = which(&|s| {
            !s.is_global() && !s.constraints.iter().filter_map(|c| Constraint::read(c).ok()).any(|c| c.key == Key::Role)
        });
        advise(
            free,
            "placement.constraints: [node.role==worker]",
            "So that it stays off the managers even when one is activated.",
        );
    }
    if nodes.total >= 10 {
        let outside = which(&|s| s.published_ports.iter().any(|_| true));
        advise(
            outside,
            "placement.constraints: [node.labels.net==dmz]",
            "What the internet reaches runs on the DMZ workers.",
        );
    }
    all
}

fn subnets(nodes: Nodes) -> Vec<&'static str> {
    if nodes.total < 10 {
        return Vec::new();
    }
    let mut all = vec![
        "Managers on the private network, without a route from the internet.",
        "Workers that publish ports in a DMZ subnet, the others in a private one.",
        "2377/tcp from every worker subnet to the managers, 7946/tcp, 7946/udp and 4789/udp between all nodes.",
    ];
    if nodes.total >= 100 {
        all.push("Several worker subnets, private and DMZ, each with its own label.");
    }
    all
}
