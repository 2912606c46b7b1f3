use super::{
    super::{
        inputs::Inputs,
        ladder::LadderReport,
        model::{Block, PartId, Standing},
    },
    Outcome, rank,
};
use crate::{
    diagnostic::Config,
    lint::lint,
    maturity::{Assessment, Rung, Status, assess},
};
use std::fmt::Write;

/// Which rung each Dockerfile stands on.
pub(super) fn look(inputs: &Inputs<'_>) -> Outcome {
    if inputs.dockerfiles.is_empty() {
        return Outcome::not_looked_at(PartId::Maturity);
    }
    // The ladder judges by the default profile, whatever the configuration asks for.
    let plain = Config::default();
    let assessed: Vec<(&str, Assessment)> = inputs
        .dockerfiles
        .iter()
        .map(|(d, analysis)| {
            let is_plain = inputs.settings.config() == plain;
            let assessment = if is_plain { assess(&d.text, analysis) } else { assess(&d.text, &lint(&d.text, &plain)) };
            (d.name.as_str(), assessment)
        })
        .collect();
    let ladders: Vec<LadderReport<'_>> =
        assessed.iter().map(|(file, assessment)| LadderReport { file, assessment }).collect();
    let lowest = assessed.iter().map(|(_, a)| a).min_by_key(|a| a.rung);
    let summary = match assessed.as_slice() {
        [(name, a)] => format!("{name} {}.", stands(a)),
        many => format!("{} Dockerfiles; the lowest {}.", many.len(), lowest.map(stands).unwrap_or_default()),
    };
    let result = serde_json::to_value(&ladders).unwrap_or_default();
    let blocks = assessed.iter().flat_map(|(name, a)| blocks(name, a)).collect();
    let mut outcome = Outcome::of(PartId::Maturity, summary, blocks, result);
    for (name, assessment) in &assessed {
        let text = format!("{name} {}.", stands(assessment));
        // Behind what the single findings of the same standing say.
        let urgency = match assessment.rung {
            None => {
                outcome.because(Standing::NotYet, 1, None, text);
                rank::ERROR
            }
            Some(rung) if rung < Rung::WorksForOthers => {
                outcome.because(Standing::Conditions, 6, None, text);
                rank::CONDITION
            }
            Some(_) => rank::LATER,
        };
        for step in &assessment.next {
            outcome.then(urgency, None, step.todo.clone(), vec![(*name).to_owned()]);
        }
        let _ = write!(outcome.digest, "{name}");
        for criterion in assessment.rungs.iter().flat_map(|r| &r.criteria) {
            let _ = write!(outcome.digest, " {}={}", criterion.id, criterion.status.as_str());
        }
    }
    outcome
}

fn stands(assessment: &Assessment) -> String {
    if let Some(rung) = assessment.rung {
        return format!("stands on the rung `{}`: {}", rung.as_str(), rung.title());
    }
    let criteria = assessment.rungs.first().map_or(&[][..], |first| &first.criteria);
    let missed: Vec<&str> = criteria.iter().filter(|c| c.status == Status::Missed).map(|c| c.title).collect();
    match missed.as_slice() {
        [] => "stands below the first rung: nothing shows that it starts".to_owned(),
        missed => format!("stands below the first rung; missed there: {}", missed.join(", ")),
    }
}

fn blocks(name: &str, assessment: &Assessment) -> Vec<Block> {
    let mut rows = Vec::new();
    for rung in &assessment.rungs {
        for criterion in rung.criteria.iter().filter(|c| c.status != Status::NotApplicable) {
            let line = |(first, last): &(u32, u32)| {
                if first == last { first.to_string() } else { format!("{first}-{last}") }
            };
            let lines = criterion.evidence.iter().map(line);
            rows.push([
                rung.rung.title().to_owned(),
                criterion.title.to_owned(),
                criterion.status.as_str().to_owned(),
                lines.collect::<Vec<_>>().join(", "),
                criterion.why.clone(),
                criterion.todo.clone(),
            ]);
        }
    }
    let columns = ["rung", "criterion", "status", "lines", "why", "what to do"];
    std::iter::once(Block::heading(name)).chain(Block::table(columns, rows)).collect()
}
