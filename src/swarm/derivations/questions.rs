use super::{Derivation, Facts, derivation};
use crate::swarm::{
    orchestration::STATUS,
    source::{OURS, TALK},
};

pub(super) fn swarms(facts: &Facts<'_>) -> Derivation {
    let swarms = facts.swarms;
    let mut steps = Vec::new();
    for split in &swarms.split_by {
        steps.push(format!("{} is a good reason: {} swarms. {}", split.reason.as_str(), split.count, split.why));
    }
    for substitute in &swarms.substitutes {
        steps.push(format!("{} is none: {}", substitute.reason.as_str(), substitute.instead));
    }
    steps.push(if swarms.split_by.is_empty() {
        "No good reason is given: one swarm.".to_owned()
    } else {
        format!("The counts multiplied: {}.", swarms.count)
    });
    derivation("swarms", steps, &[TALK, OURS])
}

pub(super) fn orchestrator(facts: &Facts<'_>) -> Option<Derivation> {
    let steps = vec![facts.orchestrator?.why.clone(), STATUS.to_owned()];
    Some(derivation("orchestrator", steps, &[TALK, OURS]))
}
