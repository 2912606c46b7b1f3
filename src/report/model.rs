//! What a report says, before it is written in any form.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The version of a report's JSON.
pub const REPORT_SCHEMA: u32 = 1;

/// Everything that is said of what a reader has entered: the verdict, what to do next, the parts, and what it rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// Version of this object's form.
    pub schema: u32,
    /// The load line.
    pub verdict: Verdict,
    /// What to do, the most urgent first.
    pub next: Vec<Step>,
    /// What was looked at, part by part; parts without input say so.
    pub parts: Vec<Part>,
    /// What the report rests on.
    pub versions: Versions,
    /// A short hash of each part's result: `dockerfiles=1a2b3c4d swarm=5e6f7a8b`.
    pub digest: String,
    /// Where these rules give another result than those that the sender saw.
    pub differences: Vec<Difference>,
}

/// The load line with what decides it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Verdict {
    /// How far it may be loaded.
    pub value: Standing,
    /// Why, the gravest first; at most five.
    pub reasons: Vec<Reason>,
}

/// How far something may be loaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Standing {
    /// Not yet: something is refused, or is wrong beyond dispute.
    #[default]
    NotYet,
    /// Fit, once the conditions are seen to.
    Conditions,
    /// Fit.
    Fit,
}

impl Standing {
    /// The word that JSON uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotYet => "not-yet",
            Self::Conditions => "conditions",
            Self::Fit => "fit",
        }
    }

    /// As a heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::NotYet => "Not yet",
            Self::Conditions => "Fit with conditions",
            Self::Fit => "Fit",
        }
    }
}

/// A reason of the verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reason {
    /// The part that gives it.
    pub part: PartId,
    /// The code of the rule, where a rule says so.
    pub code: Option<String>,
    /// The reason.
    pub text: String,
    /// What it makes of the verdict.
    #[serde(skip)]
    pub standing: Standing,
    /// Its place among reasons of the same standing, the gravest first.
    #[serde(skip)]
    pub rank: u8,
}

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Step {
    /// The part that asks for it.
    pub part: PartId,
    /// The code of the rule, where a rule asks for it.
    pub code: Option<String>,
    /// What to do.
    #[serde(rename = "do")]
    pub todo: String,
    /// Where: `Dockerfile:3`.
    pub places: Vec<String>,
    /// How urgent it is, the most urgent first.
    #[serde(skip)]
    pub rank: u8,
}

/// A part of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum PartId {
    /// The report as a whole.
    Report,
    /// Findings in Dockerfiles.
    Dockerfiles,
    /// Where Dockerfiles stand on the ladder.
    Maturity,
    /// Findings in stack files.
    Stacks,
    /// What documents and answers say against each other.
    Between,
    /// The size of the swarm.
    Swarm,
    /// What to outsource.
    Outsourcing,
}

impl PartId {
    /// The word that JSON uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Dockerfiles => "dockerfiles",
            Self::Maturity => "maturity",
            Self::Stacks => "stacks",
            Self::Between => "between",
            Self::Swarm => "swarm",
            Self::Outsourcing => "outsourcing",
        }
    }

    /// As a heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Report => "Report",
            Self::Dockerfiles => "Dockerfiles",
            Self::Maturity => "The ladder",
            Self::Stacks => "Stack files",
            Self::Between => "Between the documents",
            Self::Swarm => "The swarm",
            Self::Outsourcing => "Outsourcing",
        }
    }
}

/// What was found out about one part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Part {
    /// Which part.
    pub id: PartId,
    /// How it stands; `null` where there was nothing to look at.
    pub standing: Option<Standing>,
    /// One sentence.
    pub summary: String,
    /// What there is to read, in order.
    pub blocks: Vec<Block>,
    /// The part's result in the form of the command of its name; `null` where there was nothing to look at.
    pub result: Value,
}

/// A piece of a part, to be read by people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Block {
    /// A heading inside the part.
    Heading {
        /// The heading.
        text: String,
    },
    /// A paragraph.
    Text {
        /// The paragraph.
        text: String,
    },
    /// Points in no order.
    List {
        /// The points.
        items: Vec<String>,
    },
    /// Rows under headings.
    Table {
        /// The headings.
        columns: Vec<String>,
        /// The rows, each with a cell for each heading.
        rows: Vec<Vec<String>>,
    },
    /// A text as it was entered, its lines numbered from 1, or commands to type.
    Source {
        /// Its name.
        name: String,
        /// The text.
        text: String,
    },
}

impl Block {
    /// A heading.
    pub fn heading(text: impl Into<String>) -> Self {
        Self::Heading { text: text.into() }
    }

    /// A paragraph.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }

    /// A table; nothing where there are no rows.
    pub fn table<const N: usize>(columns: [&str; N], rows: Vec<[String; N]>) -> Option<Self> {
        let rows: Vec<Vec<String>> = rows.into_iter().map(Vec::from).collect();
        (!rows.is_empty()).then(|| Self::Table { columns: columns.map(str::to_owned).into(), rows })
    }

    /// A list; nothing where there are no points.
    pub fn list(items: Vec<String>) -> Option<Self> {
        (!items.is_empty()).then_some(Self::List { items })
    }
}

/// What a report rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Versions {
    /// Version of Plimsoll that made this report.
    pub app: String,
    /// Days that the data speak for.
    pub data: Vec<DataDate>,
    /// Version that wrote the inputs; empty where they don't say.
    pub made_by: String,
    /// Day of the data that it had; empty where they don't say.
    pub made_with: String,
}

/// The day that data speak for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DataDate {
    /// Which data.
    pub name: String,
    /// The day, `2026-11-01`.
    pub as_of: String,
}

/// A part with another result than the sender saw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Difference {
    /// The part.
    pub part: PartId,
    /// What that means.
    pub text: String,
}
