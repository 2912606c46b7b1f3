use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Whose judgement is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// Everything useful, each fault once.
    #[default]
    Plimsoll,
    /// What hadolint 2.15.1 says, at its lines and with its severities.
    Hadolint,
    /// What `docker build --check` says.
    Buildkit,
}

impl Profile {
    /// All profiles, the default first.
    pub const ALL: [Self; 3] = [Self::Plimsoll, Self::Hadolint, Self::Buildkit];

    /// The name used by the command, configuration and links.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plimsoll => "plimsoll",
            Self::Hadolint => "hadolint",
            Self::Buildkit => "buildkit",
        }
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Profile {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|p| p.as_str() == word)
            .ok_or_else(|| format!("`{word}` is no profile: use plimsoll, hadolint or buildkit"))
    }
}
