use super::{dialog::Dialog, load_line::load_line};
use crate::app::{
    routes::{Place, Route},
    state::{Action, Page, Theme},
    texts::{named, text},
};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The head of the page: its name, the tabs of its places as soon as there are two, and its tools.
pub fn header(page: &Page) -> Html {
    let theme = page.act(|event: Event| {
        let chosen = event.target().and_then(|t| t.dyn_into::<HtmlSelectElement>().ok()).map(|s| s.value());
        let theme = Theme::ALL.into_iter().find(|t| chosen.as_deref() == Some(t.as_str()));
        Action::Theme(theme.unwrap_or_default())
    });
    let tab = |place: Place| {
        let route = Route::At(place);
        let current = (page.route == route).then_some("page");
        html! { <li><a class="tab" href={route.href()} aria-current={current}>{ named("place", place.as_str()) }</a></li> }
    };
    html! {
        <header class="bar">
            <p class="brand">{ load_line() }{ text("app.name") }</p>
            if Place::ALL.len() > 1 {
                <nav aria-label={text("app.places")}><ul class="tabs">{ for Place::ALL.into_iter().map(tab) }</ul></nav>
            }
            <p class="promise">{ text("app.promise") }</p>
            <Dialog part="share" label={text("share.open")}><>{ text("share.open") }</></Dialog>
            <label class="choice">
                <span class="word">{ text("theme.label") }</span>
                <select class="tool" id="theme" onchange={theme}>
                    { for Theme::ALL.into_iter().map(|t| html! {
                        <option value={t.as_str()} selected={page.settings.theme == t}>{ named("theme", t.as_str()) }</option>
                    }) }
                </select>
            </label>
            <Dialog part="help" round=true label={text("help.open")}>{ "?" }</Dialog>
        </header>
    }
}
