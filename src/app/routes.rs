//! The page's places, as the address's fragment names them. Only the fragment: it works from any folder of any
//! host, and from a file.

use super::platform;

/// A place that has a tab of its own. The header shows tabs as soon as there are two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The editor and its findings.
    Dockerfile,
    /// The size of the swarm, and what fails when a node does.
    Swarm,
    /// What to run and what to leave to others.
    Outsourcing,
    /// All of it, to hand on.
    Report,
}

impl Place {
    /// The places that are there, in the order of their tabs.
    pub const ALL: [Self; 4] = [Self::Dockerfile, Self::Swarm, Self::Outsourcing, Self::Report];

    /// The place's name in the address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Dockerfile => "dockerfile",
            Self::Swarm => "swarm",
            Self::Outsourcing => "outsourcing",
            Self::Report => "report",
        }
    }
}

/// Whether a fragment is a link that carries what somebody entered, as [`crate::share::Link`] writes it. Some mail
/// gateways escape its signs.
pub fn carries_state(fragment: &str) -> bool {
    fragment.contains("?s=") || fragment.contains("%3Fs")
}

/// Where the reader is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// At one of the places.
    At(Place),
    /// The list of all rules, beside the editor.
    Rules,
    /// One rule's documentation, beside the editor; holds the code or an alias.
    Rule(String),
}

impl Route {
    /// Reads a fragment, with or without its `#`; what means nothing is the first place.
    pub fn parse(fragment: &str) -> Self {
        if carries_state(fragment) {
            return Self::At(Place::Report);
        }
        let path = fragment.trim_start_matches('#').split('?').next().unwrap_or_default();
        match path.split_once('/') {
            Some(("rule", code)) if !code.is_empty() => Self::Rule(platform::decode_uri(code)),
            None if path == "rule" => Self::Rules,
            _ => Self::At(Place::ALL.into_iter().find(|p| p.as_str() == path).unwrap_or(Place::Dockerfile)),
        }
    }

    /// The fragment that leads here.
    pub fn href(&self) -> String {
        match self {
            Self::At(place) => format!("#{}", place.as_str()),
            Self::Rules => "#rule".to_owned(),
            Self::Rule(code) => format!("#rule/{}", platform::encode_uri(code)),
        }
    }
}
