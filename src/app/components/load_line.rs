//! The load line as a picture.

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

/// The load line along a row of marks of equal width: it is drawn up to the middle of the mark that is reached, where
/// the ring stands; none is reached at 0. Decoration, too.
pub fn load_level(reached: usize, marks: usize) -> Html {
    let percent = |half_marks: usize| format!("{}%", half_marks * 50 / marks.max(1));
    let at = percent((2 * reached).saturating_sub(1));
    html! {
        <svg class="mark-level" width="100%" height="14" aria-hidden="true" focusable="false">
            <line class="mark-rest" x1={at.clone()} x2="100%" y1="7" y2="7" />
            <line class="mark-line" x1="0" x2={at.clone()} y1="7" y2="7" />
            if reached > 0 {
                <circle class="mark-ring" cx={at} cy="7" r="5" />
            }
        </svg>
    }
}
