use yew::prelude::*;

/// A sentence of the core, with its `code` set as code.
pub fn sentence(text: &str) -> Html {
    let parts = text.split('`');
    // Where the marks don't pair up they are just signs.
    if parts.clone().count().is_multiple_of(2) {
        return html! { { text } };
    }
    parts
        .enumerate()
        .map(|(n, part)| {
            if n % 2 == 0 {
                html! { { part } }
            } else {
                html! { <code>{ part }</code> }
            }
        })
        .collect()
}
