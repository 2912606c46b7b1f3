/// The weights and bands of the decision: ours, pinned by what the talk outsourced and what it kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Method {
    /// People on call: few add it to the challenge, many take it away, where an outage stops somebody.
    pub oncall: i32,
    /// Hours for plumbing: few add it, many take it away.
    pub hours: i32,
    /// Who has run it: nobody adds it, two or more take it away.
    pub skill: i32,
    /// Availability: revenue adds it, office hours take it away, where an outage stops somebody.
    pub avail: i32,
    /// Scale: large adds it, small takes it away, where there is state.
    pub scale: i32,
    /// A region that data has to stay in, for layers whose data is sensitive to it.
    pub region: i32,
    /// No outside processor, for personal data.
    pub no_processor_personal: i32,
    /// No outside processor, for code.
    pub no_processor_code: i32,
    /// No money at medium scale.
    pub no_budget_medium: i32,
    /// No money at large scale.
    pub no_budget_large: i32,
    /// Little money at large scale.
    pub small_budget_large: i32,
    /// A contract in force.
    pub contract: i32,
    /// The challenge is medium from here.
    pub medium_from: i32,
    /// The challenge is high from here.
    pub high_from: i32,
}

impl Method {
    /// The one that verdicts are given by.
    pub const OURS: Self = Self {
        oncall: 1,
        hours: 1,
        skill: 1,
        avail: 1,
        scale: 1,
        region: 1,
        no_processor_personal: 2,
        no_processor_code: 1,
        no_budget_medium: 2,
        no_budget_large: 3,
        small_budget_large: 1,
        contract: 1,
        medium_from: 3,
        high_from: 5,
    };
}

/// One constant of the method, for readers: which answer has which effect, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Weight {
    /// The answer.
    pub answer: &'static str,
    /// What it does.
    pub effect: &'static str,
    /// Why.
    pub why: &'static str,
}

/// All constants of the method but the facts of the layers, with their reasons.
pub const fn weights() -> &'static [Weight] {
    WEIGHTS
}

const WEIGHTS: &[Weight] = &[
    Weight {
        answer: "people on call: 0-2, or 6+",
        effect: "challenge +1, or -1, where an outage stops users, deploys or alerts",
        why: "Six is the floor for each site in Google's SRE book; under three nobody can be away (ours).",
    },
    Weight {
        answer: "hours for plumbing: under 4, or over 16 a week",
        effect: "challenge +1, or -1",
        why: "Half a day and two days a week (ours).",
    },
    Weight {
        answer: "have run it: nobody, or two and more",
        effect: "challenge +1, or -1",
        why: "What one person knows leaves with that person (ours).",
    },
    Weight {
        answer: "availability: revenue depends on it, or office hours",
        effect: "challenge +1, or -1, where an outage stops users, deploys or alerts",
        why: "The talk raises the number of nodes where downtime costs money.",
    },
    Weight {
        answer: "scale: large, or small",
        effect: "challenge +1, or -1, where there is state",
        why: "State grows with size. Small: at most 5 nodes (the talk's Biz swarm) and under 5 GB of logs a day; large: over 20 nodes (ours) or over 20 GB a day (the figure of Loki's documentation for a single process).",
    },
    Weight {
        answer: "data has to stay in a region",
        effect: "market -1 for logs and the proxy",
        why: "Fewer vendors qualify; for other layers a choice of region is usual (ours).",
    },
    Weight {
        answer: "no outside processor allowed or approved",
        effect: "market -2 for personal data, -1 for code, 0 for metrics",
        why: "Without approval that market does not exist for you (ours).",
    },
    Weight {
        answer: "no money for services",
        effect: "market -2 at medium scale, -3 at large, 0 at small",
        why: "The price excludes vendors; free tiers cover small only (ours).",
    },
    Weight { answer: "a little money, large scale", effect: "market -1", why: "Prices grow with volume (ours)." },
    Weight {
        answer: "a contract in force",
        effect: "market +1, and money counts no more",
        why: "It is paid for already (ours).",
    },
    Weight {
        answer: "limits of the market",
        effect: "kept within 0 and 3",
        why: "Seven facts a layer, three of them about the market (ours).",
    },
    Weight {
        answer: "bands",
        effect: "challenge: low up to 2, medium 3 and 4, high from 5; market: thin 0 and 1, partial 2, mature 3",
        why: "Pinned by the talk: with these an average team outsources registry, logs and monitoring and keeps the proxy and the GUI, as all three of its tables do. Other bands break that.",
    },
];
