use super::{
    super::{
        inputs::Inputs,
        model::{Block, PartId},
        record::{FindingRecord, records},
    },
    Outcome, findings,
};

/// What is wrong in the stack files, each by itself.
pub(super) fn look(inputs: &Inputs<'_>) -> Outcome {
    if inputs.stacks.is_empty() {
        return Outcome::not_looked_at(PartId::Stacks);
    }
    let profile = inputs.stack_config().profile;
    let found: Vec<Vec<FindingRecord<'_>>> = inputs
        .stacks
        .iter()
        .map(|(d, analysis)| {
            analysis.files.iter().flat_map(|f| records(&d.name, &d.text, &f.findings, &f.index, profile)).collect()
        })
        .collect();
    let mut blocks = Vec::new();
    for ((document, _), found) in inputs.stacks.iter().zip(&found) {
        blocks.push(Block::heading(&document.name));
        blocks.push(findings::table(found).unwrap_or_else(|| Block::text("The line is clear.")));
        blocks.push(Block::Source { name: document.name.clone(), text: document.text.clone() });
    }
    let all: Vec<FindingRecord<'_>> = found.into_iter().flatten().collect();
    let files = match inputs.stacks.len() {
        1 => "1 stack file".to_owned(),
        n => format!("{n} stack files, each by itself"),
    };
    let count = findings::count(all.iter().map(|f| f.level));
    let summary = if count.is_empty() { format!("{files}: the line is clear.") } else { format!("{files}: {count}.") };
    let result = serde_json::to_value(&all).unwrap_or_default();
    let mut outcome = Outcome::of(PartId::Stacks, summary, blocks, result);
    findings::weigh(&mut outcome, &all, |f| f.refused_by.flatten().is_some());
    outcome.digest = findings::digest(&all);
    outcome
}
