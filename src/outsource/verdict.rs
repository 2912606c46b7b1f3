//! The verdict: gates and a table, the first hit wins, and its rule is the explanation.

use super::{
    Case, Fact, Layer, LayerFacts, Method,
    answers::{Hours, Need, Residency, Skill, word_enum},
    sums::{ChallengeBand, MarketBand, challenge_band, challenge_sum, market_band, market_sum},
};

word_enum! {
    /// What to do with a layer.
    pub enum Verdict {
        /// Let somebody else run it.
        Outsource = "outsource",
        /// Run it yourself.
        SelfHost = "self-host",
        /// Not yet.
        Defer = "defer",
    }
}

word_enum! {
    /// The rule that gave a verdict. All of them are reachable: `tests/outsource.rs` counts how often each one
    /// speaks when all answers are tried. (T1 and T2 seldom do: the same answers already moved the challenge.)
    pub enum Rule {
        /// Not needed.
        N0 = "N0",
        /// A day-two layer that is not needed yet.
        D1 = "D1",
        /// What there is works.
        K1 = "K1",
        /// Own machines only.
        G1 = "G1",
        /// It is what the team sells.
        G2 = "G2",
        /// A backup belongs elsewhere.
        S1 = "S1",
        /// It is paid for, and there are vendors to switch to.
        G3 = "G3",
        /// Little work.
        M1 = "M1",
        /// Work, and a mature market: the talk's case.
        M2 = "M2",
        /// Much work, and a market that fits in part.
        M3 = "M3",
        /// Work, and hardly a market.
        M4 = "M4",
        /// Much work, and hardly a market.
        M5 = "M5",
        /// Even, and experience decides.
        T1 = "T1",
        /// Even, and there is time.
        T2 = "T2",
        /// Even.
        T3 = "T3",
    }
}

impl Rule {
    /// Whose judgement it is: the talk's or ours.
    pub fn whose(self) -> &'static str {
        match self {
            Self::D1 | Self::M2 => "talk 2017",
            _ => "ours",
        }
    }

    /// The rule in a sentence.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::N0 => "Not needed: not yet.",
            Self::D1 => "Seldom needed on day one, and not needed now: not yet.",
            Self::K1 => "What you have works: not yet.",
            Self::G1 => "Data may lie on your own machines only: run it yourself.",
            Self::G2 => "It is what you sell: run it yourself.",
            Self::S1 => "A backup belongs into another failure domain: rent one where vendors fit, else a second site.",
            Self::G3 => "You pay for it already and the market is at least partial: outsource.",
            Self::M1 => "Little work for you: run it yourself.",
            Self::M2 => "Work to run and a mature market: outsource.",
            Self::M3 => "Much work and a partial market: outsource, with the exit plan written first.",
            Self::M4 => "Work to run and a thin market: run it yourself.",
            Self::M5 => "Much work and a thin market: run the smallest version yourself, or change what you ask of it.",
            Self::T1 => "Work and a partial market: run it if two of you have run it, outsource if nobody has.",
            Self::T2 => "Work, a partial market and over two days a week for it: run it yourself.",
            Self::T3 => "Work and a partial market: outsource.",
        }
    }
}

/// A verdict with what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// What to do.
    pub verdict: Verdict,
    /// The rule that said so.
    pub rule: Rule,
    /// What a layer that is put off would get if it were needed now.
    pub direction: Option<Verdict>,
}

fn ruling(verdict: Verdict, rule: Rule) -> Ruling {
    Ruling { verdict, rule, direction: None }
}

/// The verdict for a layer.
pub fn judge(layer: Layer, facts: &LayerFacts, case: &Case, method: &Method) -> Ruling {
    match case.need {
        Need::No => ruling(Verdict::Defer, Rule::N0),
        Need::Later => {
            let rule = if facts.is(Fact::DayTwo) { Rule::D1 } else { Rule::K1 };
            Ruling { direction: Some(judge_now(layer, facts, case, method).verdict), ..ruling(Verdict::Defer, rule) }
        }
        Need::Now => judge_now(layer, facts, case, method),
    }
}

/// The verdict for a layer that is needed now.
fn judge_now(layer: Layer, facts: &LayerFacts, case: &Case, method: &Method) -> Ruling {
    use Verdict::{Outsource, SelfHost};
    let market = market_sum(facts, case, method);
    if case.team.residency == Residency::Own {
        return ruling(SelfHost, Rule::G1);
    }
    if case.diff {
        return ruling(SelfHost, Rule::G2);
    }
    if layer == Layer::BackupTarget {
        return ruling(if market >= 2 { Outsource } else { SelfHost }, Rule::S1);
    }
    if case.contract && market >= 2 {
        return ruling(Outsource, Rule::G3);
    }
    let challenge = challenge_band(challenge_sum(facts, case, method), method);
    match (challenge, market_band(market)) {
        (ChallengeBand::Low, _) => ruling(SelfHost, Rule::M1),
        (_, MarketBand::Mature) => ruling(Outsource, Rule::M2),
        (ChallengeBand::Medium, MarketBand::Thin) => ruling(SelfHost, Rule::M4),
        (ChallengeBand::High, MarketBand::Thin) => ruling(SelfHost, Rule::M5),
        (ChallengeBand::High, MarketBand::Partial) => ruling(Outsource, Rule::M3),
        (ChallengeBand::Medium, MarketBand::Partial) => match case.skill {
            Skill::TwoOrMore => ruling(SelfHost, Rule::T1),
            Skill::None => ruling(Outsource, Rule::T1),
            Skill::One if case.team.hours == Hours::Over16 => ruling(SelfHost, Rule::T2),
            Skill::One => ruling(Outsource, Rule::T3),
        },
    }
}
