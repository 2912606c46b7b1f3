//! The stack board: one product for each layer, what clashes, and what the choice comes to.

mod conflicts;
mod total;

pub use conflicts::{Conflict, ConflictKind, Level};
pub use total::{Pick, Total};

use super::{Catalogue, answers::word_enum};
use serde::Serialize;
use std::collections::BTreeMap;

word_enum! {
    /// A row of the board: the talk's eleven, and what has joined them.
    pub enum BoardLayer {
        /// A graphical interface for the swarm.
        Gui = "gui",
        /// Metrics and alerts.
        Monitoring = "monitoring",
        /// Central logging.
        Logs = "logs",
        /// The proxy that routes by host name and path.
        L7Proxy = "l7_proxy",
        /// Where images are kept.
        Registry = "registry",
        /// Building and pushing images; the talk's CI/CD.
        CiBuild = "ci_build",
        /// Deploying by itself.
        CdAuto = "cd_auto",
        /// Volumes that nodes share.
        Storage = "storage",
        /// Databases.
        Database = "database",
        /// Secrets.
        SecretsMgr = "secrets_mgr",
        /// Looking for known faults in images.
        Scanning = "scanning",
        /// Where backups are kept.
        BackupTarget = "backup_target",
        /// Changing the number of nodes or tasks by load.
        Autoscaling = "autoscaling",
        /// Functions as a service.
        Faas = "faas",
        /// Networks between containers.
        Networking = "networking",
        /// What places containers on nodes.
        Orchestration = "orchestration",
        /// What runs containers.
        Runtime = "runtime",
        /// Machines and their system.
        HwOs = "hw_os",
    }
}

/// What a board comes to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StackReport {
    /// The choices, in the board's order.
    pub picks: Vec<Pick>,
    /// What clashes, gravest first.
    pub conflicts: Vec<Conflict>,
    /// The sum.
    pub total: Total,
}

/// What a board comes to. Products that the catalogue does not know are listed as conflicts.
pub fn compose(catalogue: &Catalogue, board: &BTreeMap<BoardLayer, String>) -> StackReport {
    let picks = total::picks(catalogue, board);
    StackReport { conflicts: conflicts::find(catalogue, board), total: total::add(&picks), picks }
}
