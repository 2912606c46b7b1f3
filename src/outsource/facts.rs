use super::answers::word_enum;
use serde::{Deserialize, Serialize};

word_enum! {
    /// What kind of data a layer carries to an outside processor.
    pub enum DataClass {
        /// Data about people.
        Personal = "personal",
        /// Source code, images, credentials.
        Code = "code",
        /// Measurements and names of machines.
        Metrics = "metrics",
    }
}

word_enum! {
    /// A yes/no fact about a layer: four count as its burden, three as its market, two say how it is treated.
    pub enum Fact {
        /// It holds state that can't be made again.
        State = "state",
        /// It needs two parts or more, or a store outside, to be highly available.
        Parts = "parts",
        /// Its outage stops users, deploys or alerts.
        Outage = "outage",
        /// An upgrade is forced within twelve months.
        Upgrade = "upgrade",
        /// Three independent vendors or more offer it as a finished service.
        Vendors = "vendors",
        /// A standard interface makes switching possible.
        Standard = "standard",
        /// It works with Swarm without parts that only Kubernetes has.
        Swarm = "swarm",
        /// Its data is sensitive to the region it lies in.
        RegionSensitive = "region_sensitive",
        /// It is seldom needed on day one.
        DayTwo = "day_two",
    }
}

impl Fact {
    /// The facts that add up to the challenge.
    pub const BURDEN: [Self; 4] = [Self::State, Self::Parts, Self::Outage, Self::Upgrade];
    /// The facts that add up to the market.
    pub const MARKET: [Self; 3] = [Self::Vendors, Self::Standard, Self::Swarm];
}

/// What is true of a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LayerFacts {
    facts: [bool; 9],
    /// The kind of data it carries.
    pub data: DataClass,
}

impl LayerFacts {
    /// Facts from a function that tells each.
    pub fn of(data: DataClass, is_so: impl Fn(Fact) -> bool) -> Self {
        let mut facts = [false; 9];
        for fact in Fact::ALL {
            facts[*fact as usize] = is_so(*fact);
        }
        Self { facts, data }
    }

    /// Whether a fact holds.
    pub fn is(&self, fact: Fact) -> bool {
        self.facts[fact as usize]
    }

    /// The facts with a team's changes.
    #[must_use]
    pub fn with(&self, changes: &FactChanges) -> Self {
        Self::of(changes.data.unwrap_or(self.data), |fact| changes.get(fact).unwrap_or(self.is(fact)))
    }
}

/// Facts of a layer that are otherwise in a team's case; what is left out stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct FactChanges {
    /// See [`Fact::State`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<bool>,
    /// See [`Fact::Parts`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parts: Option<bool>,
    /// See [`Fact::Outage`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outage: Option<bool>,
    /// See [`Fact::Upgrade`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upgrade: Option<bool>,
    /// See [`Fact::Vendors`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendors: Option<bool>,
    /// See [`Fact::Standard`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standard: Option<bool>,
    /// See [`Fact::Swarm`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub swarm: Option<bool>,
    /// See [`Fact::RegionSensitive`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region_sensitive: Option<bool>,
    /// See [`Fact::DayTwo`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day_two: Option<bool>,
    /// See [`DataClass`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<DataClass>,
}

impl FactChanges {
    /// What a fact is changed to.
    pub fn get(&self, fact: Fact) -> Option<bool> {
        match fact {
            Fact::State => self.state,
            Fact::Parts => self.parts,
            Fact::Outage => self.outage,
            Fact::Upgrade => self.upgrade,
            Fact::Vendors => self.vendors,
            Fact::Standard => self.standard,
            Fact::Swarm => self.swarm,
            Fact::RegionSensitive => self.region_sensitive,
            Fact::DayTwo => self.day_two,
        }
    }

    /// Changes a fact, or with `None` leaves it as it is for everybody.
    pub fn set(&mut self, fact: Fact, to: Option<bool>) {
        *match fact {
            Fact::State => &mut self.state,
            Fact::Parts => &mut self.parts,
            Fact::Outage => &mut self.outage,
            Fact::Upgrade => &mut self.upgrade,
            Fact::Vendors => &mut self.vendors,
            Fact::Standard => &mut self.standard,
            Fact::Swarm => &mut self.swarm,
            Fact::RegionSensitive => &mut self.region_sensitive,
            Fact::DayTwo => &mut self.day_two,
        } = to;
    }

    /// Whether nothing is changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
