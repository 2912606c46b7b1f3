use yew::prelude::*;

/// The load line: a ring with a line through it, as on a ship's hull. Decoration; words stand beside it.
pub fn load_line() -> Html {
    html! {
        <svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <circle class="mark-ring" cx="12" cy="12" r="7" />
            <path class="mark-line" d="M1 12h22" />
        </svg>
    }
}
