use crate::share::{Document, State};
use serde::Serialize;
use std::collections::BTreeMap;

/// What a reader has answered at the places.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Answers {
    /// On the swarm: the input of its sizing.
    pub swarm: Option<serde_json::Value>,
    /// On what to outsource: the input of the decision.
    pub outsource: Option<serde_json::Value>,
    /// A product for each layer.
    #[serde(rename = "stack_board")]
    pub board: BTreeMap<String, String>,
}

/// What a place asks of the page. The page reads the JSON of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ask {
    /// To keep these answers, and to draw the place with them.
    Answers(Answers),
    /// To open a new document in the editor.
    Open(Document),
    /// To show the document of this number in the state object.
    Show(usize),
    /// To judge stack files by these variables from now on. They stay on the page: no link and no storage has them.
    Variables(BTreeMap<String, String>),
    /// To bring a place of the text in the editor into view and the caret to it, in the editor's units.
    Reveal(u32, u32),
    /// To open the first finding of a rule.
    Finding(String),
    /// To say something at the foot of the page.
    Say(String),
    /// To add this to what the reader has: documents beside theirs, answers in place of theirs.
    Copy(State),
}

impl Ask {
    /// As JSON: an object with the name of what is asked as its one key.
    pub fn to_json(&self) -> String {
        // The types hold nothing that JSON can't say.
        serde_json::to_string(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ask_is_an_object_of_one_key() {
        assert_eq!(Ask::Show(2).to_json(), r#"{"show":2}"#);
        assert_eq!(Ask::Reveal(3, 9).to_json(), r#"{"reveal":[3,9]}"#);
        assert_eq!(
            Ask::Answers(Answers::default()).to_json(),
            r#"{"answers":{"swarm":null,"outsource":null,"stack_board":{}}}"#
        );
    }
}
