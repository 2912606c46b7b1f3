//! The words for lines, reasons and actions.

use super::{
    Case, Fact, Layer, LayerFacts, Rule, Ruling, Verdict,
    answers::{Compliance, Need},
    catalogue::LayerRecord,
    sums::{Cause, ChallengeBand, Line, MarketBand, Sum},
};

/// A line's cause in a few words; for a fact of the layer, the catalogue's own reason.
pub fn why(line: Line, record: &LayerRecord) -> String {
    match line.cause {
        Cause::Fact(fact) => record.fact(fact).why.clone(),
        other => cause_words(other).to_owned(),
    }
}

/// The question or fact that a line comes from, by its word in JSON.
pub fn origin(cause: Cause) -> &'static str {
    match cause {
        Cause::Fact(fact) => fact.as_str(),
        Cause::OncallFew | Cause::OncallMany => "oncall",
        Cause::HoursFew | Cause::HoursMany => "hours",
        Cause::SkillNone | Cause::SkillMany => "skill",
        Cause::AvailOffice | Cause::AvailRevenue => "avail",
        Cause::ScaleSmall | Cause::ScaleLarge => "scale",
        Cause::Region => "residency",
        Cause::NoProcessorPersonal | Cause::NoProcessorCode => "compliance",
        Cause::NoBudgetMedium | Cause::NoBudgetLarge | Cause::SmallBudgetLarge => "budget",
        Cause::Contract => "contract",
        Cause::Limit => "limit",
    }
}

fn cause_words(cause: Cause) -> &'static str {
    match cause {
        Cause::Fact(fact) => holds(fact),
        Cause::OncallFew => "at most 2 people on call",
        Cause::OncallMany => "6 or more people on call",
        Cause::HoursFew => "under 4 hours a week for plumbing",
        Cause::HoursMany => "over 16 hours a week for plumbing",
        Cause::SkillNone => "nobody has run it in production",
        Cause::SkillMany => "two or more of you have run it in production",
        Cause::AvailOffice => "office hours are enough",
        Cause::AvailRevenue => "downtime costs revenue",
        Cause::ScaleSmall => "small scale",
        Cause::ScaleLarge => "large scale",
        Cause::Region => "the data has to stay in a region",
        Cause::NoProcessorPersonal => "no outside processor may hold personal data",
        Cause::NoProcessorCode => "no outside processor may hold your code",
        Cause::NoBudgetMedium => "no money for services, and free tiers do not cover this scale",
        Cause::NoBudgetLarge => "no money for services, at large scale",
        Cause::SmallBudgetLarge => "little money for services, at large scale",
        Cause::Contract => "it is paid for already",
        Cause::Limit => "the market counts 0 at least and 3 at most",
    }
}

/// A fact that holds, in a few words.
fn holds(fact: Fact) -> &'static str {
    match fact {
        Fact::State => "it holds state",
        Fact::Parts => "it takes two parts to stay up",
        Fact::Outage => "its outage stops people",
        Fact::Upgrade => "upgrades are forced within a year",
        Fact::Vendors => "three vendors or more",
        Fact::Standard => "a standard interface to switch by",
        Fact::Swarm => "it works with Swarm",
        Fact::RegionSensitive => "its data is sensitive to the region",
        Fact::DayTwo => "it is seldom needed on day one",
    }
}

/// A fact that does not hold, in a few words.
fn lacks(fact: Fact) -> &'static str {
    match fact {
        Fact::State => "it holds no state to lose",
        Fact::Parts => "one part is enough",
        Fact::Outage => "its outage stops nobody",
        Fact::Upgrade => "no upgrade is forced within a year",
        Fact::Vendors => "fewer than three vendors",
        Fact::Standard => "no standard interface to switch by",
        Fact::Swarm => "little of it is made for Swarm",
        Fact::RegionSensitive => "its data is not sensitive to the region",
        Fact::DayTwo => "it is needed from day one",
    }
}

fn joined(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [many @ .., last] => format!("{} and {last}", many.join(", ")),
    }
}

/// What of a sum pulls in one direction: the team's own answers where there are any, else facts of the layer.
fn pull(lines: &[Line], up: bool, facts: &LayerFacts, of: &[Fact]) -> String {
    let answers: Vec<&str> = lines
        .iter()
        .filter(|l| !matches!(l.cause, Cause::Fact(_) | Cause::Limit) && (l.value > 0) == up)
        .map(|l| cause_words(l.cause))
        .take(3)
        .collect();
    if !answers.is_empty() {
        return joined(&answers);
    }
    let words = of.iter().filter(|f| facts.is(**f) == up).map(|f| if up { holds(*f) } else { lacks(*f) });
    joined(&words.collect::<Vec<_>>())
}

