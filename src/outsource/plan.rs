//! The whole answer: a verdict for each layer that is asked for, the waves in which to take up what one runs
//! oneself, and what else there is to say.

use super::{
    Answers, Case, Catalogue, Fact, Layer, LayerFacts, Method, Question, Rule, Verdict,
    answers::Hours,
    catalogue::LayerRecord,
    day_one::{self, DayOne},
    explain::{Change, Strength, strength, tipped_by, would_change_if},
    platform::{self, Choice},
    reason,
    stack::{self, StackReport},
    sums::{ChallengeBand, Line, MarketBand, Sum, challenge, market},
    verdict::judge,
};
use serde::Serialize;

/// The answer to a set of answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Advice {
    /// A verdict for each layer that was asked for.
    pub layers: Vec<LayerAdvice>,
    /// New systems of one's own to take up at once.
    pub wave_size: usize,
    /// What holds for the project as a whole.
    pub notes: Vec<Note>,
    /// Facts of layers that were changed for this case.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub constants_changed: Vec<ChangedFact>,
    /// The talk's list for a first project.
    pub day_one: Vec<DayOne>,
    /// Machines, system and base images, where they were asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub platform: Vec<Choice>,
    /// What the stack board comes to, where it holds something.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stack: Option<StackReport>,
    /// Date of the catalogue that it rests on.
    pub as_of: String,
}

/// The verdict for a layer with everything that explains it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LayerAdvice {
    /// The layer.
    pub layer: Layer,
    /// What to do.
    pub verdict: Verdict,
    /// The rule that said so.
    pub rule: Rule,
    /// Whose judgement that is: the talk's or ours.
    pub whose: &'static str,
    /// The verdict's one reason.
    pub reason: String,
    /// What a layer that is put off would get if it were needed now.
    pub direction: Option<Verdict>,
    /// How hard it is to run.
    pub challenge: SumAdvice<ChallengeBand>,
    /// How mature its market is.
    pub market: SumAdvice<MarketBand>,
    /// How firmly the verdict stands.
    pub strength: Strength,
    /// One smallest set of answers that tipped it; none: the layer itself decides.
    pub tipped_by: Vec<Question>,
    /// Other sets of that size which would do.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tipped_by_also: Vec<Vec<Question>>,
    /// Answers one step away that give another verdict.
    pub would_change_if: Vec<ChangeAdvice>,
    /// The wave in which to take it up, where one runs it oneself.
    pub wave: Option<usize>,
    /// How to leave, where it is outsourced: export, what keeps it switchable, what became of vendors.
    pub exit_plan: Vec<String>,
    /// What must be run, backed up and upgraded, where one runs it oneself.
    pub to_run: Vec<String>,
    /// What to do beside.
    pub actions: Vec<String>,
}

/// A sum in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SumAdvice<B> {
    /// What the lines add up to.
    pub sum: i32,
    /// Its band.
    pub band: B,
    /// The lines.
    pub lines: Vec<LineAdvice>,
}

/// A line of a sum in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LineAdvice {
    /// What it adds.
    pub value: i32,
    /// Why.
    pub why: String,
    /// The question or fact that it comes from.
    pub from: &'static str,
}

/// An answer that would change the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChangeAdvice {
    /// The question.
    pub answer: Question,
    /// The other answer.
    pub to: Word,
    /// The verdict that it would give.
    pub verdict: Verdict,
}

/// An answer as it stands in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Word {
    /// One of several.
    Word(&'static str),
    /// Yes or no.
    Switch(bool),
}

/// A sentence about the project, with whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Note {
    /// The sentence.
    pub text: String,
    /// `talk 2017` or `ours`.
    pub whose: &'static str,
}

/// A fact that was changed for this case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChangedFact {
    /// The layer.
    pub layer: Layer,
    /// The fact, or `data`.
    pub fact: &'static str,
    /// What it is for everybody.
    pub from: String,
    /// What it is here.
    pub to: String,
}

/// The facts of a layer, with the team's changes.
pub fn facts_of(catalogue: &Catalogue, answers: &Answers, layer: Layer) -> LayerFacts {
    let facts = catalogue.layer(layer).layer_facts();
    answers.constants.get(&layer).map_or(facts, |changes| facts.with(changes))
}

/// New systems that a team takes up at once.
pub fn wave_size(hours: Hours) -> usize {
    match hours {
        Hours::Under4 => 1,
        Hours::From4To16 => 2,
        Hours::Over16 => 3,
    }
}

