//! The talk's other infrastructure decisions in the same form: machines, operating system and kernel, base
//! distribution. Short, and honest about 2017 beside today.

use super::answers::word_enum;
use serde::{Deserialize, Serialize};

word_enum! {
    /// The machines that a team knows.
    pub enum Machines {
        /// Virtual machines.
        Vms = "vms",
        /// Bare metal.
        Metal = "metal",
        /// Both.
        Both = "both",
        /// Neither.
        Neither = "neither",
    }
}

word_enum! {
    /// The family of distributions that a team knows.
    pub enum System {
        /// Ubuntu.
        Ubuntu = "ubuntu",
        /// Debian.
        Debian = "debian",
        /// RHEL, its relatives, Fedora.
        Rhel = "rhel",
        /// Another one, or a derivative that Docker does not test.
        Other = "other",
        /// None in particular.
        None = "none",
    }
}

word_enum! {
    /// What an application is deployed on today.
    pub enum BaseSystem {
        /// Debian or Ubuntu.
        Debian = "debian",
        /// RHEL and its relatives.
        Rhel = "rhel",
        /// Alpine.
        Alpine = "alpine",
        /// Nothing in particular.
        None = "none",
    }
}

/// The answers for the three decisions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Platform {
    /// Containers on virtual machines or on bare metal.
    pub machines: MachinesAnswers,
    /// Operating system and kernel of the nodes.
    pub system: SystemAnswers,
    /// Base distribution of the images.
    pub base: BaseAnswers,
}

/// Virtual machines or bare metal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct MachinesAnswers {
    /// What the team knows.
    pub know: Machines,
    /// Whether tenants or rules ask for the boundary of a virtual machine.
    pub boundary: bool,
    /// Whether a test of your own showed that the application needs the bare hardware.
    pub hardware: bool,
}

impl Default for MachinesAnswers {
    fn default() -> Self {
        Self { know: Machines::Vms, boundary: false, hardware: false }
    }
}

/// Operating system and kernel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct SystemAnswers {
    /// What the team knows.
    pub know: System,
    /// Whether its support ends within twelve months, or has ended.
    pub ends_soon: bool,
}

impl Default for SystemAnswers {
    fn default() -> Self {
        Self { know: System::Ubuntu, ends_soon: false }
    }
}

/// Base distribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct BaseAnswers {
    /// What applications are deployed on today.
    pub deployed_on: BaseSystem,
    /// Whether pulling images measurably delays recovery or scaling.
    pub pulls_hurt: bool,
    /// Whether the applications were tested on Alpine's C library, musl.
    pub tested_on_musl: bool,
}

impl Default for BaseAnswers {
    fn default() -> Self {
        Self { deployed_on: BaseSystem::Debian, pulls_hurt: false, tested_on_musl: false }
    }
}

/// One of the decisions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Choice {
    /// `machines`, `system` or `base`.
    pub decision: &'static str,
    /// What to take.
    pub verdict: &'static str,
    /// The verdict in words.
    pub title: &'static str,
    /// The rule that said so.
    pub rule: &'static str,
    /// Its reason.
    pub reason: &'static str,
    /// Whose judgement it is.
    pub whose: &'static str,
    /// Answers, reset one by one to the usual ones, that give another verdict.
    pub tipped_by: Vec<&'static str>,
    /// Answers that would give another verdict.
    pub would_change_if: Vec<PlatformChange>,
    /// What to do.
    pub actions: Vec<&'static str>,
    /// What the talk said.
    pub talk: &'static str,
    /// What has changed.
    pub today: &'static str,
    /// Where that is written.
    pub sources: &'static [&'static str],
}

/// An answer that would give another verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlatformChange {
    /// The question.
    pub answer: &'static str,
    /// The other answer.
    pub to: &'static str,
    /// The verdict that it would give.
    pub verdict: &'static str,
}

