use yew::prelude::*;

/// A sentence in which what stands between backticks is code.
pub fn prose(text: &str) -> Html {
    let part = |(n, part): (usize, &str)| {
        if n % 2 == 1 {
            html! { <code>{ part.to_owned() }</code> }
        } else {
            html! { part.to_owned() }
        }
    };
    text.split('`').enumerate().map(part).collect()
}
