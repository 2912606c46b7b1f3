//! What stands above the findings, for the document in the editor.

mod ladder;
mod stack;

pub use stack::variables;

use super::use_table;
use crate::share::DocumentKind;
use yew::prelude::*;

/// What the document's kind asks for.
#[component]
pub fn Beside() -> Html {
    let table = use_table();
    match table.document().map(|d| d.kind) {
        Some(DocumentKind::Dockerfile) => html! { <ladder::Ladder /> },
        Some(DocumentKind::Stack) => html! { <stack::Stack /> },
        Some(DocumentKind::Dockerignore | DocumentKind::Config) | None => html! {},
    }
}