/// The whole answer.
pub fn advise(catalogue: &Catalogue, answers: &Answers) -> Advice {
    let mut layers: Vec<LayerAdvice> = Layer::ALL
        .iter()
        .filter(|layer| answers.asks(**layer))
        .map(|layer| layer_advice(catalogue, answers, *layer))
        .collect();
    let size = wave_size(answers.team.hours);
    let mut own = 0;
    for layer in Layer::WAVES {
        let mine = layers.iter_mut().find(|a| a.layer == layer && a.verdict == Verdict::SelfHost);
        if let Some(advice) = mine {
            advice.wave = Some(own / size + 1);
            own += 1;
        }
    }
    Advice {
        notes: notes(answers, own, size),
        wave_size: size,
        constants_changed: changed(catalogue, answers),
        day_one: day_one::check(answers, &layers),
        platform: answers.platform.as_ref().map(platform::decide).unwrap_or_default(),
        stack: (!answers.stack_board.is_empty()).then(|| stack::compose(catalogue, &answers.stack_board)),
        as_of: catalogue.as_of.clone(),
        layers,
    }
}

fn layer_advice(catalogue: &Catalogue, answers: &Answers, layer: Layer) -> LayerAdvice {
    let method = &Method::OURS;
    let record = catalogue.layer(layer);
    let facts = facts_of(catalogue, answers, layer);
    let case = Case::of(answers.team, answers.of(layer), &facts);
    let ruling = judge(layer, &facts, &case, method);
    let (challenge, market) = (challenge(&facts, &case, method), market(&facts, &case, method));
    let mut tipped = tipped_by(layer, &facts, &case, method).into_iter();
    LayerAdvice {
        layer,
        verdict: ruling.verdict,
        rule: ruling.rule,
        whose: ruling.rule.whose(),
        reason: reason::reason(ruling, &facts, &challenge, &market),
        direction: ruling.direction,
        strength: strength(layer, &facts, &case, method),
        tipped_by: tipped.next().unwrap_or_default(),
        tipped_by_also: tipped.collect(),
        would_change_if: would_change_if(layer, &facts, &case, method).into_iter().map(change_advice).collect(),
        wave: None,
        exit_plan: if ruling.verdict == Verdict::Outsource { record.exit_plan() } else { Vec::new() },
        to_run: if ruling.verdict == Verdict::SelfHost { record.to_run() } else { Vec::new() },
        actions: reason::actions(layer, &facts, &case, ruling),
        challenge: sum_advice(challenge, record),
        market: sum_advice(market, record),
    }
}

fn sum_advice<B>(sum: Sum<B>, record: &LayerRecord) -> SumAdvice<B> {
    let line = |l: &Line| LineAdvice { value: l.value, why: reason::why(*l, record), from: reason::origin(l.cause) };
    SumAdvice { sum: sum.sum, band: sum.band, lines: sum.lines.iter().map(line).collect() }
}

fn change_advice(change: Change) -> ChangeAdvice {
    let to = if change.question.is_switch() {
        Word::Switch(change.to == 1)
    } else {
        Word::Word(change.question.word(change.to))
    };
    ChangeAdvice { answer: change.question, to, verdict: change.verdict }
}

fn notes(answers: &Answers, own: usize, size: usize) -> Vec<Note> {
    let mut notes = vec![Note {
        text: "Start with one or two applications; containerising everything at once, or nothing, is no choice that you have to make.".to_owned(),
        whose: "talk 2017",
    }];
    if own > size {
        let systems = if size == 1 { "one new system".to_owned() } else { format!("{size} new systems") };
        let hours = match answers.team.hours {
            Hours::Under4 => "under 4 hours",
            Hours::From4To16 => "4 to 16 hours",
            Hours::Over16 => "over 16 hours",
        };
        notes.push(Note {
            text: format!(
                "{own} layers fall to you, and {hours} a week carry {systems} at a time: take them up in {} waves.",
                own.div_ceil(size)
            ),
            whose: "ours",
        });
    }
    notes.push(Note {
        text: "For an average team the talk's rule is a lean, not a law: where a verdict is called close, one different answer turns it.".to_owned(),
        whose: "ours",
    });
    notes
}

fn changed(catalogue: &Catalogue, answers: &Answers) -> Vec<ChangedFact> {
    let mut changed = Vec::new();
    for (layer, changes) in &answers.constants {
        let was = catalogue.layer(*layer).layer_facts();
        let yes_no = |value: bool| if value { "yes" } else { "no" }.to_owned();
        for fact in Fact::ALL {
            if let Some(to) = changes.get(*fact).filter(|to| *to != was.is(*fact)) {
                let (from, to) = (yes_no(!to), yes_no(to));
                changed.push(ChangedFact { layer: *layer, fact: fact.as_str(), from, to });
            }
        }
        if let Some(to) = changes.data.filter(|to| *to != was.data) {
            let (from, to) = (was.data.to_string(), to.to_string());
            changed.push(ChangedFact { layer: *layer, fact: "data", from, to });
        }
    }
    changed
}
