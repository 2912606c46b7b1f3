//! What stays between visits, in the browser's local storage: the documents as the state object that links and
//! reports use too, and the page's settings apart from it.

use super::{Document, Model, Settings};
use crate::app::platform;
use crate::share::{self, State, View};
use serde_json::Value;
use std::rc::Rc;
use wasm_bindgen::JsValue;

const DOCUMENTS: &str = "plimsoll.state";
const SETTINGS: &str = "plimsoll.settings";

/// The state and settings of the last visit; a state without documents on a first one, or where storage is refused.
pub fn load() -> (State, Settings) {
    let kept: Option<Value> = platform::kept(SETTINGS).and_then(|json| serde_json::from_str(&json).ok());
    let settings = kept.map_or_else(Settings::default, |kept| Settings::from_json(&kept));
    let state = platform::kept(DOCUMENTS).and_then(|json| State::from_json(&json).ok());
    (state.unwrap_or_default(), settings)
}

/// The documents of a state, as the page works with them.
pub fn documents(state: Vec<share::Document>) -> Vec<Rc<Document>> {
    let numbered = state.into_iter().zip(1..);
    numbered.map(|(d, id)| Rc::new(Document { id, kind: d.kind, name: d.name, text: Rc::from(d.text) })).collect()
}

/// What the reader has entered, as one object.
pub fn state_of(model: &Model) -> State {
    let kept = |d: &Rc<Document>| share::Document { kind: d.kind, name: d.name.clone(), text: d.text.to_string() };
    let route = model.route.href().trim_start_matches('#').to_owned();
    State {
        documents: model.documents.iter().map(kept).collect(),
        view: View { route, locale: "en".to_owned() },
        swarm: model.answers.swarm.clone(),
        outsource: model.answers.outsource.clone(),
        stack_board: model.answers.board.clone(),
        ..State::default()
    }
}

/// Keeps what the reader has entered.
///
/// # Errors
/// When the browser refuses storage or has no room.
pub fn save_state(model: &Model) -> Result<(), JsValue> {
    platform::keep(DOCUMENTS, &state_of(model).to_json())
}

/// Keeps the settings.
///
/// # Errors
/// When the browser refuses storage.
pub fn save_settings(settings: &Settings) -> Result<(), JsValue> {
    platform::keep(SETTINGS, &settings.to_json().to_string())
}
