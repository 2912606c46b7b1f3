//! One swarm or several.
//!
//! The talk's good reasons are learning, geography, and who may use the Docker API; for each bad reason there is
//! something to use inside one swarm.

use super::input::{Input, Reason};
use serde::Serialize;

/// How many swarms, and what to use in place of more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Swarms {
    /// How many.
    pub count: u64,
    /// For each bad reason what to use inside one swarm.
    pub substitutes: Vec<Substitute>,
    /// For each good reason its values.
    pub split_by: Vec<Split>,
}

/// What to use in place of one more swarm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Substitute {
    /// The reason that is none.
    pub reason: Reason,
    /// What to use.
    #[serde(rename = "use")]
    pub instead: &'static str,
}

/// A good reason with its values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Split {
    /// The reason.
    pub reason: Reason,
    /// How many swarms it asks for.
    pub count: u64,
    /// What the talk says of it.
    pub why: &'static str,
}

/// Judges the reasons for several swarms.
pub fn judge(input: &Input) -> Swarms {
    let given = |r: &Reason| input.several_swarms_reasons.contains(r);
    let split = |reason: Reason| {
        let mut values: Vec<&str> =
            input.several_swarms_values.get(&reason).into_iter().flatten().map(String::as_str).collect();
        values.sort_unstable();
        values.dedup();
        let count = match (reason, values.len() as u64) {
            // A test swarm stands beside production even when it is the only one that is named.
            (_, 0) | (Reason::Learning, 1) => 2,
            (_, n) => n,
        };
        Split { reason, count, why: why(reason) }
    };
    let split_by: Vec<Split> = Reason::ALL.into_iter().filter(|r| r.is_good() && given(r)).map(split).collect();
    let substitute = |reason| Substitute { reason, instead: instead(reason) };
    Swarms {
        count: split_by.iter().fold(1, |product, s| product.saturating_mul(s.count)),
        substitutes: Reason::ALL.into_iter().filter(|r| !r.is_good() && given(r)).map(substitute).collect(),
        split_by,
    }
}

fn why(reason: Reason) -> &'static str {
    match reason {
        Reason::Learning => "Things are tried on a test swarm, so that production sees only what was tried.",
        Reason::Geography => {
            "Managers must answer each other within the raft timeouts, and chatty services belong together: one swarm for each place."
        }
        _ => "Who may use the Docker API of a manager may do everything in that swarm, so the boundary is the swarm.",
    }
}

fn instead(reason: Reason) -> &'static str {
    match reason {
        Reason::Hardware => {
            "Node labels for what the machines are (`docker node update --label-add disk=ssd NODE`) and constraints on the services that need it (`node.labels.disk==ssd`)."
        }
        Reason::Os => {
            "Constraints on what swarm knows of each node (`node.platform.os==windows`), with managers on Linux."
        }
        Reason::Subnets => {
            "Workers in their own subnets, with 2377/tcp to the managers and 7946/tcp, 7946/udp and 4789/udp between all nodes, and labels for where they stand."
        }
        Reason::Zones => {
            "A zone label on each node, a spread preference over it (`spread: node.labels.zone`), and managers in at least three zones."
        }
        Reason::Compliance => {
            "Labelled node pools with constraints, an overlay network of its own (encrypted where the wire is not trusted), secrets, and auto-lock. A rule that asks for a control plane of its own is the good reason api_boundary instead."
        }
        Reason::Learning | Reason::Geography | Reason::ApiBoundary => "",
    }
}
