use super::Order;
use serde_json::{Value, json};

/// The page's colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq)]
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

    /// The settings as they are kept.
    pub fn to_json(&self) -> Value {
        json!({
            "theme": self.theme.as_str(),
            "split": self.split,
            "order": self.order.as_str(),
            "active": self.active,
        })
    }

    /// Settings as they were kept; what is missing or strange is the default.
    pub fn from_json(kept: &Value) -> Self {
        let default = Self::default();
        let word = |key: &str| kept[key].as_str().unwrap_or_default();
        let number = |key: &str| kept[key].as_u64();
        Self {
            theme: Theme::ALL.into_iter().find(|t| t.as_str() == word("theme")).unwrap_or_default(),
            split: number("split").map_or(default.split, |n| n.clamp(20, 80) as u32),
            order: Order::ALL.into_iter().find(|o| o.as_str() == word("order")).unwrap_or_default(),
            active: number("active").map_or(0, |n| n as usize),
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self { theme: Theme::default(), split: 52, order: Order::default(), active: 0 }
    }
}
