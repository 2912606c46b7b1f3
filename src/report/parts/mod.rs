//! The parts of a report, one file a part: each looks at its inputs and says how they stand, why, and what to do.

mod between;
mod dockerfiles;
mod findings;
mod maturity;
mod outsourcing;
mod stacks;
mod swarm;

use super::{
    inputs::Inputs,
    model::{Block, Part, PartId, Reason, Standing, Step},
};
use serde_json::Value;

/// What a part has to say.
#[derive(Debug)]
pub struct Outcome {
    /// The part itself.
    pub part: Part,
    /// What bears on the verdict.
    pub reasons: Vec<Reason>,
    /// What to do.
    pub next: Vec<Step>,
    /// What of the result a digest is made of: what a reader would call another result, not its wording.
    pub digest: String,
}

impl Outcome {
    /// Nothing was entered for this part.
    fn not_looked_at(id: PartId) -> Self {
        let part = Part {
            id,
            standing: None,
            summary: "Not looked at: nothing was entered for it.".to_owned(),
            blocks: Vec::new(),
            result: Value::Null,
        };
        Self { part, reasons: Vec::new(), next: Vec::new(), digest: String::new() }
    }

    /// A part that stands as its gravest reason says.
    fn of(id: PartId, summary: String, blocks: Vec<Block>, result: Value) -> Self {
        let part = Part { id, standing: Some(Standing::Fit), summary, blocks, result };
        Self { part, reasons: Vec::new(), next: Vec::new(), digest: String::new() }
    }

    /// Adds a reason; the part stands no better than it says.
    fn because(&mut self, standing: Standing, rank: u8, code: Option<&str>, text: String) {
        self.part.standing = self.part.standing.map(|s| s.min(standing));
        let code = code.map(str::to_owned);
        self.reasons.push(Reason { part: self.part.id, code, text, standing, rank });
    }

    /// Adds a step.
    fn then(&mut self, rank: u8, code: Option<&str>, todo: String, places: Vec<String>) {
        self.next.push(Step { part: self.part.id, code: code.map(str::to_owned), todo, places, rank });
    }
}

/// How urgent steps are; equal ones come in the order of the parts.
mod rank {
    /// What is refused, or wrong beyond dispute.
    pub const ERROR: u8 = 0;
    /// What makes the verdict conditional.
    pub const CONDITION: u8 = 1;
    /// Other warnings.
    pub const WARNING: u8 = 2;
    /// What makes good things better.
    pub const LATER: u8 = 3;
}

/// All parts, in the order of the report.
pub const ALL: &[fn(&Inputs<'_>) -> Outcome] =
    &[dockerfiles::look, maturity::look, stacks::look, between::look, swarm::look, outsourcing::look];
