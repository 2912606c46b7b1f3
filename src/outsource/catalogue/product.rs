use crate::outsource::{answers::word_enum, stack::BoardLayer};
use serde::Deserialize;

word_enum! {
    /// Who runs a product.
    pub enum Role {
        /// The team itself.
        SelfRun = "self",
        /// Its vendor.
        Saas = "saas",
        /// It is part of something else: the Engine, the cloud, a step in a job.
        Part = "part",
    }
}

word_enum! {
    /// How a product is.
    pub enum Status {
        /// It is developed.
        Active = "active",
        /// It is maintained, with few new things.
        Slow = "slow",
        /// Nothing has happened for long, and nobody has said that it ended.
        Dormant = "dormant",
        /// Its makers have put it away.
        Archived = "archived",
        /// It is no longer offered.
        Ended = "ended",
        /// It lives under another name or another owner.
        Renamed = "renamed",
    }
}

word_enum! {
    /// Whether it works with Swarm.
    pub enum SwarmFit {
        /// It does.
        Yes = "yes",
        /// It does, with something to mind.
        Caveat = "caveat",
        /// It does not.
        No = "no",
        /// Nobody here has verified it.
        Unverified = "unverified",
    }
}

word_enum! {
    /// How good the evidence for a status is.
    pub enum Evidence {
        /// The project's or vendor's own word, its repository, or its dates of support.
        Strong = "strong",
        /// A listing, or somebody else's word.
        Weak = "weak",
        /// Not verified.
        Unverified = "unverified",
    }
}

word_enum! {
    /// How mature an option is on Swarm, by one rule of ours for all.
    pub enum Maturity {
        /// A standard interface, several vendors or a foundation behind it, a release in the last six months, and a
        /// documented path on Swarm.
        A = "A",
        /// One of those is missing.
        B = "B",
        /// Two are, or it works but nobody promises so.
        C = "C",
        /// Unmaintained or ended.
        D = "D",
    }
}

word_enum! {
    /// The work that it takes.
    pub enum Effort {
        /// One container without state, or nothing; for a service: accounts, agents, watching the bill.
        Small = "S",
        /// State, or two or three parts.
        Medium = "M",
        /// Clustered state; it needs a runbook.
        Large = "L",
    }
}

/// What a product takes for granted in another layer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assumption {
    /// The other layer.
    pub layer: BoardLayer,
    /// Products there that will do; none named: any.
    #[serde(default)]
    pub any_of: Vec<String>,
    /// Why.
    pub why: String,
}

/// A product, with its status as of a date.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// Its id; never used again for another.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The rows of the board that it can serve.
    pub layers: Vec<BoardLayer>,
    /// Who runs it.
    pub role: Role,
    /// The one company behind it, where there is one.
    #[serde(default)]
    pub vendor: Option<String>,
    /// Its licence, where it is known.
    #[serde(default)]
    pub licence: Option<String>,
    /// How it is.
    pub status: Status,
    /// Since when, or the date of the newest sign of life; `None`: not known.
    #[serde(default)]
    pub status_date: Option<String>,
    /// The status in a sentence.
    pub note: String,
    /// Whether it works with Swarm.
    pub swarm: SwarmFit,
    /// What to mind there.
    #[serde(default)]
    pub swarm_note: Option<String>,
    /// How mature it is on Swarm; `None`: not rated.
    #[serde(default)]
    pub maturity: Option<Maturity>,
    /// The work that it takes.
    pub effort: Effort,
    /// What has to be run for it.
    #[serde(default)]
    pub run: Vec<String>,
    /// What has to be backed up for it.
    #[serde(default)]
    pub back_up: Vec<String>,
    /// How often it has to be upgraded.
    #[serde(default)]
    pub upgrade: Option<String>,
    /// How to leave it; left out: as its layer.
    #[serde(default)]
    pub exit: Option<String>,
    /// What came after it, by id.
    #[serde(default)]
    pub successors: Vec<String>,
    /// What it takes for granted in other layers.
    #[serde(default)]
    pub assumes: Vec<Assumption>,
    /// What the talk used it for.
    #[serde(default)]
    pub talk_2017: Option<String>,
    /// Where the status is from.
    pub source: String,
    /// The source's date.
    pub date: String,
    /// How good that evidence is.
    pub evidence: Evidence,
}

impl Product {
    /// Whether it should not be chosen any more.
    pub fn is_gone(&self) -> bool {
        matches!(self.status, Status::Archived | Status::Ended)
    }
}
