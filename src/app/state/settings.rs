use super::Order;
use serde::{Deserialize, Serialize};

/// The page's colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// What the system says.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The name that the style sheet and the storage use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// What the reader chose about the page itself, kept apart from the documents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Its colours.
    pub theme: Theme,
    /// The editor's share of the width or height, in percent.
    pub split: u32,
    /// The order of the findings.
    pub order: Order,
    /// Which document is shown, counted from 0.
    pub active: usize,
}

impl Settings {
    /// The divider stays between these, in percent.
    pub const SPLIT: std::ops::RangeInclusive<u32> = 20..=80;
}

impl Default for Settings {
    fn default() -> Self {
        Self { theme: Theme::default(), split: 52, order: Order::default(), active: 0 }
    }
}
