use super::{
    super::{
        inputs::Inputs,
        model::{Block, PartId},
    },
    Outcome, rank,
};
use crate::outsource::{Advice, Catalogue, Verdict, written};
use std::fmt::Write;

/// What to outsource, to run oneself, to leave for later. It bears on no verdict: it is advice, not a fault.
pub(super) fn look(inputs: &Inputs<'_>) -> Outcome {
    let catalogue = Catalogue::bundled();
    let advice = match &inputs.advice {
        None => return Outcome::not_looked_at(PartId::Outsourcing),
        Some(Ok(advice)) => advice,
        Some(Err(message)) => {
            let mut outcome = Outcome::not_looked_at(PartId::Outsourcing);
            outcome.part.summary = format!("Not looked at: the answers can't be read: {message}.");
            outcome.then(rank::WARNING, None, format!("Mend the answers on outsourcing: {message}."), Vec::new());
            return outcome;
        }
    };
    let count = |verdict| advice.layers.iter().filter(|l| l.verdict == verdict).count();
    let summary = format!(
        "{} to outsource, {} to run yourself, {} to leave for later.",
        count(Verdict::Outsource),
        count(Verdict::SelfHost),
        count(Verdict::Defer)
    );
    let result = serde_json::to_value(advice).unwrap_or_default();
    let mut outcome = Outcome::of(PartId::Outsourcing, summary, blocks(catalogue, advice), result);
    for layer in &advice.layers {
        let _ = writeln!(outcome.digest, "{} {}", layer.layer, layer.verdict);
        let name = &catalogue.layer(layer.layer).name;
        match (layer.verdict, layer.wave) {
            (Verdict::Outsource, _) => {
                outcome.then(rank::LATER, None, format!("Outsource: {name}. {}", layer.reason), Vec::new());
            }
            (Verdict::SelfHost, Some(wave)) => {
                let todo = format!("Run yourself, in wave {wave}: {name}. {}", layer.reason);
                outcome.then(rank::LATER, None, todo, Vec::new());
            }
            _ => {}
        }
    }
    outcome
}

fn blocks(catalogue: &Catalogue, advice: &Advice) -> Vec<Block> {
    let rows = advice.layers.iter().map(|l| {
        let sums = format!(
            "challenge {} ({}), market {} ({})",
            l.challenge.sum, l.challenge.band, l.market.sum, l.market.band
        );
        let name = catalogue.layer(l.layer).name.clone();
        [name, written::verdict_words(l.verdict).to_owned(), l.reason.clone(), sums, written::change_words(l)]
    });
    let columns = ["layer", "verdict", "reason", "sums", "what would change it"];
    let mut blocks: Vec<Block> = Block::table(columns, rows.collect()).into_iter().collect();
    for layer in &advice.layers {
        let lines = [&layer.exit_plan, &layer.to_run, &layer.actions].into_iter().flatten().cloned().collect();
        if let Some(list) = Block::list(lines) {
            blocks.push(Block::heading(catalogue.layer(layer.layer).name.clone()));
            blocks.push(list);
        }
    }
    if let Some(stack) = &advice.stack {
        blocks.push(Block::heading("The stack board"));
        let conflicts = stack.conflicts.iter().map(|c| format!("{}: {}", c.level, c.message)).collect();
        blocks.extend(Block::list(conflicts));
        let sums = [("Run", &stack.total.run), ("Back up", &stack.total.back_up), ("Upgrade", &stack.total.upgrade)];
        blocks.extend(Block::list(
            sums.iter()
                .filter(|(_, items)| !items.is_empty())
                .map(|(word, items)| format!("{word}: {}", items.join("; ")))
                .collect(),
        ));
    }
    let notes = advice.notes.iter().map(|n| format!("{} ({})", n.text, n.whose)).collect();
    blocks.extend(Block::list(notes));
    blocks.push(Block::text(format!(
        "Verdicts are ours where they are not marked as the talk's (2017); products and their status as of {}.",
        advice.as_of
    )));
    blocks
}
