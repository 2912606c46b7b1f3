use super::{
    super::{
        inputs::Inputs,
        model::{Block, PartId},
        record::FindingRecord,
    },
    Outcome, findings, rank,
};
use crate::diagnostic::Group;

/// What is wrong in the Dockerfiles.
pub(super) fn look(inputs: &Inputs<'_>) -> Outcome {
    if inputs.dockerfiles.is_empty() && inputs.config_faults.is_empty() {
        return Outcome::not_looked_at(PartId::Dockerfiles);
    }
    let profile = inputs.settings.config().profile;
    let found: Vec<Vec<FindingRecord<'_>>> = inputs
        .dockerfiles
        .iter()
        .map(|(document, analysis)| {
            super::super::records(&document.name, &document.text, &analysis.findings, &analysis.index, profile)
        })
        .collect();
    let mut blocks = Vec::new();
    for ((document, _), found) in inputs.dockerfiles.iter().zip(&found) {
        blocks.push(Block::heading(&document.name));
        match findings::table(found) {
            Some(table) => blocks.push(table),
            None => blocks.push(Block::text("The line is clear.")),
        }
        blocks.push(Block::Source { name: document.name.clone(), text: document.text.clone() });
    }
    if !inputs.is_shell_judged {
        let text = "What stands inside RUN is not judged as shell text here. The editor shows that beside its text, and `plimsoll report` on the command line includes it.";
        blocks.push(Block::text(text));
    }
    let all: Vec<FindingRecord<'_>> = found.into_iter().flatten().collect();
    let files = match inputs.dockerfiles.len() {
        1 => "1 Dockerfile".to_owned(),
        n => format!("{n} Dockerfiles"),
    };
    let count = findings::count(all.iter().map(|f| f.level));
    let summary = if count.is_empty() { format!("{files}: the line is clear.") } else { format!("{files}: {count}.") };
    let result = serde_json::to_value(&all).unwrap_or_default();
    let mut outcome = Outcome::of(PartId::Dockerfiles, summary, blocks, result);
    findings::weigh(&mut outcome, &all, |f| f.level == crate::diagnostic::Severity::Error && f.group == Group::Syntax);
    for (place, message) in &inputs.config_faults {
        outcome
            .part
            .blocks
            .push(Block::text(format!("{place}: {message} The whole configuration counts for nothing.")));
        outcome.then(rank::WARNING, None, format!("Mend the configuration: {message}"), vec![place.clone()]);
    }
    outcome.digest = findings::digest(&all);
    outcome
}
