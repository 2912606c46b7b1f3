use std::fmt;

/// Why a number of nodes is not enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// A task finds no node though all are up.
    Pending {
        /// Its service.
        service: String,
        /// The nodes.
        nodes: u32,
    },
    /// A start-first copy finds no node.
    Copy {
        /// Its service.
        service: String,
        /// Nodes that failed before; none: all are up.
        lost: Vec<u32>,
    },
    /// A task finds no other node after nodes failed.
    Lost {
        /// Its service.
        service: String,
        /// The nodes that failed.
        lost: Vec<u32>,
    },
    /// A task finds no other node after a zone failed.
    Zone {
        /// Its service.
        service: String,
        /// The zone.
        zone: u32,
    },
    /// All nodes fail at the same time.
    Everything {
        /// How many.
        nodes: u32,
    },
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pending { service, nodes: 1 } => write!(f, "{service} pending with the one node up"),
            Self::Pending { service, nodes } => write!(f, "{service} pending with all {nodes} nodes up"),
            Self::Copy { service, lost } if lost.is_empty() => {
                write!(f, "{service} start-first copy pending with all nodes up")
            }
            Self::Copy { service, lost } => {
                write!(f, "{service} start-first copy pending after losing {}", listed(lost))
            }
            Self::Lost { service, lost } => write!(f, "{service} pending after losing {}", listed(lost)),
            Self::Zone { service, zone } => write!(f, "{service} pending after losing zone {zone}"),
            Self::Everything { nodes: 1 } => f.write_str("the one node is lost, so nothing is left to run on"),
            Self::Everything { nodes } => write!(f, "all {nodes} nodes are lost at once, so nothing is left to run on"),
        }
    }
}

/// `node 0`, `nodes 0 and 1`, `nodes 0, 1 and 2`.
fn listed(nodes: &[u32]) -> String {
    let names: Vec<String> = nodes.iter().map(u32::to_string).collect();
    match names.as_slice() {
        [one] => format!("node {one}"),
        [head @ .., last] => format!("nodes {} and {last}", head.join(", ")),
        [] => "no node".to_owned(),
    }
}
