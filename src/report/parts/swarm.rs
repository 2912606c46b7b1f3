use super::{
    super::{
        inputs::Inputs,
        model::{Block, PartId, Standing},
    },
    Outcome, findings, rank,
};
use crate::{
    diagnostic::Severity,
    swarm::{Answer, size},
};
use std::fmt::Write;

/// The size of the swarm, or of several side by side.
pub(super) fn look(inputs: &Inputs<'_>) -> Outcome {
    let (Some(value), Some(swarms)) = (&inputs.state.swarm, &inputs.swarms) else {
        return Outcome::not_looked_at(PartId::Swarm);
    };
    let answers: Vec<Answer> = match swarms {
        Ok(swarms) => swarms.iter().map(size).collect(),
        Err(refusal) => {
            let mut outcome = Outcome::not_looked_at(PartId::Swarm);
            outcome.part.summary = format!("Not looked at: the answers can't be read: {refusal}.");
            outcome.then(rank::WARNING, None, format!("Mend the answers on the swarm: {refusal}."), Vec::new());
            return outcome;
        }
    };
    let summaries: Vec<String> = answers.iter().map(summary).collect();
    let summary = match summaries.as_slice() {
        [one] => one.clone(),
        many => many.iter().enumerate().map(|(n, s)| format!("Scenario {}: {s}", n + 1)).collect::<Vec<_>>().join(" "),
    };
    let is_many = answers.len() > 1;
    let mut blocks = Vec::new();
    for (n, answer) in answers.iter().enumerate() {
        if is_many {
            blocks.push(Block::heading(format!("Scenario {}", n + 1)));
        }
        blocks.extend(describe(answer));
    }
    let result = if value.is_array() {
        serde_json::to_value(&answers).unwrap_or_default()
    } else {
        answers.first().and_then(|a| serde_json::to_value(a).ok()).unwrap_or_default()
    };
    let mut outcome = Outcome::of(PartId::Swarm, summary, blocks, result);
    for (n, answer) in answers.iter().enumerate() {
        let scenario = if is_many { format!("Scenario {}: ", n + 1) } else { String::new() };
        for finding in &answer.findings {
            let text = format!("{scenario}{}", finding.message);
            let urgency = match finding.level {
                Severity::Error => {
                    outcome.because(Standing::NotYet, 3, Some(finding.code), text);
                    rank::ERROR
                }
                Severity::Warning => {
                    outcome.because(Standing::Conditions, 7, Some(finding.code), text);
                    rank::CONDITION
                }
                _ => rank::LATER,
            };
            outcome.then(urgency, Some(finding.code), format!("{scenario}{}", finding.help), Vec::new());
        }
        let nodes = answer.nodes;
        let _ = write!(
            outcome.digest,
            "{} {} {} {} {:?}",
            tier(answer),
            nodes.total,
            nodes.managers,
            nodes.managers_dedicated,
            answer.capacity.nodes_needed
        );
        for finding in &answer.findings {
            let _ = write!(outcome.digest, " {}={}", finding.code, finding.level);
        }
    }
    outcome
}

/// The tier's word, as JSON has it.
fn tier(answer: &Answer) -> String {
    serde_json::to_value(answer.tier).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

fn summary(answer: &Answer) -> String {
    let nodes = answer.nodes;
    let count = findings::count(answer.findings.iter().map(|f| f.level));
    let found = if count.is_empty() { "the line is clear".to_owned() } else { count };
    format!(
        "{} nodes (size {}): {} managers{} and {} workers; {} manager failures survived; {found}.",
        nodes.total,
        tier(answer),
        nodes.managers,
        if nodes.managers_dedicated { ", which carry no services," } else { "" },
        nodes.workers,
        answer.quorum.tolerated,
    )
}

fn describe(answer: &Answer) -> Vec<Block> {
    let mut blocks = Vec::new();
    let found = answer
        .findings
        .iter()
        .map(|f| [f.level.to_string(), f.code.to_owned(), f.message.clone(), f.why.to_owned(), f.help.clone()]);
    blocks.extend(Block::table(["level", "rule", "what is wrong", "why", "what to do"], found.collect()));
    let derived = answer.derivations.iter().map(|d| {
        let sources = d.sources.iter().map(|s| format!("{} ({})", s.title, s.whose.as_str()));
        [d.figure.clone(), d.steps.join(" "), sources.collect::<Vec<_>>().join("; ")]
    });
    if let Some(table) = Block::table(["figure", "how it came about", "sources"], derived.collect()) {
        blocks.push(Block::heading("Every figure explained"));
        blocks.push(table);
    }
    for chapter in &answer.runbook {
        blocks.push(Block::heading(&chapter.title));
        if !chapter.why.is_empty() {
            blocks.push(Block::text(&chapter.why));
        }
        for block in &chapter.blocks {
            blocks.push(Block::text(format!("{}:", block.place.trim_end_matches(':'))));
            blocks.push(Block::Source { name: String::new(), text: block.text.clone() });
        }
    }
    blocks
}
