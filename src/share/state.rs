use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of [`State`] that this code writes.
pub const STATE_VERSION: u32 = 1;

/// Everything that a reader has entered. It holds inputs, never results.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct State {
    /// Version of this object's form.
    pub v: u32,
    /// The documents, in the order of the page.
    #[serde(default)]
    pub documents: Vec<Document>,
    /// Answers for the size of the swarm.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub swarm: Option<serde_json::Value>,
    /// Answers on what to outsource.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outsource: Option<serde_json::Value>,
    /// A product for each layer.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub stack_board: BTreeMap<String, String>,
    /// Where the reader stands.
    #[serde(default)]
    pub view: View,
    /// What made it.
    #[serde(default)]
    pub made: Made,
}

/// A text with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Document {
    /// How it is to be read.
    pub kind: DocumentKind,
    /// Its name: `Dockerfile`, `web.Dockerfile`.
    pub name: String,
    /// The text.
    pub text: String,
}

/// How a document is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum DocumentKind {
    /// A Dockerfile.
    #[default]
    Dockerfile,
    /// What the build context leaves out.
    Dockerignore,
    /// A stack file.
    Stack,
    /// The linter's configuration.
    Config,
}

impl DocumentKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Dockerfile, Self::Stack, Self::Dockerignore, Self::Config];

    /// Its name in a state object.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Dockerfile => "dockerfile",
            Self::Dockerignore => "dockerignore",
            Self::Stack => "stack",
            Self::Config => "config",
        }
    }

    /// The kind of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// What a file of this name holds: configuration of a linter, an ignore file, YAML, or else a Dockerfile.
    pub fn of_file(name: &str) -> Self {
        let name = name.to_ascii_lowercase();
        let is_yaml = name.rsplit_once('.').is_some_and(|(_, ending)| matches!(ending, "yaml" | "yml"));
        if is_yaml && (name.contains("hadolint") || name.contains("plimsoll")) {
            Self::Config
        } else if is_yaml {
            Self::Stack
        } else if name.ends_with("dockerignore") {
            Self::Dockerignore
        } else {
            Self::Dockerfile
        }
    }

    /// What a new document of this kind is called.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Dockerfile => "Dockerfile",
            Self::Dockerignore => ".dockerignore",
            Self::Stack => "stack.yml",
            Self::Config => ".plimsoll.yaml",
        }
    }
}

/// Where the reader stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct View {
    /// The place, without `#`: `dockerfile`, `rule/DL3007`.
    pub route: String,
    /// Language of the interface.
    pub locale: String,
}

/// What made a state.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Made {
    /// Version of Plimsoll.
    pub app: String,
    /// Date of its data.
    pub data: String,
    /// [`digest`] of the results that the maker saw.
    pub digest: String,
}

impl Default for State {
    fn default() -> Self {
        Self {
            v: STATE_VERSION,
            documents: Vec::new(),
            swarm: None,
            outsource: None,
            stack_board: BTreeMap::new(),
            view: View::default(),
            made: Made { app: env!("CARGO_PKG_VERSION").to_owned(), ..Made::default() },
        }
    }
}

impl State {
    /// Reads a state from JSON.
    ///
    /// # Errors
    /// Names the key that is unknown, missing or of the wrong kind, or the version that this code can't read.
    pub fn from_json(json: &str) -> Result<Self, String> {
        #[derive(Deserialize)]
        struct Versioned {
            v: u32,
        }
        let Versioned { v } = serde_json::from_str(json).map_err(|e| e.to_string())?;
        if v > STATE_VERSION {
            return Err(format!("v: version {v} is newer than the newest one known here, {STATE_VERSION}"));
        }
        serde_json::from_str(json).map_err(|e| e.to_string())
    }

    /// The state as compact JSON.
    pub fn to_json(&self) -> String {
        // The types hold nothing that JSON can't say.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// A short hash (FNV-1a, 32 bits, hexadecimal) of a part's results, to tell whether they differ today.
pub fn digest(results: &str) -> String {
    let hash = results.bytes().fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_survives_json_and_strange_ones_name_their_key() {
        let document =
            Document { kind: DocumentKind::Dockerfile, name: "Dockerfile".into(), text: "FROM a\u{1F600}".into() };
        let state = State { documents: vec![document], ..State::default() };
        assert_eq!(State::from_json(&state.to_json()), Ok(state));
        assert!(State::from_json(r#"{"v":1,"docs":[]}"#).is_err_and(|e| e.contains("docs")));
        assert!(State::from_json(r#"{"v":9}"#).is_err_and(|e| e.contains("newer")));
        assert!(State::from_json("{}").is_err_and(|e| e.contains('v')));
    }

    #[test]
    fn a_files_name_tells_its_kind() {
        for (name, kind) in [
            ("web.Dockerfile", DocumentKind::Dockerfile),
            ("Containerfile", DocumentKind::Dockerfile),
            ("docker-compose.yml", DocumentKind::Stack),
            (".hadolint.yaml", DocumentKind::Config),
            (".Dockerfile.dockerignore", DocumentKind::Dockerignore),
        ] {
            assert_eq!(DocumentKind::of_file(name), kind, "{name}");
        }
        for kind in DocumentKind::ALL {
            assert_eq!(DocumentKind::of_file(kind.file_name()), kind);
            assert_eq!(DocumentKind::parse(kind.as_str()), Some(kind));
        }
    }

    #[test]
    fn digests_tell_results_apart() {
        assert_eq!(digest(""), "811c9dc5");
        assert_ne!(digest("a"), digest("b"));
    }
}