/// A verdict's name, title, rule, reason and whose it is.
type Ruled = (&'static str, &'static str, &'static str, &'static str, &'static str);

fn machines(a: MachinesAnswers) -> Ruled {
    match (a.boundary, a.hardware, a.know) {
        (true, true, _) => (
            "both",
            "Both: virtual machines, and metal for what was measured",
            "V1",
            "Tenants or rules ask for the boundary of a virtual machine, and a test of yours asks for the bare hardware.",
            "ours",
        ),
        (true, false, _) => {
            ("vms", "Virtual machines", "V2", "Tenants or rules ask for the boundary of a virtual machine.", "ours")
        }
        (false, true, Machines::Metal) => {
            ("metal", "Bare metal", "V3", "Your own test asks for the bare hardware, and you know it.", "ours")
        }
        (false, true, _) => (
            "both",
            "Both: metal for what was measured, the rest where it is",
            "V3",
            "Your own test asks for the bare hardware; move only what was measured.",
            "ours",
        ),
        (false, false, Machines::Metal) => {
            ("metal", "Bare metal", "V4", "Stick with what you know at first.", "talk 2017")
        }
        (false, false, Machines::Both) => {
            ("both", "Both, as you have them", "V4", "Stick with what you know at first.", "talk 2017")
        }
        (false, false, Machines::Vms) => {
            ("vms", "Virtual machines", "V4", "Stick with what you know at first.", "talk 2017")
        }
        (false, false, Machines::Neither) => {
            ("vms", "Virtual machines", "V5", "You know neither, and a virtual machine is replaced in minutes.", "ours")
        }
    }
}

fn system(a: SystemAnswers) -> Ruled {
    match (a.ends_soon, a.know) {
        (_, System::None) => (
            "ubuntu-lts",
            "Ubuntu LTS (24.04 or 26.04), or Debian 13",
            "O1",
            "Without an opinion of your own take what Docker packages and many run.",
            "ours",
        ),
        (true, _) => (
            "newer-release",
            "A newer release of what you know",
            "O2",
            "A system without support gets no fixes, and the Engine leans on its kernel.",
            "ours",
        ),
        (false, System::Other) => (
            "tested",
            "A distribution that Docker tests, once you can",
            "O3",
            "Docker packages and tests few distributions; derivatives may work, untested.",
            "ours",
        ),
        (false, _) => (
            "what-you-know",
            "The distribution that you know",
            "O4",
            "Stick with what you know, in a release that is still supported.",
            "talk 2017",
        ),
    }
}

fn base(a: BaseAnswers) -> Ruled {
    match (a.deployed_on, a.pulls_hurt && a.tested_on_musl) {
        (BaseSystem::Alpine, _) => ("alpine", "Alpine, as today", "B1", "Match what you deploy on today.", "talk 2017"),
        (_, true) => (
            "alpine",
            "Alpine",
            "B2",
            "Pulling measurably costs you, and your applications were tested on musl.",
            "ours",
        ),
        (BaseSystem::Debian, false) => (
            "same",
            "Debian or Ubuntu, as today",
            "B1",
            "Match what you deploy on today; consider Alpine later, maybe much later.",
            "talk 2017",
        ),
        (BaseSystem::Rhel, false) => (
            "same",
            "The RHEL family, as today",
            "B1",
            "Match what you deploy on today; consider Alpine later, maybe much later.",
            "talk 2017",
        ),
        (BaseSystem::None, false) => (
            "debian-slim",
            "The official image of your language, on Debian slim",
            "B3",
            "Nothing to match, so take what most official images are built on.",
            "ours",
        ),
    }
}

/// One answer changed at a time: the question, the words of the answers, and the verdict under each.
struct Trial {
    question: &'static str,
    usual: usize,
    here: usize,
    outcomes: Vec<(&'static str, &'static str)>,
}

fn words<T: Copy + PartialEq>(
    question: &'static str,
    all: &[T],
    usual: T,
    here: T,
    word: fn(T) -> &'static str,
    verdict: impl Fn(T) -> &'static str,
) -> Trial {
    let place = |one: T| all.iter().position(|o| *o == one).unwrap_or(0);
    let outcomes = all.iter().map(|one| (word(*one), verdict(*one))).collect();
    Trial { question, usual: place(usual), here: place(here), outcomes }
}

fn switch(question: &'static str, here: bool, verdict: impl Fn(bool) -> &'static str) -> Trial {
    let word = |yes: bool| if yes { "yes" } else { "no" };
    words(question, &[false, true], false, here, word, verdict)
}

fn choice(
    decision: &'static str,
    ruled: Ruled,
    trials: &[Trial],
    actions: Vec<&'static str>,
    (talk, today, sources): (&'static str, &'static str, &'static [&'static str]),
) -> Choice {
    let (verdict, title, rule, reason, whose) = ruled;
    let tipped = |t: &&Trial| t.here != t.usual && t.outcomes[t.usual].1 != verdict;
    let changes = trials.iter().flat_map(|t| {
        let other = t.outcomes.iter().filter(move |(_, v)| *v != verdict);
        other.map(|(to, verdict)| PlatformChange { answer: t.question, to, verdict })
    });
    Choice {
        decision,
        verdict,
        title,
        rule,
        reason,
        whose,
        tipped_by: trials.iter().filter(tipped).map(|t| t.question).collect(),
        would_change_if: changes.collect(),
        actions,
        talk,
        today,
        sources,
    }
}

/// The three decisions.
pub fn decide(platform: &Platform) -> Vec<Choice> {
    vec![machines_choice(platform.machines), system_choice(platform.system), base_choice(platform.base)]
}

