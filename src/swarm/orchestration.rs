//! Whether an orchestrator is needed at all.

use super::input::{Input, OrchestratorQuestion};
use serde::Serialize;

/// What to run containers with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Compose on one host.
    Compose,
    /// A swarm of one node.
    Baby,
    /// A swarm.
    Swarm,
    /// Each container in its own virtual machine.
    OneContainerPerVm,
    /// A swarm whose nodes are parted by trust.
    SplitSwarm,
    /// Something larger.
    Kubernetes,
}

/// The answer with its reasons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Orchestrator {
    /// What to use.
    pub answer: Answer,
    /// Why.
    pub why: String,
    /// What is known of swarm's future, with its date.
    pub status: &'static str,
}

/// What is known of swarm's future.
pub const STATUS: &str = "Swarm mode is part of Docker Engine 29 and not deprecated; Mirantis promises support to its \
customers until 2030; SwarmKit's development is mostly upkeep (as of August 2026).";

/// Judges whether an orchestrator is needed; nothing where that was not asked.
pub fn judge(input: &Input) -> Option<Orchestrator> {
    let asked = input.orchestrator?;
    let (answer, why) = answer(&asked, containers(input, &asked));
    Some(Orchestrator { answer, why, status: STATUS })
}

/// The containers to run: as answered, or the tasks of the services, each global one counted once.
fn containers(input: &Input, asked: &OrchestratorQuestion) -> u64 {
    let tasks = || input.services.iter().map(|s| u64::from(super::addresses::tasks(s, 1))).sum();
    asked.containers.map_or_else(tasks, u64::from)
}

fn answer(asked: &OrchestratorQuestion, containers: u64) -> (Answer, String) {
    if asked.hosts == Some(1) {
        return if asked.wants_swarm_features {
            let why = "There is one host, and secrets, configs, rolling updates or rollback are wanted: a swarm of one \
                       node has them after one `docker swarm init`.";
            (Answer::Baby, why.to_owned())
        } else {
            let why = "There is one host: Compose does, and reads the whole Compose Specification. A Baby swarm is for \
                       those who want secrets, configs, rolling updates or rollback.";
            (Answer::Compose, why.to_owned())
        };
    }
    if asked.needs_kubernetes_features {
        let why = "Operators, autoscaling of pods, device plugins or access rules by role are needed. Swarm has none of \
                   them without paying: look at Kubernetes.";
        return (Answer::Kubernetes, why.to_owned());
    }
    let reasons = [
        (asked.good_automation, "machines are made by good automation already"),
        (asked.vm_autoscale, "virtual machines scale by themselves"),
        (asked.vm_boundary_required, "the boundary of a virtual machine is wanted"),
    ];
    let reasons: Vec<&str> = reasons.iter().filter(|(given, _)| *given).map(|(_, why)| *why).collect();
    let enough = containers <= u64::from(asked.vms_affordable);
    if !reasons.is_empty() && !asked.cross_service_discovery && enough {
        let why = format!(
            "One container in each virtual machine will do: {}; services need not find each other over hosts; {containers} \
             containers fit into {} machines. It changes the infrastructure least.",
            reasons.join(", "),
            asked.vms_affordable
        );
        return (Answer::OneContainerPerVm, why);
    }
    let against = if asked.cross_service_discovery {
        "services must find each other over hosts".to_owned()
    } else if reasons.is_empty() {
        "nothing makes and scales virtual machines for you, and their boundary is not asked for".to_owned()
    } else {
        format!("{containers} containers are more than the {} machines that can be paid for", asked.vms_affordable)
    };
    if asked.vm_boundary_required {
        let why = format!(
            "The boundary of a virtual machine is wanted, but {against}. Part a swarm's nodes by trust: a label for each \
             group and constraints on its services, or a runtime such as Kata Containers."
        );
        return (Answer::SplitSwarm, why);
    }
    (Answer::Swarm, format!("A swarm: {against}."))
}
