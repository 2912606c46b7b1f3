use crate::report::model::Standing;
use yew::prelude::*;

/// The load line of a verdict: the mark on the hull, and how high the water stands. Decoration; the verdict's words
/// stand beside it.
pub fn load_line(standing: Standing) -> Html {
    // Not yet: the line is under water. Conditions: at the line. Fit: clear of it.
    let water = match standing {
        Standing::NotYet => 26,
        Standing::Conditions => 48,
        Standing::Fit => 72,
    };
    let wave = format!("M4 {water}q9 -7 18 0t18 0t18 0t18 0t18 0");
    html! {
        <svg class="rep-mark" viewBox="0 0 98 96" aria-hidden="true" focusable="false">
            <path class="rep-hull" d="M6 4v58q0 26 26 26h60" />
            <circle class="rep-ring" cx="49" cy="48" r="20" />
            <path class="rep-line" d="M19 48h60" />
            <path class="rep-water" d={wave} />
        </svg>
    }
}
