//! The two sums, each as lines that a reader can add up: how hard a layer is to run, and how mature its market is.

use super::{
    Case, DataClass, Fact, LayerFacts, Method,
    answers::{Avail, Budget, Compliance, Hours, Oncall, Residency, Scale, Skill, word_enum},
};

word_enum! {
    /// How hard it is to run.
    pub enum ChallengeBand {
        /// Little work.
        Low = "low",
        /// Work.
        Medium = "medium",
        /// Much work.
        High = "high",
    }
}

word_enum! {
    /// How mature the market is.
    pub enum MarketBand {
        /// Hardly anyone to buy it from.
        Thin = "thin",
        /// Some.
        Partial = "partial",
        /// Several, and one can switch.
        Mature = "mature",
    }
}

/// Where a line of a sum comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A fact of the layer.
    Fact(Fact),
    /// Few people on call.
    OncallFew,
    /// Many.
    OncallMany,
    /// Few hours.
    HoursFew,
    /// Many.
    HoursMany,
    /// Nobody has run it.
    SkillNone,
    /// Two or more have.
    SkillMany,
    /// Office hours.
    AvailOffice,
    /// Revenue depends on it.
    AvailRevenue,
    /// Small.
    ScaleSmall,
    /// Large.
    ScaleLarge,
    /// Data has to stay in a region.
    Region,
    /// No outside processor, personal data.
    NoProcessorPersonal,
    /// No outside processor, code.
    NoProcessorCode,
    /// No money, medium scale.
    NoBudgetMedium,
    /// No money, large scale.
    NoBudgetLarge,
    /// Little money, large scale.
    SmallBudgetLarge,
    /// A contract in force.
    Contract,
    /// What keeps the sum within 0 and 3.
    Limit,
}

/// A line of a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it adds.
    pub value: i32,
    /// Where it comes from.
    pub cause: Cause,
}

/// A sum with its lines; lines that add nothing are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum<B> {
    /// What the lines add up to.
    pub sum: i32,
    /// The band that it falls into.
    pub band: B,
    /// The lines.
    pub lines: Vec<Line>,
}

const fn line(value: i32, cause: Cause) -> Line {
    Line { value, cause }
}

const NOTHING: Line = line(0, Cause::Limit);

/// The lines of the challenge, those that add nothing among them.
fn challenge_lines(facts: &LayerFacts, case: &Case, m: &Method) -> [Line; 9] {
    let burden = Fact::BURDEN.map(|f| line(i32::from(facts.is(f)), Cause::Fact(f)));
    let when = |fact: Fact, line: Line| if facts.is(fact) { line } else { NOTHING };
    let oncall = match case.team.oncall {
        Oncall::UpTo2 => line(m.oncall, Cause::OncallFew),
        Oncall::From3To5 => NOTHING,
        Oncall::From6 => line(-m.oncall, Cause::OncallMany),
    };
    let hours = match case.team.hours {
        Hours::Under4 => line(m.hours, Cause::HoursFew),
        Hours::From4To16 => NOTHING,
        Hours::Over16 => line(-m.hours, Cause::HoursMany),
    };
    let skill = match case.skill {
        Skill::None => line(m.skill, Cause::SkillNone),
        Skill::One => NOTHING,
        Skill::TwoOrMore => line(-m.skill, Cause::SkillMany),
    };
    let avail = match case.team.avail {
        Avail::Office => line(-m.avail, Cause::AvailOffice),
        Avail::Always => NOTHING,
        Avail::Revenue => line(m.avail, Cause::AvailRevenue),
    };
    let scale = match case.team.scale {
        Scale::Small => line(-m.scale, Cause::ScaleSmall),
        Scale::Medium => NOTHING,
        Scale::Large => line(m.scale, Cause::ScaleLarge),
    };
    let [state, parts, outage, upgrade] = burden;
    let (oncall, avail) = (when(Fact::Outage, oncall), when(Fact::Outage, avail));
    [state, parts, outage, upgrade, oncall, hours, skill, avail, when(Fact::State, scale)]
}

/// The lines of the market before its limits, those that add nothing among them.
fn market_lines(facts: &LayerFacts, case: &Case, m: &Method) -> [Line; 7] {
    let [vendors, standard, swarm] = Fact::MARKET.map(|f| line(i32::from(facts.is(f)), Cause::Fact(f)));
    let region = case.team.residency == Residency::Region && facts.is(Fact::RegionSensitive);
    let processor = match (case.team.compliance, facts.data) {
        (Compliance::NoProcessor, DataClass::Personal) => line(-m.no_processor_personal, Cause::NoProcessorPersonal),
        (Compliance::NoProcessor, DataClass::Code) => line(-m.no_processor_code, Cause::NoProcessorCode),
        _ => NOTHING,
    };
    let money = match (case.contract, case.team.budget, case.team.scale) {
        (false, Budget::None, Scale::Medium) => line(-m.no_budget_medium, Cause::NoBudgetMedium),
        (false, Budget::None, Scale::Large) => line(-m.no_budget_large, Cause::NoBudgetLarge),
        (false, Budget::Small, Scale::Large) => line(-m.small_budget_large, Cause::SmallBudgetLarge),
        _ => NOTHING,
    };
    let contract = if case.contract { line(m.contract, Cause::Contract) } else { NOTHING };
    [
        vendors,
        standard,
        swarm,
        if region { line(-m.region, Cause::Region) } else { NOTHING },
        processor,
        money,
        contract,
    ]
}

fn added(lines: &[Line]) -> i32 {
    lines.iter().map(|l| l.value).sum()
}

/// The challenge alone.
pub(super) fn challenge_sum(facts: &LayerFacts, case: &Case, method: &Method) -> i32 {
    added(&challenge_lines(facts, case, method))
}

/// The market alone, within its limits.
pub(super) fn market_sum(facts: &LayerFacts, case: &Case, method: &Method) -> i32 {
    added(&market_lines(facts, case, method)).clamp(0, 3)
}

pub(super) fn challenge_band(sum: i32, method: &Method) -> ChallengeBand {
    if sum >= method.high_from {
        ChallengeBand::High
    } else if sum >= method.medium_from {
        ChallengeBand::Medium
    } else {
        ChallengeBand::Low
    }
}

pub(super) fn market_band(sum: i32) -> MarketBand {
    match sum {
        3.. => MarketBand::Mature,
        2 => MarketBand::Partial,
        _ => MarketBand::Thin,
    }
}

/// How hard the layer is to run for this team; the sum can fall below 0.
pub fn challenge(facts: &LayerFacts, case: &Case, method: &Method) -> Sum<ChallengeBand> {
    let lines: Vec<Line> = challenge_lines(facts, case, method).into_iter().filter(|l| l.value != 0).collect();
    let sum = added(&lines);
    Sum { sum, band: challenge_band(sum, method), lines }
}

/// How mature the market is for this team, 0 to 3. Where the limits hold it there, a line says so.
pub fn market(facts: &LayerFacts, case: &Case, method: &Method) -> Sum<MarketBand> {
    let mut lines: Vec<Line> = market_lines(facts, case, method).into_iter().filter(|l| l.value != 0).collect();
    let all = added(&lines);
    let sum = all.clamp(0, 3);
    if sum != all {
        lines.push(line(sum - all, Cause::Limit));
    }
    Sum { sum, band: market_band(sum), lines }
}
