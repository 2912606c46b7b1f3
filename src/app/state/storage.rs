//! What stays between visits, in the browser's local storage: the documents as the state object that links and
//! reports use too, and the page's settings apart from it.

use super::{Document, Model, Settings};
use crate::app::platform;
use crate::share::{self, DocumentKind, State, View};
use serde_json::Value;
use std::rc::Rc;
use wasm_bindgen::JsValue;

const DOCUMENTS: &str = "plimsoll.state";
const SETTINGS: &str = "plimsoll.settings";

/// The documents and settings of the last visit; no documents on a first one, or where storage is refused.
pub fn load() -> (Vec<Rc<Document>>, Settings) {
    let kept: Option<Value> = platform::kept(SETTINGS).and_then(|json| serde_json::from_str(&json).ok());
    let settings = kept.map_or_else(Settings::default, |kept| Settings::from_json(&kept));
    let state = platform::kept(DOCUMENTS).and_then(|json| State::from_json(&json).ok());
    let kept = state.into_iter().flat_map(|s| s.documents).filter(|d| d.kind == DocumentKind::Dockerfile);
    let documents = kept.zip(1..).map(|(d, id)| Rc::new(Document { id, name: d.name, text: Rc::from(d.text) }));
    (documents.collect(), settings)
}

/// Keeps the documents.
///
/// # Errors
/// When the browser refuses storage or has no room.
pub fn save_documents(model: &Model) -> Result<(), JsValue> {
    let kept = |d: &Rc<Document>| share::Document {
        kind: DocumentKind::Dockerfile,
        name: d.name.clone(),
        text: d.text.to_string(),
    };
    let route = model.route.href().trim_start_matches('#').to_owned();
    let state = State {
        documents: model.documents.iter().map(kept).collect(),
        view: View { route, locale: "en".to_owned() },
        ..State::default()
    };
    platform::keep(DOCUMENTS, &state.to_json())
}

/// Keeps the settings.
///
/// # Errors
/// When the browser refuses storage.
pub fn save_settings(settings: &Settings) -> Result<(), JsValue> {
    platform::keep(SETTINGS, &settings.to_json().to_string())
}
