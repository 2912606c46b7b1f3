use super::menu::Menu;
use crate::app::{
    examples,
    state::{Action, Page},
    texts::{named, text},
};
use yew::prelude::*;

/// The gallery: a title and what it shows, for each example. Choosing one opens it; a text of the reader's own
/// stays open as another document.
pub fn examples_menu(page: &Page) -> Html {
    let entry = |example: &'static examples::Example| {
        let session = page.session.clone();
        let onclick = move |_: MouseEvent| {
            session.flush();
            session.store();
            session.dispatch(Action::AddExample(example));
        };
        html! {
            <li>
                <button type="button" class="entry" {onclick}>
                    <span class="entry-title">{ named("example", example.slug) }</span>
                    <span class="entry-what">{ named("example-what", example.slug) }</span>
                </button>
            </li>
        }
    };
    html! {
        <Menu id="examples" class="menu-wide" label={html! { <>{ text("examples.title") }<span class="fold" aria-hidden="true" /></> }}>
            <p class="menu-note">{ text("examples.note") }</p>
            <ul class="entries">{ for examples::ALL.iter().map(entry) }</ul>
        </Menu>
    }
}
