use serde::{Deserialize, Serialize};
use std::fmt;

/// What a rule is about, so that a reader can sort by what matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// What the parser or the build refuses.
    Syntax,
    /// Unique data that dies with its container.
    TrappingData,
    /// Builds that differ from day to day.
    UsingLatest,
    /// Software left as it comes.
    DefaultConfig,
    /// Images that fit one environment only.
    EnvironmentSpecific,
    /// Where the logs go.
    Logging,
    /// What the file tells its next reader.
    Documentation,
    /// Whether it builds and runs elsewhere.
    Portability,
    /// Size, layers and caches.
    Lean,
    /// Whether many copies can run.
    Scale,
    /// What an attacker gains.
    Security,
    /// What does not do what it seems to do.
    Correctness,
    /// The shell text of RUN, CMD, ENTRYPOINT and HEALTHCHECK.
    Shell,
    /// Taste and readability.
    Style,
    /// Stack files.
    Deploy,
    /// The size of the swarm.
    Sizing,
}

impl Group {
    /// All groups, in their order.
    pub const ALL: [Self; 16] = [
        Self::Syntax,
        Self::TrappingData,
        Self::UsingLatest,
        Self::DefaultConfig,
        Self::EnvironmentSpecific,
        Self::Logging,
        Self::Documentation,
        Self::Portability,
        Self::Lean,
        Self::Scale,
        Self::Security,
        Self::Correctness,
        Self::Shell,
        Self::Style,
        Self::Deploy,
        Self::Sizing,
    ];

    /// The name that JSON, configuration and the page use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::TrappingData => "trapping-data",
            Self::UsingLatest => "using-latest",
            Self::DefaultConfig => "default-config",
            Self::EnvironmentSpecific => "environment-specific",
            Self::Logging => "logging",
            Self::Documentation => "documentation",
            Self::Portability => "portability",
            Self::Lean => "lean",
            Self::Scale => "scale",
            Self::Security => "security",
            Self::Correctness => "correctness",
            Self::Shell => "shell",
            Self::Style => "style",
            Self::Deploy => "deploy",
            Self::Sizing => "sizing",
        }
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
