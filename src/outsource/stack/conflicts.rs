use super::BoardLayer;
use crate::outsource::{
    Catalogue,
    answers::word_enum,
    catalogue::{Evidence, Product, Role, Status, SwarmFit},
};
use serde::Serialize;
use std::collections::BTreeMap;

/// From this many layers on, one vendor is too many.
const MANY: usize = 3;

word_enum! {
    /// How grave a conflict is.
    pub enum Level {
        /// It can't stay so.
        Error = "error",
        /// It will hurt.
        Warning = "warning",
        /// Worth knowing.
        Info = "info",
    }
}

word_enum! {
    /// What kind of conflict.
    pub enum ConflictKind {
        /// The catalogue does not know it.
        Unknown = "unknown",
        /// It is no longer offered or was put away.
        Ended = "ended",
        /// Nothing has happened for long.
        Dormant = "dormant",
        /// It has no path on Swarm, or none that is verified.
        Swarm = "swarm",
        /// It takes something for granted that the board does not hold.
        Assumes = "assumes",
        /// One vendor serves many layers.
        Vendor = "vendor",
        /// The swarm needs what runs on it to start.
        Circle = "circle",
        /// What is said of it was not verified.
        Evidence = "evidence",
    }
}

/// Something that clashes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Conflict {
    /// How grave.
    pub level: Level,
    /// What kind.
    pub kind: ConflictKind,
    /// The layers that it is about.
    pub layers: Vec<BoardLayer>,
    /// What is wrong, and what to do.
    pub message: String,
}

/// All conflicts of a board, gravest first, then in the board's order.
pub fn find(catalogue: &Catalogue, board: &BTreeMap<BoardLayer, String>) -> Vec<Conflict> {
    let mut found = Vec::new();
    let orchestrator = board.get(&BoardLayer::Orchestration).map(String::as_str);
    let on_swarm = orchestrator.is_none_or(|id| catalogue.product(id).is_none_or(|p| p.swarm != SwarmFit::No));
    for (layer, id) in board {
        let Some(product) = catalogue.product(id) else {
            found.push(Conflict {
                level: Level::Error,
                kind: ConflictKind::Unknown,
                layers: vec![*layer],
                message: format!("The catalogue of {} knows no product `{id}`. Choose another.", catalogue.as_of),
            });
            continue;
        };
        let mut add = |level, kind, message| found.push(Conflict { level, kind, layers: vec![*layer], message });
        if product.is_gone() {
            add(
                Level::Error,
                ConflictKind::Ended,
                format!("{} {}.{}", product.name, ended(product), next(catalogue, product)),
            );
        } else if product.status == Status::Dormant {
            let since = product.status_date.as_ref().map(|d| format!(" since {d}")).unwrap_or_default();
            let text = format!("{} lies dormant{since}.{}", product.name, next(catalogue, product));
            add(Level::Warning, ConflictKind::Dormant, text);
        }
        if on_swarm && !product.is_gone() {
            let note = product.swarm_note.as_deref().unwrap_or("Nobody has said how it is done.");
            match product.swarm {
                SwarmFit::No => {
                    let text = format!("{} has no path on Swarm. {note} {}", product.name, next(catalogue, product));
                    add(Level::Error, ConflictKind::Swarm, text.trim_end().to_owned());
                }
                SwarmFit::Unverified => {
                    let text = format!(
                        "Whether {} works on Swarm is unverified. Try it before you build on it.",
                        product.name
                    );
                    add(Level::Warning, ConflictKind::Swarm, text);
                }
                SwarmFit::Caveat => add(Level::Info, ConflictKind::Swarm, format!("{} on Swarm: {note}", product.name)),
                SwarmFit::Yes => {}
            }
        }
        if product.evidence == Evidence::Unverified {
            let text = format!("What is said of {} is unverified: look yourself before you build on it.", product.name);
            add(Level::Info, ConflictKind::Evidence, text);
        }
        for assumption in &product.assumes {
            let there = board.get(&assumption.layer);
            let is_met = there.is_some_and(|id| assumption.any_of.is_empty() || assumption.any_of.contains(id));
            if !is_met {
                let row = &catalogue.row(assumption.layer).name;
                let names: Vec<&str> =
                    assumption.any_of.iter().filter_map(|id| catalogue.product(id)).map(|p| p.name.as_str()).collect();
                let wanted = if names.is_empty() { "something".to_owned() } else { names.join(" or ") };
                found.push(Conflict {
                    level: Level::Warning,
                    kind: ConflictKind::Assumes,
                    layers: vec![*layer, assumption.layer],
                    message: format!("{} assumes {wanted} in the layer {row}: {}", product.name, assumption.why),
                });
            }
        }
        if *layer == BoardLayer::Registry && product.role == Role::SelfRun {
            found.push(Conflict {
                level: Level::Info,
                kind: ConflictKind::Circle,
                layers: vec![*layer],
                message: "A registry inside the swarm is needed to start the swarm that runs it. Keep it on a machine of its own, or keep its image on each node.".to_owned(),
            });
        }
    }
    found.extend(vendors(catalogue, board));
    found.sort_by_key(|c| c.level);
    found
}

fn ended(product: &Product) -> String {
    let since = product.status_date.as_ref().map(|d| format!(" ({d})")).unwrap_or_default();
    match product.status {
        Status::Archived => format!("is no longer maintained{since}"),
        _ => format!("has ended{since}"),
    }
}

/// What to take instead.
fn next(catalogue: &Catalogue, product: &Product) -> String {
    let names: Vec<&str> =
        product.successors.iter().filter_map(|id| catalogue.product(id)).map(|p| p.name.as_str()).collect();
    if names.is_empty() { String::new() } else { format!(" Look at {}.", names.join(", ")) }
}

fn vendors(catalogue: &Catalogue, board: &BTreeMap<BoardLayer, String>) -> Vec<Conflict> {
    let mut by_vendor: BTreeMap<&str, Vec<BoardLayer>> = BTreeMap::new();
    for (layer, id) in board {
        if let Some(vendor) = catalogue.product(id).and_then(|p| p.vendor.as_deref()) {
            by_vendor.entry(vendor).or_default().push(*layer);
        }
    }
    let many = by_vendor.into_iter().filter(|(_, layers)| layers.len() >= MANY);
    many.map(|(vendor, layers)| Conflict {
        level: Level::Warning,
        kind: ConflictKind::Vendor,
        message: format!(
            "{vendor} serves {} layers: when its prices or plans change, all of them change at once. Know the way out of each.",
            layers.len()
        ),
        layers,
    })
    .collect()
}
