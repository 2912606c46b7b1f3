use super::{
    Finding, Input, Stopped, Watch,
    addresses::{self, Budget, Mtu},
    cattle::{self, Habit},
    derivations::{self, Derivation},
    drill::Report,
    findings::{self, Plan},
    firewall::{self, FirewallRow},
    labels::{self, LabelPlan},
    manager_size::{self, ManagerSize},
    managers::{self, Quorum, ZoneLayout},
    orchestration::{self, Orchestrator},
    runbook::{self, Chapter},
    several::{self, Swarms},
    stack_advice,
    then_and_now::{self, Comparison},
    tier::{self, Decision, Nodes, Tier},
    windows::{self, WindowsPlan},
};
use crate::diagnostic::Severity;
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;

/// The size of a swarm with everything that is said about it.
#[derive(Clone, Debug, Serialize)]
pub struct Answer {
    /// Its size, in the talk's words where the talk has one.
    pub tier: Tier,
    /// Its nodes.
    pub nodes: Nodes,
    /// What its managers tolerate.
    pub quorum: Quorum,
    /// Where its managers stand.
    pub zones: ZoneLayout,
    /// The nodes that carry tasks.
    pub capacity: CapacityFigures,
    /// Addresses of each network, ingress last.
    pub addresses: Vec<Budget>,
    /// MTU inside each network.
    pub mtu: Vec<Mtu>,
    /// One swarm or several.
    pub swarms: Swarms,
    /// Whether an orchestrator is needed; `None` where that was not asked.
    pub orchestrator: Option<Orchestrator>,
    /// What does not hold, gravest first.
    pub findings: Vec<Finding>,
    /// How each figure came about.
    pub derivations: Vec<Derivation>,
    /// What the talk said and what holds today, where they differ.
    pub then_and_now: Vec<Comparison>,
    /// How large managers should be.
    pub manager_size: ManagerSize,
    /// Which ports are open from where to where.
    pub firewall: Vec<FirewallRow>,
    /// Labels to set and constraints to write.
    pub labels: LabelPlan,
    /// Windows nodes; `None` where no service asks for them.
    pub windows: Option<WindowsPlan>,
    /// Whether nodes can be replaced without care.
    pub cattle: Vec<Habit>,
    /// What to type, in order.
    pub runbook: Vec<Chapter>,
    /// A stack file with the keys that are advised, to lay over the reader's own.
    pub stack_overlay: String,
    /// What the drill showed, where one was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drill: Option<Report>,
}

/// The nodes that carry tasks, as JSON has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapacityFigures {
    /// How many are needed; `None` where no number is known to do.
    pub nodes_needed: Option<u32>,
    /// What a plain sum of reservations asks for.
    pub lower_bound: Option<u32>,
    /// What fails with fewer.
    pub last_failure: Option<String>,
    /// The number of nodes that this is said of.
    pub last_failure_at: Option<u32>,
    /// Whether every set of failing nodes was tried.
    pub proved: bool,
}

impl Answer {
    /// The gravest level among the findings.
    pub fn worst(&self) -> Option<Severity> {
        self.findings.iter().map(|f| f.level).min()
    }
}

/// Sizes a swarm.
pub fn size(input: &Input) -> Answer {
    let mut on = |_| ControlFlow::Continue(());
    let mut watch = Watch::new(&mut on);
    // Nobody cancels here, and a search that reaches its bound of work says so in its answer.
    match size_watched(input, &mut watch) {
        Ok((answer, _)) => answer,
        Err(_) => unreachable!("only a watcher that breaks off stops the sizing"),
    }
}

/// Sizes a swarm under the eyes of a watch; the answer and the decision that a drill starts from.
///
/// # Errors
/// When whoever watches cancels it.
pub fn size_watched(input: &Input, watch: &mut Watch<'_>) -> Result<(Answer, Decision), Stopped> {
    let decision = tier::decide(input, watch)?;
    let nodes = decision.nodes;
    let zones = managers::over_zones(nodes.managers, input.zones);
    let budgets = addresses::budgets(input, nodes);
    let capacity = CapacityFigures {
        nodes_needed: decision.capacity.nodes(),
        lower_bound: decision.capacity.lower_bound,
        last_failure: decision.capacity.last_failure.as_ref().map(|(_, failure)| failure.to_string()),
        last_failure_at: decision.capacity.last_failure.as_ref().map(|(nodes, _)| *nodes),
        proved: decision.capacity.exhaustive && decision.capacity.nodes().is_some(),
    };
    let findings = findings::find(&Plan { input, decision: &decision, layout: &zones, budgets: &budgets });
    let swarms = several::judge(input);
    let orchestrator = orchestration::judge(input);
    let mtu = addresses::mtus(input);
    let manager_size = manager_size::advise(nodes);
    let derivations = derivations::derive(&derivations::Facts {
        input,
        decision: &decision,
        zones: &zones,
        budgets: &budgets,
        swarms: &swarms,
        orchestrator: orchestrator.as_ref(),
    });
    let answer = Answer {
        tier: decision.tier,
        nodes,
        quorum: Quorum::of(nodes.managers),
        zones,
        capacity,
        addresses: budgets,
        mtu,
        swarms,
        orchestrator,
        findings,
        derivations,
        then_and_now: then_and_now::compare(input, &decision),
        manager_size,
        firewall: firewall::table(input, nodes),
        labels: labels::plan(input, nodes),
        windows: windows::plan(input),
        cattle: cattle::habits(input),
        runbook: runbook::write(input, &decision),
        stack_overlay: stack_advice::overlay(input, nodes),
        drill: None,
    };
    Ok((answer, decision))
}
