//! The page's further parts, a program of their own that the page fetches after its first findings: the places beside
//! the first one, and what stands beside the text in the editor.
//!
//! The page owns the state object and hands it over; a part draws it and [asks](Ask) for changes. One folder a part:
//! its `mod.rs` is the component. What needs all rules asks the [core]. Texts come from [`texts`], apart from the
//! page's own so that they weigh nothing in the first load; the look is `static/places.css`.

mod ask;
mod beside;
pub mod core;
mod help;
mod outsourcing;
mod report;
mod rules;
mod share;
mod swarm;
pub mod texts;
mod worker;

pub use ask::{Answers, Ask};

use super::platform;
use crate::share::{Document, State};
use core::Core;
use std::{cell::RefCell, rc::Rc, sync::Once};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlDialogElement, HtmlElement};
use yew::{AppHandle, prelude::*};

/// A part of the page that this program draws.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// What stands above the findings, for the document in the editor.
    Beside,
    /// What this is and how it is used.
    Help,
    /// The size of the swarm, and what fails when a node does.
    Swarm,
    /// What to run and what to leave to others.
    Outsourcing,
    /// All of it, to hand on.
    Report,
    /// What makes a link.
    Share,
    /// Something of the rule book.
    Rules(rules::Wanted),
}

impl Part {
    /// Reads the name that the page knows it by.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "beside" => Self::Beside,
            "help" => Self::Help,
            "swarm" => Self::Swarm,
            "outsourcing" => Self::Outsourcing,
            "report" => Self::Report,
            "rules" => Self::Rules(rules::Wanted::List),
            "share" => Self::Share,
            _ => Self::Rules(match name.split_once('/')? {
                ("rule", code) => rules::Wanted::Page(code.to_owned()),
                ("aside", code) => rules::Wanted::Aside(code.to_owned()),
                _ => return None,
            }),
        })
    }
}

/// What a part is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Which part.
    pub part: Part,
    /// What the reader has entered, everywhere.
    pub state: Rc<State>,
    /// Which of its documents is in the editor.
    pub active: usize,
    /// Takes what the reader wants done.
    pub ask: Callback<Ask>,
}

/// What every component of a part can reach.
#[derive(Clone, PartialEq)]
pub struct Table {
    /// What the reader has entered, everywhere.
    pub state: Rc<State>,
    /// Which of its documents is in the editor.
    pub active: usize,
    /// All rules, once they are there.
    pub core: Option<Core>,
    /// Whether they can't be had.
    pub is_core_refused: bool,
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

    /// The document in the editor, as it was last analysed.
    pub fn document(&self) -> Option<&Document> {
        self.state.documents.get(self.active)
    }
}

/// The state and the way to change it, from any component of a part.
///
/// # Panics
/// Outside of [`Root`].
#[hook]
pub fn use_table() -> Table {
    use_context::<Table>().expect("parts live inside Root")
}

/// Whether the look of the parts is there, or is known not to come: what was drawn before it would jump.
#[hook]
fn use_look() -> bool {
    let is_settled = use_state(|| false);
    {
        let is_settled = is_settled.clone();
        use_effect_with((), move |()| {
            spawn_local(async move {
                platform::style("places-look").await;
                is_settled.set(true);
            });
        });
    }
    *is_settled
}

/// One part, with what it needs around it.
#[component]
pub fn Root(props: &Props) -> Html {
    let is_look_settled = use_look();
    let (core, is_core_refused) = core::use_core();
    let (state, ask) = (Rc::clone(&props.state), props.ask.clone());
    let table = Table { state, active: props.active, core, is_core_refused, ask };
    if !is_look_settled {
        return html! {};
    }
    let part = match &props.part {
        Part::Beside => html! { <beside::Beside /> },
        Part::Help => html! { <help::Help /> },
        Part::Swarm => html! { <swarm::Swarm /> },
        Part::Outsourcing => html! { <outsourcing::Outsourcing /> },
        Part::Report => html! { <report::ReportPlace /> },
        Part::Share => html! { <share::Share /> },
        Part::Rules(wanted) => html! { <rules::RuleBook wanted={wanted.clone()} /> },
    };
    html! { <ContextProvider<Table> context={table}>{ part }</ContextProvider<Table>> }
}

/// Closes the dialog in which something was clicked.
pub fn close_dialog(event: &MouseEvent) {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let dialog = target.and_then(|t| t.closest("dialog").ok().flatten()).and_then(|d| d.dyn_into().ok());
    if let Some(dialog) = dialog {
        HtmlDialogElement::close(&dialog);
    }
}

thread_local! {
    /// What is drawn, and where.
    static DRAWN: RefCell<Vec<(HtmlElement, AppHandle<Root>)>> = const { RefCell::new(Vec::new()) };
}

/// As many roots as the page's own program may have.
const ROOTS_OF_THE_PAGE: usize = 32;

/// Once for the program.
static NUMBERS: Once = Once::new();

/// A root that shows nothing.
#[component]
fn Nothing() -> Html {
    html! {}
}

/// Gives the first numbers of roots away. Yew numbers the roots of each program from 1 and knows by the number which of
/// them an event belongs to; the roots of this program lie inside those of the page, which would take the same number
/// for its own and do something else at each click.
fn leave_numbers_to_the_page() {
    for _ in 0..ROOTS_OF_THE_PAGE {
        if let Ok(nowhere) = gloo::utils::document().create_element("div") {
            yew::Renderer::<Nothing>::with_root(nowhere).render().destroy();
        }
    }
}

/// Draws a part in `root` for a state as JSON, the first time or again; the document of number `active` is in the
/// editor. `tell` takes the JSON of each [`Ask`].
pub fn show(root: HtmlElement, part: &str, state: &str, active: u32, tell: js_sys::Function) {
    let Some(part) = Part::parse(part) else { return };
    let ask = Callback::from(move |ask: Ask| {
        // What the page does about it is the page's business.
        let _ = tell.call1(&JsValue::NULL, &ask.to_json().into());
    });
    let state = Rc::new(State::from_json(state).unwrap_or_default());
    let props = Props { part, state, active: active as usize, ask };
    DRAWN.with_borrow_mut(|drawn| {
        if let Some((_, handle)) = drawn.iter_mut().find(|(at, _)| *at == root) {
            handle.update(props);
        } else {
            NUMBERS.call_once(leave_numbers_to_the_page);
            let handle = yew::Renderer::<Root>::with_root_and_props(root.clone().into(), props).render();
            drawn.push((root, handle));
        }
    });
}

/// Takes away what was drawn in `root`.
pub fn close(root: &HtmlElement) {
    let gone = DRAWN.with_borrow_mut(|drawn| {
        let at = drawn.iter().position(|(at, _)| at == root)?;
        Some(drawn.remove(at).1)
    });
    if let Some(handle) = gone {
        handle.destroy();
    }
}
