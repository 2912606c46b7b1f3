use crate::text::Edit;
use serde::{Deserialize, Serialize};

/// Whether a fix may be applied without a second look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// Keeps what the build does, the fault apart; "fix all" applies it.
    Safe,
    /// May change what the image holds or does; applied only when asked for by itself.
    Unsafe,
    /// A pattern to adapt by hand: it has a place to fill in.
    Display,
}

impl Applicability {
    /// The word that JSON uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
            Self::Display => "display",
        }
    }
}

/// A way to mend a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// What applying it does, as an order: "Add `-y`".
    pub title: String,
    /// How far it can be trusted.
    pub applicability: Applicability,
    /// The replacements, all of which belong together.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A fix that "fix all" may apply.
    pub fn safe(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { title: title.into(), applicability: Applicability::Safe, edits }
    }

    /// A fix that may change what is built.
    pub fn risky(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { title: title.into(), applicability: Applicability::Unsafe, edits }
    }

    /// A pattern to fill in by hand.
    pub fn display(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { title: title.into(), applicability: Applicability::Display, edits }
    }
}
