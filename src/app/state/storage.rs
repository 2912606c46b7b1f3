//! What stays between visits, in the browser's local storage: the documents as the state object that links and
//! reports use too, and the page's settings apart from it.

use super::{Document, Model, Settings};
use crate::share::{self, DocumentKind, State, View};
use gloo::storage::{LocalStorage, Storage, errors::StorageError};
use std::rc::Rc;

const DOCUMENTS: &str = "plimsoll.state";
const SETTINGS: &str = "plimsoll.settings";

/// The documents and settings of the last visit; no documents on a first one, or where storage is refused.
pub fn load() -> (Vec<Rc<Document>>, Settings) {
    let settings = LocalStorage::get(SETTINGS).unwrap_or_default();
    let state: Option<State> = LocalStorage::get(DOCUMENTS).ok();
    let kept = state.into_iter().flat_map(|s| s.documents).filter(|d| d.kind == DocumentKind::Dockerfile);
    let documents = kept.zip(1..).map(|(d, id)| Rc::new(Document { id, name: d.name, text: Rc::from(d.text) }));
    (documents.collect(), settings)
}

/// Keeps the documents.
///
/// # Errors
/// When the browser refuses storage or has no room.
pub fn save_documents(model: &Model) -> Result<(), StorageError> {
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
    LocalStorage::set(DOCUMENTS, state)
}

/// Keeps the settings.
///
/// # Errors
/// When the browser refuses storage.
pub fn save_settings(settings: &Settings) -> Result<(), StorageError> {
    LocalStorage::set(SETTINGS, settings)
}
