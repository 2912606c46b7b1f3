//! Rungs, statuses, and how the one follows from the other.

use super::{Criterion, Outcome};
use crate::text::TextRange;
use serde::{Serialize, Serializer, ser::SerializeSeq};

/// A rung of the ladder, from the lowest to the highest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rung {
    /// It starts.
    Starts,
    /// It logs to stdout and stderr.
    Logs,
    /// It is documented in the file.
    Documented,
    /// It works for others.
    WorksForOthers,
    /// It is lean.
    Lean,
    /// It scales.
    Scales,
}

impl Rung {
    /// All of them, the lowest first.
    pub const ALL: [Self; 6] =
        [Self::Starts, Self::Logs, Self::Documented, Self::WorksForOthers, Self::Lean, Self::Scales];

    /// The word that JSON uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Starts => "starts",
            Self::Logs => "logs",
            Self::Documented => "documented",
            Self::WorksForOthers => "works-for-others",
            Self::Lean => "lean",
            Self::Scales => "scales",
        }
    }

    /// What it says of a file.
    pub fn title(self) -> &'static str {
        match self {
            Self::Starts => "it starts",
            Self::Logs => "it logs to stdout and stderr",
            Self::Documented => "it is documented in the file",
            Self::WorksForOthers => "it works for others",
            Self::Lean => "it is lean",
            Self::Scales => "it scales",
        }
    }
}

/// How a criterion or a rung stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// The file does it.
    Met,
    /// The file does not.
    Missed,
    /// The text can't show it.
    Unseen,
    /// The question does not arise. Of criteria only.
    NotApplicable,
}

impl Status {
    /// The word that JSON uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Missed => "missed",
            Self::Unseen => "unseen",
            Self::NotApplicable => "not-applicable",
        }
    }
}

/// Where a file stands on the ladder.
#[derive(Clone, Debug, Serialize)]
pub struct Assessment {
    /// The highest met rung with no missed rung at or below it.
    #[serde(serialize_with = "rung_or_none")]
    pub rung: Option<Rung>,
    /// All six rungs, the lowest first.
    pub rungs: Vec<RungResult>,
    /// What to do for the next rung.
    pub next: Vec<Step>,
}

/// How a rung stands.
#[derive(Clone, Debug, Serialize)]
pub struct RungResult {
    /// Which rung.
    pub rung: Rung,
    /// Missed when a criterion is missed, met when something is met and nothing missed, else unseen.
    pub status: Status,
    /// Its criteria.
    pub criteria: Vec<CriterionResult>,
}

/// How a criterion stands.
#[derive(Clone, Debug, Serialize)]
pub struct CriterionResult {
    /// Which criterion.
    pub id: &'static str,
    /// What it asks for.
    pub title: &'static str,
    /// How it stands.
    pub status: Status,
    /// First and last line of each place that proves it, from 1.
    #[serde(serialize_with = "lines")]
    pub evidence: Vec<(u32, u32)>,
    /// The reason.
    pub why: String,
    /// What to do; empty where nothing is missed.
    #[serde(rename = "do", skip_serializing_if = "String::is_empty")]
    pub todo: String,
    /// Codes of rules that speak of it.
    pub codes: Vec<&'static str>,
}

/// A step towards the next rung.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// The criterion that it meets.
    pub criterion: &'static str,
    /// What to do.
    #[serde(rename = "do")]
    pub todo: String,
    /// Codes of rules whose findings, and fixes, belong to it.
    pub codes: Vec<&'static str>,
}

impl Assessment {
    /// Puts outcomes together; `lines` tells the first and last line of a place.
    pub(super) fn of(outcomes: Vec<(&'static Criterion, Outcome)>, lines: impl Fn(TextRange) -> (u32, u32)) -> Self {
        let mut rungs: Vec<RungResult> =
            Rung::ALL.map(|rung| RungResult { rung, status: Status::Unseen, criteria: Vec::new() }).into();
        for (criterion, outcome) in outcomes {
            let mut evidence: Vec<_> = outcome.evidence.iter().map(|place| lines(*place)).collect();
            evidence.sort_unstable();
            evidence.dedup();
            rungs[criterion.rung as usize].criteria.push(CriterionResult {
                id: criterion.id,
                title: criterion.title,
                status: outcome.status,
                evidence,
                why: outcome.why,
                todo: outcome.todo,
                codes: outcome.codes,
            });
        }
        for rung in &mut rungs {
            rung.status = rung_status(&rung.criteria);
        }
        let reached = rungs.iter().take_while(|r| r.status != Status::Missed);
        let rung = reached.filter(|r| r.status == Status::Met).last().map(|r| r.rung);
        let next = rungs.iter().find(|r| r.status == Status::Missed);
        let missed = next.iter().flat_map(|r| &r.criteria).filter(|c| c.status == Status::Missed);
        let next = missed.map(|c| Step { criterion: c.id, todo: c.todo.clone(), codes: c.codes.clone() }).collect();
        Self { rung, rungs, next }
    }

    /// The first rung that is missed.
    pub fn next_rung(&self) -> Option<Rung> {
        self.rungs.iter().find(|r| r.status == Status::Missed).map(|r| r.rung)
    }
}

fn rung_status(criteria: &[CriterionResult]) -> Status {
    let any = |status| criteria.iter().any(|c| c.status == status);
    if any(Status::Missed) {
        Status::Missed
    } else if any(Status::Met) {
        Status::Met
    } else {
        Status::Unseen
    }
}

#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference to the field")]
fn rung_or_none<S: Serializer>(rung: &Option<Rung>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(rung.map_or("none", Rung::as_str))
}

fn lines<S: Serializer>(evidence: &[(u32, u32)], serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Lines {
        line: u32,
        end_line: u32,
    }
    let mut list = serializer.serialize_seq(Some(evidence.len()))?;
    for &(line, end_line) in evidence {
        list.serialize_element(&Lines { line, end_line })?;
    }
    list.end()
}
