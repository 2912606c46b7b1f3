use super::{
    super::{
        inputs::Inputs,
        model::{Block, PartId},
        record::{FindingRecord, records},
    },
    Outcome, findings,
};

/// What documents and answers say against each other.
pub(super) fn look(inputs: &Inputs<'_>) -> Outcome {
    if !inputs.can_contradict() {
        let mut outcome = Outcome::not_looked_at(PartId::Between);
        "Not looked at: it takes a stack file and something beside it.".clone_into(&mut outcome.part.summary);
        return outcome;
    }
    let profile = inputs.stack_config().profile;
    let contradictions = inputs.contradictions();
    let found: Vec<FindingRecord<'_>> = contradictions
        .iter()
        .flat_map(|c| records(&c.document.name, &c.document.text, std::slice::from_ref(&c.finding), c.index, profile))
        .collect();
    let count = findings::count(found.iter().map(|f| f.level));
    let summary = if count.is_empty() {
        "The documents and answers do not contradict each other.".to_owned()
    } else {
        format!("Documents and answers against each other: {count}.")
    };
    let blocks: Vec<Block> = findings::table(&found).into_iter().collect();
    let result = serde_json::to_value(&found).unwrap_or_default();
    let mut outcome = Outcome::of(PartId::Between, summary, blocks, result);
    findings::weigh(&mut outcome, &found, |_| false);
    outcome.digest = findings::digest(&found);
    outcome
}