/// The verdict's one reason, to be read without knowing the method.
pub fn reason(ruling: Ruling, facts: &LayerFacts, challenge: &Sum<ChallengeBand>, market: &Sum<MarketBand>) -> String {
    let hard = || pull(&challenge.lines, true, facts, &Fact::BURDEN);
    let easy = || pull(&challenge.lines, false, facts, &Fact::BURDEN);
    let missing = || pull(&market.lines, false, facts, &Fact::MARKET);
    let in_brackets = |words: String| if words.is_empty() { String::new() } else { format!(" ({words})") };
    match (ruling.rule, ruling.verdict) {
        (Rule::N0, _) => "Not needed, so there is nothing to decide.".to_owned(),
        (Rule::D1, _) => "Seldom needed on day one: leave it out of the first project.".to_owned(),
        (Rule::K1, _) => "What you have works: leave it alone until it hurts.".to_owned(),
        (Rule::G1, _) => "Your data may lie on your own machines only.".to_owned(),
        (Rule::G2, _) => "It is what you sell, so it stays in your own hands.".to_owned(),
        (Rule::S1, Verdict::Outsource) => {
            "A backup belongs outside the place that it protects, and such a place is easy to rent.".to_owned()
        }
        (Rule::S1, _) => format!(
            "A backup belongs outside the place that it protects; the market does not fit you{}, so take a second site of your own.",
            in_brackets(missing())
        ),
        (Rule::G3, _) => "You pay for it already, and there are vendors to switch to.".to_owned(),
        (Rule::M1, _) => format!("It is little work for you{}.", in_brackets(easy())),
        (Rule::M2, _) => format!("It is work to run{}, and its market is mature.", in_brackets(hard())),
        (Rule::M3, _) => format!(
            "It is much work to run{}, and part of the market fits you{}.",
            in_brackets(hard()),
            in_brackets(missing())
        ),
        (Rule::M4, _) => format!("Hardly any market fits you{}, and the work can be carried.", in_brackets(missing())),
        (Rule::M5, _) => format!(
            "Hardly any market fits you{}, though it is much work{}.",
            in_brackets(missing()),
            in_brackets(hard())
        ),
        (Rule::T1, Verdict::Outsource) => "Work and market are even, and nobody has run it in production.".to_owned(),
        (Rule::T1, _) => "Work and market are even, and two or more of you have run it in production.".to_owned(),
        (Rule::T2, _) => "Work and market are even, and you have over 16 hours a week for plumbing.".to_owned(),
        (Rule::T3, _) => {
            "Work and market are even; the talk warns of refusing what was not implemented here.".to_owned()
        }
    }
}

/// What to do beside following the verdict.
pub fn actions(layer: Layer, facts: &LayerFacts, case: &Case, ruling: Ruling) -> Vec<String> {
    let mut actions = Vec::new();
    let mut say = |text: &str| actions.push(text.to_owned());
    if facts.is(Fact::DayTwo) && case.need == Need::Now {
        say("Ask first: what breaks on day one without it? If nothing does, set it to later.");
    }
    match (ruling.rule, ruling.verdict) {
        (Rule::M3, _) => say("Write the exit plan before you sign."),
        (Rule::M5, _) if layer == Layer::Storage => say(
            "Look at the database layer first: data that lives in a managed database or in object storage needs no shared volumes. Else run the smallest version.",
        ),
        (Rule::M5, _) => say("Run the smallest version that works, or change what you ask of it."),
        (Rule::S1 | Rule::G1, Verdict::SelfHost) if layer == Layer::BackupTarget => {
            say("Put the copy at a second site: a copy in the same failure domain is no backup.");
        }
        _ => {}
    }
    if ruling.verdict == Verdict::Outsource && case.team.compliance == Compliance::Review {
        say("Get the data processing agreement and the vendor's security report before you sign.");
    }
    if layer == Layer::Monitoring && ruling.verdict != Verdict::Defer {
        say("Keep one checker outside the cluster, whoever runs the rest: the cluster cannot report its own death.");
    }
    actions
}
