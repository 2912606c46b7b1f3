//! The places beside the first one, a program of their own that the page fetches when one is opened.
//!
//! The page owns the state object and hands it over; a place draws it and [asks](Ask) for changes. One folder a place:
//! its `mod.rs` is the component. Texts come from [`texts`], apart from the page's own so that they weigh nothing in
//! the first load; the look is `static/places.css`.

mod ask;
mod outsourcing;
pub mod texts;

pub use ask::{Answers, Ask};

use super::{platform, routes::Place};
use crate::share::State;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;
use yew::{AppHandle, prelude::*};

/// What a place is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Where the reader is.
    pub place: Place,
    /// What the reader has entered, everywhere.
    pub state: Rc<State>,
    /// Takes what the reader wants done.
    pub ask: Callback<Ask>,
}

/// What every component of a place can reach.
#[derive(Clone, PartialEq)]
pub struct Table {
    /// What the reader has entered, everywhere.
    pub state: Rc<State>,
    /// Takes what the reader wants done.
    pub ask: Callback<Ask>,
}

impl Table {
    /// The answers as they are, to be changed and [asked for](Ask::Answers).
    pub fn answers(&self) -> Answers {
        Answers {
            swarm: self.state.swarm.clone(),
            outsource: self.state.outsource.clone(),
            board: self.state.stack_board.clone(),
        }
    }
}

/// The state and the way to change it, from any component of a place.
///
/// # Panics
/// Outside of [`Root`].
#[hook]
pub fn use_table() -> Table {
    use_context::<Table>().expect("places live inside Root")
}

/// The place that is open.
#[component]
pub fn Root(props: &Props) -> Html {
    let table = Table { state: Rc::clone(&props.state), ask: props.ask.clone() };
    let place = match props.place {
        Place::Outsourcing => html! { <outsourcing::Outsourcing /> },
        Place::Dockerfile | Place::Swarm | Place::Report => html! {},
    };
    html! { <ContextProvider<Table> context={table}>{ place }</ContextProvider<Table>> }
}

thread_local! {
    /// What is drawn, and where.
    static DRAWN: RefCell<Option<(HtmlElement, AppHandle<Root>)>> = const { RefCell::new(None) };
}

/// Draws a place in `root` for a state as JSON, the first time or again. `tell` takes the JSON of each [`Ask`].
pub fn show(root: HtmlElement, place: &str, state: &str, tell: js_sys::Function) {
    let Some(place) = Place::ALL.into_iter().find(|p| p.as_str() == place) else { return };
    let ask = Callback::from(move |ask: Ask| {
        // What the page does about it is the page's business.
        let _ = tell.call1(&JsValue::NULL, &ask.to_json().into());
    });
    let props = Props { place, state: Rc::new(State::from_json(state).unwrap_or_default()), ask };
    DRAWN.with_borrow_mut(|drawn| match drawn {
        Some((at, handle)) if *at == root => handle.update(props),
        _ => {
            platform::adopt_style("places-look");
            if let Some((_, handle)) = drawn.take() {
                handle.destroy();
            }
            let handle = yew::Renderer::<Root>::with_root_and_props(root.clone().into(), props).render();
            *drawn = Some((root, handle));
        }
    });
}
