use super::marks::Mark;
use yew::prelude::*;

/// A task as a small square with its service's pattern and letter. Decoration: words stand beside it.
pub fn square(mark: Option<Mark>) -> Html {
    let Some(Mark { letter, pattern }) = mark else { return html! {} };
    html! { <span class={format!("sw-task sw-p{pattern}")} aria-hidden="true">{ letter }</span> }
}
