//! What stays between visits, in the browser's local storage: the documents as the state object that links and
//! reports use too, and the page's settings apart from it.

use super::{Answers, Document, Model, Settings};
use crate::app::platform;
use crate::share::{DocumentKind, STATE_VERSION};
use serde_json::{Value, json};
use std::rc::Rc;
use wasm_bindgen::JsValue;

const DOCUMENTS: &str = "plimsoll.state";
const SETTINGS: &str = "plimsoll.settings";

// The state object is written and read by hand: its derived reader would take a part of the first load that nothing
// gives back. `crate::share::State` fixes its form.

/// What the reader had entered and chosen at the last visit; nothing on a first one, or where storage is refused.
pub fn load() -> (Value, Settings) {
    let kept = |name| platform::kept(name).and_then(|json| serde_json::from_str::<Value>(&json).ok());
    let settings = kept(SETTINGS).map_or_else(Settings::default, |kept| Settings::from_json(&kept));
    (kept(DOCUMENTS).unwrap_or_default(), settings)
}

/// The documents of a state object, as the page works with them.
pub fn documents(state: &Value) -> Vec<Rc<Document>> {
    let listed = state["documents"].as_array().into_iter().flatten().zip(1..);
    let read = |(document, id): (&Value, u32)| {
        let word = |key: &str| document[key].as_str();
        let kind = DocumentKind::parse(word("kind")?)?;
        Some(Rc::new(Document { id, kind, name: word("name")?.to_owned(), text: Rc::from(word("text")?) }))
    };
    listed.filter_map(read).collect()
}

/// What was answered at the other places, of an object that has it by the keys of the state object.
pub fn answers(state: &Value) -> Answers {
    let given = |key: &str| state.get(key).filter(|value| !value.is_null()).cloned();
    Answers { swarm: given("swarm"), outsource: given("outsource"), board: given("stack_board") }
}

/// What the reader has entered, as a state object.
pub fn state_json(model: &Model) -> String {
    let mut state = json!({
        "v": STATE_VERSION,
        "documents": model.documents.iter().map(|d| d.to_json()).collect::<Vec<_>>(),
        "view": { "route": model.route.href().trim_start_matches('#'), "locale": "en" },
        "made": { "app": env!("CARGO_PKG_VERSION") },
    });
    let Answers { swarm, outsource, board } = &*model.answers;
    for (key, given) in [("swarm", swarm), ("outsource", outsource), ("stack_board", board)] {
        if let Some(given) = given {
            state[key] = given.clone();
        }
    }
    state.to_string()
}

/// Keeps what the reader has entered.
///
/// # Errors
/// When the browser refuses storage or has no room.
pub fn save_state(model: &Model) -> Result<(), JsValue> {
    platform::keep(DOCUMENTS, &state_json(model))
}

/// Keeps the settings.
///
/// # Errors
/// When the browser refuses storage.
pub fn save_settings(settings: &Settings) -> Result<(), JsValue> {
    platform::keep(SETTINGS, &settings.to_json().to_string())
}
