use super::super::super::texts::named;
use yew::prelude::*;

/// How a rung or criterion stands, as a shape; its word stands beside it.
pub fn shape(status: &str) -> Html {
    let inner = match status {
        "met" => {
            html! { <><rect class="shape-full" x="1" y="1" width="14" height="14" rx="3" /><path class="shape-tick" d="M4.5 8.5l2.5 2.5 4.5-5.5" /></> }
        }
        "missed" => html! { <rect class="shape-empty" x="2" y="2" width="12" height="12" rx="3" /> },
        "unseen" => html! { <circle class="shape-open" cx="8" cy="8" r="6" /> },
        _ => html! { <path class="shape-none" d="M3 8h10" /> },
    };
    html! { <svg class={classes!("shape", format!("shape-{status}"))} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">{ inner }</svg> }
}

/// The word for it.
pub fn word(status: &str) -> String {
    named("status", status)
}

/// The short word for it, where room is scarce.
pub fn short_word(status: &str) -> String {
    named("mark", status)
}
