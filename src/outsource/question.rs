use super::{
    LayerAnswers, LayerFacts, Team,
    answers::{Avail, Budget, Compliance, Hours, Need, Oncall, Residency, Scale, Skill, word_enum},
    facts::Fact,
};

word_enum! {
    /// A question of the decision: seven about the team, four about a layer.
    pub enum Question {
        /// People on call.
        Oncall = "oncall",
        /// Hours a week for plumbing.
        Hours = "hours",
        /// Availability promised.
        Avail = "avail",
        /// Size.
        Scale = "scale",
        /// Where data may lie.
        Residency = "residency",
        /// Rules on outside processors.
        Compliance = "compliance",
        /// Money for services.
        Budget = "budget",
        /// How many have run the layer.
        Skill = "skill",
        /// Whether a service for it is paid for.
        Contract = "contract",
        /// Whether it is what the team sells.
        Diff = "diff",
        /// Whether it is needed.
        Need = "need",
    }
}

impl Question {
    /// The questions about the team.
    pub const TEAM: [Self; 7] =
        [Self::Oncall, Self::Hours, Self::Avail, Self::Scale, Self::Residency, Self::Compliance, Self::Budget];
    /// The questions about one layer.
    pub const LAYER: [Self; 4] = [Self::Skill, Self::Contract, Self::Diff, Self::Need];
    /// What a team can do, as apart from money, law and wish: a verdict that one step here changes is a close one.
    pub const CAPACITY: [Self; 5] = [Self::Oncall, Self::Hours, Self::Skill, Self::Avail, Self::Scale];

    /// The words of its answers, in order; `contract` and `diff` are `no` and `yes` here, booleans in JSON.
    pub fn words(self) -> Vec<&'static str> {
        (0..self.options()).map(|n| self.word(n)).collect()
    }

    /// The number of its answers.
    pub fn options(self) -> usize {
        if self.is_switch() { 2 } else { 3 }
    }

    /// Whether its answers are no and yes.
    pub fn is_switch(self) -> bool {
        matches!(self, Self::Contract | Self::Diff)
    }

    /// The word of an answer by its place.
    pub fn word(self, n: usize) -> &'static str {
        match self {
            Self::Oncall => Oncall::ALL[n].as_str(),
            Self::Hours => Hours::ALL[n].as_str(),
            Self::Avail => Avail::ALL[n].as_str(),
            Self::Scale => Scale::ALL[n].as_str(),
            Self::Residency => Residency::ALL[n].as_str(),
            Self::Compliance => Compliance::ALL[n].as_str(),
            Self::Budget => Budget::ALL[n].as_str(),
            Self::Skill => Skill::ALL[n].as_str(),
            Self::Need => Need::ALL[n].as_str(),
            Self::Contract | Self::Diff => ["no", "yes"][n],
        }
    }

    /// The place of the answer that moves nothing.
    pub fn neutral(self) -> usize {
        Case::NEUTRAL.get(self)
    }
}

/// All eleven answers for one layer, each resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case {
    /// About the team.
    pub team: Team,
    /// How many have run it.
    pub skill: Skill,
    /// Whether a service for it is paid for.
    pub contract: bool,
    /// Whether it is what the team sells.
    pub diff: bool,
    /// Whether it is needed.
    pub need: Need,
}

impl Case {
    /// The answers that move nothing.
    pub const NEUTRAL: Self = Self {
        team: Team {
            oncall: Oncall::From3To5,
            hours: Hours::From4To16,
            avail: Avail::Always,
            scale: Scale::Medium,
            residency: Residency::Any,
            compliance: Compliance::None,
            budget: Budget::Planned,
        },
        skill: Skill::One,
        contract: false,
        diff: false,
        need: Need::Now,
    };

    /// The answers for a layer; a need that is left out is `later` for a day-two layer and `now` for the others.
    pub fn of(team: Team, answers: LayerAnswers, facts: &LayerFacts) -> Self {
        let usual = if facts.is(Fact::DayTwo) { Need::Later } else { Need::Now };
        Self {
            team,
            skill: answers.skill,
            contract: answers.contract,
            diff: answers.diff,
            need: answers.need.unwrap_or(usual),
        }
    }

    /// The place of an answer among its question's.
    pub fn get(&self, question: Question) -> usize {
        match question {
            Question::Oncall => self.team.oncall as usize,
            Question::Hours => self.team.hours as usize,
            Question::Avail => self.team.avail as usize,
            Question::Scale => self.team.scale as usize,
            Question::Residency => self.team.residency as usize,
            Question::Compliance => self.team.compliance as usize,
            Question::Budget => self.team.budget as usize,
            Question::Skill => self.skill as usize,
            Question::Contract => usize::from(self.contract),
            Question::Diff => usize::from(self.diff),
            Question::Need => self.need as usize,
        }
    }

    /// The case with another answer, given by its place among its question's.
    #[must_use]
    pub fn with(mut self, question: Question, n: usize) -> Self {
        match question {
            Question::Oncall => self.team.oncall = Oncall::ALL[n],
            Question::Hours => self.team.hours = Hours::ALL[n],
            Question::Avail => self.team.avail = Avail::ALL[n],
            Question::Scale => self.team.scale = Scale::ALL[n],
            Question::Residency => self.team.residency = Residency::ALL[n],
            Question::Compliance => self.team.compliance = Compliance::ALL[n],
            Question::Budget => self.team.budget = Budget::ALL[n],
            Question::Skill => self.skill = Skill::ALL[n],
            Question::Contract => self.contract = n == 1,
            Question::Diff => self.diff = n == 1,
            Question::Need => self.need = Need::ALL[n],
        }
        self
    }

    /// The places of the answers that are one step away.
    pub fn steps(&self, question: Question) -> impl Iterator<Item = usize> + use<> {
        let here = self.get(question);
        (0..question.options()).filter(move |n| n.abs_diff(here) == 1)
    }
}
