use super::super::super::{Ask, Table, texts::text};
use crate::app::{sheet::Place, texts::fill};
use yew::prelude::*;

/// A button that brings a place of the text into view and the caret to it.
pub fn place_button(table: &Table, place: Place) -> Html {
    let label = if place.first == place.last {
        fill(text("ladder.line"), &[("line", &place.first.to_string())])
    } else {
        fill(text("ladder.lines"), &[("first", &place.first.to_string()), ("last", &place.last.to_string())])
    };
    let ask = table.ask.clone();
    let onclick = move |_: MouseEvent| ask.emit(Ask::Reveal(place.from, place.to));
    html! { <button type="button" class="link" {onclick}>{ label }</button> }
}

/// Buttons that open the first finding of each rule.
pub fn code_buttons(table: &Table, codes: &[String]) -> Html {
    let button = |code: &String| {
        let (ask, asked) = (table.ask.clone(), code.clone());
        let onclick = move |_: MouseEvent| ask.emit(Ask::Finding(asked.clone()));
        html! { <>{ " " }<button type="button" class="link code" {onclick}>{ code }</button></> }
    };
    if codes.is_empty() {
        return html! {};
    }
    html! { <p>{ text("ladder.findings") }{ for codes.iter().map(button) }</p> }
}
