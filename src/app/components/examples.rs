use super::menu::Menu;
use crate::app::{
    examples::Example,
    state::{Action, Page},
    texts::text,
};
use std::rc::Rc;
use yew::prelude::*;

/// The gallery: a title and what it shows, for each example. Choosing one opens it; a text of the reader's own
/// stays open as another document.
pub fn examples_menu(page: &Page) -> Html {
    let gallery = page.session.examples();
    let entry = |example: &Example| {
        let (session, gallery, text) = (page.session.clone(), Rc::clone(&gallery), Rc::clone(&example.text));
        let onclick = move |_: MouseEvent| {
            session.flush();
            session.store();
            session.dispatch(Action::AddExample(Rc::clone(&text), Rc::clone(&gallery)));
        };
        html! {
            <li>
                <button type="button" class="entry" {onclick}>
                    <span class="entry-title">{ &example.title }</span>
                    <span class="entry-what">{ &example.what }</span>
                </button>
            </li>
        }
    };
    html! {
        <Menu id="examples" class="menu-wide" label={html! { <>{ text("examples.title") }<span class="fold" aria-hidden="true" /></> }}>
            <p class="menu-note">{ text(if gallery.is_empty() { "examples.coming" } else { "examples.note" }) }</p>
            <ul class="entries">{ for gallery.iter().map(entry) }</ul>
        </Menu>
    }
}
