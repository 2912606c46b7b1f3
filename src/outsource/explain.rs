//! Which answers tipped a verdict, which would change it, and how firmly it stands.

use super::{Case, Layer, LayerFacts, Method, Question, Verdict, answers::word_enum, verdict::judge};

word_enum! {
    /// How firmly a verdict stands.
    pub enum Strength {
        /// One step in what the team can do changes it.
        Close = "close",
        /// None does.
        Firm = "firm",
    }
}

/// An answer that would change the verdict, one step from the present one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The question.
    pub question: Question,
    /// The place of the other answer.
    pub to: usize,
    /// The verdict that it would give.
    pub verdict: Verdict,
}

/// The order in which answers are tried for what tipped a verdict: what the team can do comes first.
const TRIED: [Question; 11] = [
    Question::Skill,
    Question::Hours,
    Question::Oncall,
    Question::Avail,
    Question::Scale,
    Question::Residency,
    Question::Compliance,
    Question::Budget,
    Question::Contract,
    Question::Diff,
    Question::Need,
];

/// The smallest sets of answers (one, then two, then three of them) that change the verdict when they are reset
/// to neutral; all of the same size. None: the layer itself decides.
pub fn tipped_by(layer: Layer, facts: &LayerFacts, case: &Case, method: &Method) -> Vec<Vec<Question>> {
    let verdict = judge(layer, facts, case, method).verdict;
    let moved: Vec<Question> = TRIED.into_iter().filter(|q| case.get(*q) != q.neutral()).collect();
    let flips = |set: &[Question]| {
        let reset = set.iter().fold(*case, |case, q| case.with(*q, q.neutral()));
        judge(layer, facts, &reset, method).verdict != verdict
    };
    let mut sets: Vec<Vec<Question>> = vec![Vec::new()];
    for _ in 0..3 {
        sets = sets
            .iter()
            .flat_map(|set| {
                let from = set.last().map_or(0, |last| moved.iter().position(|q| q == last).map_or(0, |n| n + 1));
                moved[from..].iter().map(|q| set.iter().copied().chain([*q]).collect::<Vec<_>>())
            })
            .collect();
        let found: Vec<_> = sets.iter().filter(|set| flips(set)).cloned().collect();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// The answers, one step away, that give another verdict.
pub fn would_change_if(layer: Layer, facts: &LayerFacts, case: &Case, method: &Method) -> Vec<Change> {
    let verdict = judge(layer, facts, case, method).verdict;
    let mut changes = Vec::new();
    for &question in Question::ALL {
        for to in case.steps(question) {
            let other = judge(layer, facts, &case.with(question, to), method).verdict;
            if other != verdict {
                changes.push(Change { question, to, verdict: other });
            }
        }
    }
    changes
}

/// Whether one step in what the team can do changes the verdict.
pub fn strength(layer: Layer, facts: &LayerFacts, case: &Case, method: &Method) -> Strength {
    let verdict = judge(layer, facts, case, method).verdict;
    let flips =
        |q: &Question| case.steps(*q).any(|to| judge(layer, facts, &case.with(*q, to), method).verdict != verdict);
    if Question::CAPACITY.iter().any(flips) { Strength::Close } else { Strength::Firm }
}
