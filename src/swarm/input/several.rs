use serde::{Deserialize, Serialize};

/// A reason for more than one swarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Things are tried on a swarm of their own.
    Learning,
    /// Places far apart.
    Geography,
    /// Other people may use the Docker API.
    ApiBoundary,
    /// Different machines.
    Hardware,
    /// Different operating systems.
    Os,
    /// Different subnets or security groups.
    Subnets,
    /// Different availability zones.
    Zones,
    /// A security boundary for compliance.
    Compliance,
}

impl Reason {
    /// All reasons, the good ones first.
    pub const ALL: [Self; 8] = [
        Self::Learning,
        Self::Geography,
        Self::ApiBoundary,
        Self::Hardware,
        Self::Os,
        Self::Subnets,
        Self::Zones,
        Self::Compliance,
    ];

    /// Whether the talk calls it a good reason.
    pub fn is_good(self) -> bool {
        matches!(self, Self::Learning | Self::Geography | Self::ApiBoundary)
    }

    /// The word that JSON has for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Learning => "learning",
            Self::Geography => "geography",
            Self::ApiBoundary => "api_boundary",
            Self::Hardware => "hardware",
            Self::Os => "os",
            Self::Subnets => "subnets",
            Self::Zones => "zones",
            Self::Compliance => "compliance",
        }
    }
}
