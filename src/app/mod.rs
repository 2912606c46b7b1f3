//! The page: a Yew app around the core. Components draw one state ([`state`]), changed by actions; the
//! [`session`] stands between it, the editor and the workers. What the browser offers is asked for in
//! [`platform`] only, texts come from [`texts`].

pub mod analysis;
pub mod components;
pub mod desk;
mod diff;
pub mod editor;
pub mod examples;
mod files;
pub mod linter;
pub mod places;
mod platform;
pub mod reporting;
mod routes;
mod session;
pub mod sheet;
pub mod shell_findings;
mod state;
mod subject;
pub mod texts;
pub mod workers;

use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

/// Starts the page in the element `app`, taking over what was typed into the field that stood there.
pub fn run() {
    let Some(root) = platform::element("app") else { return };
    let field = platform::element("first-text").and_then(|e| e.dyn_into::<HtmlTextAreaElement>().ok());
    let typed = field.as_ref().map(HtmlTextAreaElement::value).unwrap_or_default();
    let was_focused = field.is_some_and(|f| gloo::utils::document().active_element().as_ref() == Some(f.as_ref()));
    let props = components::AppProps { typed: typed.into(), focus: was_focused };
    yew::Renderer::<components::App>::with_root_and_props(root.into(), props).render();
}
