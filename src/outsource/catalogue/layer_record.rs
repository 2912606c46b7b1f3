use crate::outsource::{DataClass, Fact, Layer, LayerFacts};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A fact with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactRecord {
    /// Whether it holds.
    pub is: bool,
    /// Why, so that a reader can dispute it.
    pub why: String,
}

/// A layer: its facts, and what running or leaving it means.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayerRecord {
    /// The layer.
    pub id: Layer,
    /// Its name.
    pub name: String,
    /// What it is, in a few words.
    pub what: String,
    /// The kind of data it carries.
    pub data: DataClass,
    /// All facts, each once.
    pub facts: BTreeMap<Fact, FactRecord>,
    /// What is run.
    pub run: Vec<String>,
    /// What has to be backed up.
    pub back_up: Vec<String>,
    /// What high availability takes.
    pub availability: String,
    /// How often it has to be upgraded.
    pub upgrade: String,
    /// How to get out what is in it.
    pub export: String,
    /// What keeps it switchable.
    pub standard: String,
    /// What became of the vendors of 2017.
    pub survival: String,
    /// What to mind about residency and secrecy.
    pub secrecy: String,
    /// Where the dated part of this is from.
    pub source: String,
    /// The source's date.
    pub date: String,
}

impl LayerRecord {
    /// A fact with its reason.
    ///
    /// # Panics
    /// Never for a catalogue without faults: a test sees to it that each fact stands there.
    pub fn fact(&self, fact: Fact) -> &FactRecord {
        &self.facts[&fact]
    }

    /// The facts alone.
    pub fn layer_facts(&self) -> LayerFacts {
        LayerFacts::of(self.data, |fact| self.facts.get(&fact).is_some_and(|f| f.is))
    }

    /// How to leave a vendor: three lines.
    pub fn exit_plan(&self) -> Vec<String> {
        vec![
            format!("Export: {}", self.export),
            format!("Switchable by: {}", self.standard),
            format!("Vendors end: {}", self.survival),
        ]
    }

    /// What must be run, backed up and upgraded.
    pub fn to_run(&self) -> Vec<String> {
        vec![
            format!("Run: {}.", self.run.join(", ")),
            format!("Back up: {}.", self.back_up.join(", ")),
            format!("For high availability: {}", self.availability),
            format!("Upgrade: {}", self.upgrade),
        ]
    }
}
