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

/// Where a mark on a scale lies with regard to the load line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The line goes on to a further mark.
    Passed,
    /// The line ends here, with the ring.
    Here,
    /// The line does not come so far.
    Ahead,
}

/// The load line's piece below one mark of a scale; the pieces of all marks make the line. Decoration, too.
pub fn load_piece(reach: Reach) -> Html {
    let end = match reach {
        Reach::Passed => "100%",
        Reach::Here => "50%",
        Reach::Ahead => "0",
    };
    html! {
        <svg class="mark-piece" width="100%" height="14" aria-hidden="true" focusable="false">
            <line class="mark-rest" x1={end} x2="100%" y1="7" y2="7" />
            if reach != Reach::Ahead {
                <line class="mark-line" x1="0" x2={end} y1="7" y2="7" />
            }
            if reach == Reach::Here {
                <circle class="mark-ring" cx="50%" cy="7" r="5" />
            }
        </svg>
    }
}