fn machines_choice(a: MachinesAnswers) -> Choice {
    let usual = MachinesAnswers::default();
    let trials = [
        words("know", Machines::ALL, usual.know, a.know, Machines::as_str, |know| {
            machines(MachinesAnswers { know, ..a }).0
        }),
        switch("boundary", a.boundary, |boundary| machines(MachinesAnswers { boundary, ..a }).0),
        switch("hardware", a.hardware, |hardware| machines(MachinesAnswers { hardware, ..a }).0),
    ];
    choice(
        "machines",
        machines(a),
        &trials,
        vec![
            "Run a basic performance test of your own application before you decide by speed.",
            "Count virtual machines on one host as one failure domain: three managers on one host survive nothing.",
        ],
        (
            "Either or both; stick with what you know at first; do some basic performance tests.",
            "Nothing has changed: Docker prefers neither. The benchmark of 2017 behind the advice is too old to quote.",
            &["https://github.com/BretFisher/sysbench-docker-hpe"],
        ),
    )
}

fn system_choice(a: SystemAnswers) -> Choice {
    let usual = SystemAnswers::default();
    let trials = [
        words("know", System::ALL, usual.know, a.know, System::as_str, |know| system(SystemAnswers { know, ..a }).0),
        switch("ends_soon", a.ends_soon, |ends_soon| system(SystemAnswers { ends_soon, ..a }).0),
    ];
    choice(
        "system",
        system(a),
        &trials,
        vec![
            "Install the Engine from Docker's own packages (download.docker.com), not from the distribution's.",
            "Use cgroup v2, and ext4 or xfs with ftype=1.",
            "The minimum version that starts is not the version to run: take a current kernel of a supported release.",
        ],
        (
            "Docker depends strongly on kernel and storage driver; with no opinion of your own take Ubuntu 16.04 LTS, or InfraKit and LinuxKit.",
            "Ubuntu 16.04 lost its standard support in April 2021: do not use it. 24.04 is supported to 2029-05, 26.04 to 2031-04. The choice of storage drivers no longer decides: overlay2 won, and since Engine 29 the containerd image store is the default on fresh installs. InfraKit is archived; LinuxKit lives, but not as a server distribution.",
            &[
                "https://docs.docker.com/engine/install/ubuntu/",
                "https://endoflife.date/ubuntu",
                "https://docs.docker.com/engine/release-notes/29/",
            ],
        ),
    )
}

fn base_choice(a: BaseAnswers) -> Choice {
    let usual = BaseAnswers::default();
    let trials = [
        words("deployed_on", BaseSystem::ALL, usual.deployed_on, a.deployed_on, BaseSystem::as_str, |deployed_on| {
            base(BaseAnswers { deployed_on, ..a }).0
        }),
        switch("pulls_hurt", a.pulls_hurt, |pulls_hurt| base(BaseAnswers { pulls_hurt, ..a }).0),
        switch("tested_on_musl", a.tested_on_musl, |tested_on_musl| base(BaseAnswers { tested_on_musl, ..a }).0),
    ];
    choice(
        "base",
        base(a),
        &trials,
        vec![
            "Do not decide by the size of one image: layers are stored once on each host.",
            "Name a version in FROM, and rebuild when the base gets fixes.",
        ],
        (
            "Don't decide by image size; at first match your existing deployment process; consider Alpine later, maybe much later.",
            "Layers are still shared on a host, but each new node pulls the whole image, so size adds to the time of recovery (ours). Slim variants of Debian images give most of the saving without another C library (ours). How musl differs from glibc was not looked into here.",
            &["https://docs.docker.com/build/building/best-practices/"],
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(decision: &str, platform: Platform) -> Choice {
        decide(&platform).into_iter().find(|c| c.decision == decision).expect("a decision")
    }

    #[test]
    fn what_a_team_knows_stays() {
        let usual = Platform::default();
        for (decision, verdict) in [("machines", "vms"), ("system", "what-you-know"), ("base", "same")] {
            let choice = of(decision, usual);
            assert_eq!((choice.verdict, choice.whose), (verdict, "talk 2017"));
            assert!(choice.tipped_by.is_empty() && !choice.would_change_if.is_empty());
        }
    }

    #[test]
    fn one_answer_tips_and_is_named() {
        let metal = MachinesAnswers { know: Machines::Metal, boundary: true, hardware: false };
        let choice = of("machines", Platform { machines: metal, ..Platform::default() });
        assert_eq!((choice.verdict, choice.rule), ("vms", "V2"));
        assert_eq!(choice.tipped_by, ["boundary"]);
        assert!(choice.would_change_if.iter().any(|c| c.answer == "hardware" && c.to == "yes" && c.verdict == "both"));

        let old = SystemAnswers { know: System::Rhel, ends_soon: true };
        assert_eq!(of("system", Platform { system: old, ..Platform::default() }).tipped_by, ["ends_soon"]);

        let small = BaseAnswers { pulls_hurt: true, ..BaseAnswers::default() };
        let choice = of("base", Platform { base: small, ..Platform::default() });
        assert_eq!(choice.verdict, "same", "an untested C library is no answer to slow pulls");
        assert!(choice.would_change_if.iter().any(|c| c.answer == "tested_on_musl"));
    }
}
