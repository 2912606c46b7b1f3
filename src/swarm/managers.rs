//! Managers: quorum, and their places in zones.
//!
//! Sources: Docker docs `engine/swarm/admin_guide.md` (table of quorum, at least three zones, 2-2-1), `raft.md`.

use serde::{Deserialize, Serialize};

/// Docker's stated maximum.
pub const MOST_MANAGERS: u32 = 7;
/// Where the talk stops.
pub const TALK_MANAGERS: u32 = 5;

/// Managers that must agree.
pub fn quorum(managers: u32) -> u32 {
    managers / 2 + 1
}

/// Managers that may fail.
pub fn tolerated(managers: u32) -> u32 {
    managers.saturating_sub(1) / 2
}

/// Managers that survive so many failures.
pub fn needed(failures: u32) -> u32 {
    2 * failures + 1
}

/// Managers spread over zones as evenly as can be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneLayout {
    /// Managers in each zone.
    pub layout: Vec<u32>,
    /// Whether a quorum is left whichever zone fails.
    pub safe: bool,
}

/// The layout of managers over zones.
pub fn over_zones(managers: u32, zones: u32) -> ZoneLayout {
    let used = zones.min(managers).max(1);
    let in_zone = |zone| if zone < used { managers / used + u32::from(zone < managers % used) } else { 0 };
    let layout: Vec<u32> = (0..zones).map(in_zone).collect();
    let largest = layout.iter().copied().max().unwrap_or_default();
    ZoneLayout { layout, safe: managers - largest >= quorum(managers) }
}

/// Quorum and what it tolerates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quorum {
    /// Managers that must agree.
    pub quorum: u32,
    /// Managers that may fail.
    pub tolerated: u32,
}

impl Quorum {
    /// Of so many managers.
    pub fn of(managers: u32) -> Self {
        Self { quorum: quorum(managers), tolerated: tolerated(managers) }
    }
}
