use crate::diagnostic::Severity;
use std::{fmt, str::FromStr};

/// From which level on findings make the command fail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Threshold {
    /// Errors only.
    Error,
    /// Warnings and errors.
    Warning,
    /// All but style.
    #[default]
    Info,
    /// Any finding.
    Style,
    /// Any finding.
    Ignore,
    /// Any finding, as hadolint 2.15.1 takes the word; `no-fail` is what never fails.
    None,
}

impl Threshold {
    /// All thresholds.
    pub const ALL: [Self; 6] = [Self::Error, Self::Warning, Self::Info, Self::Style, Self::Ignore, Self::None];

    /// The word that configuration uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
            Self::Style => "style",
            Self::Ignore => "ignore",
            Self::None => "none",
        }
    }

    /// Whether a finding of this level makes the command fail.
    pub fn is_reached_by(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity <= Severity::Error,
            Self::Warning => severity <= Severity::Warning,
            Self::Info => severity <= Severity::Info,
            Self::Style | Self::Ignore | Self::None => true,
        }
    }
}

impl fmt::Display for Threshold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Threshold {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|t| t.as_str() == word)
            .ok_or_else(|| format!("`{word}` is no threshold: use error, warning, info, style, ignore or none"))
    }
}
