//! The answer for people: as text for the terminal and as Markdown for a wiki or a pull request.

mod markdown;
mod terminal;

pub use markdown::markdown;
pub use terminal::terminal;

use super::{Advice, Catalogue, LayerAdvice, Question, Verdict, day_one, plan::Word};

/// A verdict in words.
pub fn verdict_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Outsource => "outsource",
        Verdict::SelfHost => "run it yourself",
        Verdict::Defer => "not yet",
    }
}

/// A question in words.
pub fn question_words(question: Question) -> &'static str {
    match question {
        Question::Oncall => "people on call",
        Question::Hours => "hours a week for plumbing",
        Question::Avail => "availability",
        Question::Scale => "scale",
        Question::Residency => "where data may lie",
        Question::Compliance => "rules on outside processors",
        Question::Budget => "money for services",
        Question::Skill => "who has run it",
        Question::Contract => "a contract in force",
        Question::Diff => "it is what we sell",
        Question::Need => "need",
    }
}

/// An answer in words.
pub fn answer_words(word: Word) -> &'static str {
    match word {
        Word::Switch(true) => "yes",
        Word::Switch(false) => "no",
        Word::Word(word) => word,
    }
}

/// What tipped a verdict, in a sentence.
pub fn tipped_words(advice: &LayerAdvice) -> String {
    let set = |set: &Vec<Question>| set.iter().map(|q| question_words(*q)).collect::<Vec<_>>().join(" and ");
    if advice.tipped_by.is_empty() {
        return "Tipped by: no single answer; the layer itself decides.".to_owned();
    }
    let mut sets = vec![set(&advice.tipped_by)];
    sets.extend(advice.tipped_by_also.iter().map(set));
    let each = if sets.len() > 1 { " (each alone would do)" } else { "" };
    let each = if sets.len() > 1 && advice.tipped_by.len() > 1 { " (each group alone would do)" } else { each };
    format!("Tipped by: {}{each}.", sets.join(", or "))
}

/// What would change a verdict, in a sentence.
pub fn change_words(advice: &LayerAdvice) -> String {
    if advice.would_change_if.is_empty() {
        return "Would change if: no single answer one step away changes it.".to_owned();
    }
    let one = |c: &super::plan::ChangeAdvice| {
        format!("{} = {}: {}", question_words(c.answer), answer_words(c.to), verdict_words(c.verdict))
    };
    format!("Would change if: {}.", advice.would_change_if.iter().map(one).collect::<Vec<_>>().join("; "))
}

/// A sum with its lines, in one line.
fn sum_words<B: std::fmt::Display>(name: &str, sum: &super::plan::SumAdvice<B>) -> String {
    let lines: Vec<String> =
        sum.lines.iter().map(|l| format!("{:+} {}", l.value, l.why.trim_end_matches('.'))).collect();
    let lines = if lines.is_empty() { "nothing counts".to_owned() } else { lines.join("; ") };
    format!("{name} {} ({}): {lines}.", sum.sum, sum.band)
}

fn name(catalogue: &Catalogue, advice: &LayerAdvice) -> String {
    catalogue.layer(advice.layer).name.clone()
}

/// The lines that stand below a layer's verdict.
fn details(advice: &LayerAdvice) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(direction) = advice.direction {
        lines.push(format!("If it were needed now: {}.", verdict_words(direction)));
    }
    lines.push(sum_words("Challenge", &advice.challenge));
    lines.push(sum_words("Market", &advice.market));
    lines.push(tipped_words(advice));
    lines.push(change_words(advice));
    lines.extend(advice.actions.iter().cloned());
    lines.extend(advice.exit_plan.iter().cloned());
    lines.extend(advice.to_run.iter().cloned());
    lines
}

/// The head of a layer: verdict, strength, wave, rule.
fn headline(advice: &LayerAdvice) -> String {
    let wave = advice.wave.map(|w| format!(", wave {w}")).unwrap_or_default();
    format!("{} ({}{wave}; rule {}, {})", verdict_words(advice.verdict), advice.strength, advice.rule, advice.whose)
}

/// Whether the talk's list has something to say.
fn day_one_lines(advice: &Advice) -> Vec<String> {
    let said = advice.day_one.iter().filter(|d| d.status != day_one::Status::Clear);
    said.map(|d| format!("{}: {} ({})", d.item, d.advice, d.whose)).collect()
}

fn changed_lines(advice: &Advice) -> Vec<String> {
    advice.constants_changed.iter().map(|c| format!("{}.{}: {} instead of {}", c.layer, c.fact, c.to, c.from)).collect()
}

fn disclaimer(advice: &Advice) -> String {
    format!(
        "Opinions drawn from a talk of 2017 and from facts as of {}; whose each one is stands beside it. Not affiliated with anybody named.",
        advice.as_of
    )
}
