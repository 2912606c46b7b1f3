//! The page's state: one value, changed by actions only.

mod documents;
mod model;
mod settings;
mod storage;

pub use documents::{Document, LineEnd};
pub use model::{Action, Answers, Model, Order, Preview, Target, Tell, Undo, Work};
pub use settings::{Settings, Theme};
pub use storage::{answers, documents, load, save_settings, save_state, state_json};

use super::session::Session;
use std::{ops::Deref, rc::Rc};
use yew::prelude::*;

/// What every component can reach: the state as it was drawn, and the session that changes it.
#[derive(Clone)]
pub struct Page {
    /// The state.
    pub model: Rc<Model>,
    /// The way to change it, and the editor.
    pub session: Rc<Session>,
}

impl PartialEq for Page {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model)
    }
}

impl Deref for Page {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl Page {
    /// A callback that dispatches the action which `make` returns.
    pub fn act<E: 'static>(&self, make: impl Fn(E) -> Action + 'static) -> Callback<E> {
        let session = Rc::clone(&self.session);
        Callback::from(move |event| session.dispatch(make(event)))
    }

    /// A callback that asks something of the session.
    pub fn ask<E: 'static>(&self, what: impl Fn(&Rc<Session>) + 'static) -> Callback<E> {
        let session = Rc::clone(&self.session);
        Callback::from(move |_| what(&session))
    }
}

/// The page's state, from any component below [`super::components::App`].
///
/// # Panics
/// Outside of it.
#[hook]
pub fn use_page() -> Page {
    use_context::<Page>().expect("components live inside App")
}
