use super::BoardLayer;
use crate::outsource::{
    Catalogue,
    catalogue::{Effort, Evidence, Role, Status},
};
use serde::Serialize;
use std::collections::BTreeMap;

/// A chosen product with what it asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Pick {
    /// The layer.
    pub layer: BoardLayer,
    /// The product's id.
    pub product: String,
    /// Its name.
    pub name: String,
    /// Who runs it.
    pub role: Role,
    /// How it is.
    pub status: Status,
    /// The work that it takes.
    pub effort: Effort,
    /// What has to be run.
    pub run: Vec<String>,
    /// What has to be backed up.
    pub back_up: Vec<String>,
    /// How often it has to be upgraded.
    pub upgrade: Option<String>,
    /// How to leave it.
    pub exit: Option<String>,
    /// Where its status is from.
    pub source: String,
    /// The source's date.
    pub date: String,
    /// How good that evidence is.
    pub evidence: Evidence,
    /// Whether that date is more than twelve months before the catalogue's day.
    pub is_old: bool,
}

/// What a team takes on with a board.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Total {
    /// Products that it runs itself.
    pub own: usize,
    /// Services that it pays for or has an account with.
    pub services: usize,
    /// Products by the work that they take, for those that it runs itself.
    pub effort: BTreeMap<Effort, usize>,
    /// Everything that has to be run.
    pub run: Vec<String>,
    /// Everything that has to be backed up.
    pub back_up: Vec<String>,
    /// Everything that has to be upgraded, with how often.
    pub upgrade: Vec<String>,
}

pub(super) fn picks(catalogue: &Catalogue, board: &BTreeMap<BoardLayer, String>) -> Vec<Pick> {
    let pick = |(layer, id): (&BoardLayer, &String)| {
        let product = catalogue.product(id)?;
        let record = catalogue.row(*layer).decision.map(|layer| catalogue.layer(layer));
        let is_own = product.role == Role::SelfRun;
        let from_layer = |list: &Vec<String>, usual: fn(&crate::outsource::catalogue::LayerRecord) -> &Vec<String>| {
            if list.is_empty() && is_own { record.map(usual).cloned().unwrap_or_default() } else { list.clone() }
        };
        Some(Pick {
            layer: *layer,
            product: product.id.clone(),
            name: product.name.clone(),
            role: product.role,
            status: product.status,
            effort: product.effort,
            run: from_layer(&product.run, |r| &r.run),
            back_up: from_layer(&product.back_up, |r| &r.back_up),
            upgrade: product.upgrade.clone().or_else(|| record.filter(|_| is_own).map(|r| r.upgrade.clone())),
            exit: product.exit.clone().or_else(|| record.map(|r| r.export.clone())),
            source: product.source.clone(),
            date: product.date.clone(),
            evidence: product.evidence,
            is_old: catalogue.is_old(&product.date),
        })
    };
    board.iter().filter_map(pick).collect()
}

/// The sum of the choices; a product that serves several layers counts once.
pub(super) fn add(picks: &[Pick]) -> Total {
    let mut total = Total::default();
    let mut seen: Vec<&str> = Vec::new();
    for pick in picks {
        if seen.contains(&pick.product.as_str()) {
            continue;
        }
        seen.push(&pick.product);
        match pick.role {
            Role::SelfRun => {
                total.own += 1;
                *total.effort.entry(pick.effort).or_default() += 1;
            }
            Role::Saas => total.services += 1,
            Role::Part => {}
        }
        let of = |what: &String| format!("{}: {what}", pick.name);
        if !pick.run.is_empty() {
            total.run.push(of(&pick.run.join(", ")));
        }
        if !pick.back_up.is_empty() {
            total.back_up.push(of(&pick.back_up.join(", ")));
        }
        total.upgrade.extend(pick.upgrade.as_ref().map(of));
    }
    total
}
