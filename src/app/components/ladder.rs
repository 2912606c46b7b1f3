use crate::app::{linter::Rules, platform, state::use_page};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// The maturity ladder above the findings. The module with all rules writes its HTML; what is clicked says by its
/// attributes what it is for.
#[component]
pub fn Ladder() -> Html {
    let page = use_page();
    let open = use_state(String::new);
    let written = {
        let session = page.session.clone();
        use_memo((page.report.clone(), page.rules, (*open).clone()), move |(_, rules, open)| {
            (*rules == Rules::All).then(|| session.ladder(open)).flatten()
        })
    };
    use_effect_with(written.is_some(), |is_there| {
        if *is_there {
            platform::adopt_style("places-look");
        }
    });
    let onclick = {
        let (session, open) = (page.session.clone(), open.clone());
        move |event: MouseEvent| {
            let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
            let Some(button) = target.and_then(|t| t.closest("button").ok().flatten()) else { return };
            let number = |name: &str| button.get_attribute(name).and_then(|n| n.parse().ok());
            if let Some(rung) = button.get_attribute("data-rung") {
                open.set(if *open == rung { String::new() } else { rung });
            } else if let Some(code) = button.get_attribute("data-code") {
                session.open_first(&code);
            } else if let (Some(from), Some(to)) = (number("data-from"), number("data-to")) {
                session.reveal_place(from, to);
            }
        }
    };
    html! {
        <div class="ladder" id="ladder" {onclick}>
            { written.as_ref().as_ref().map(|html| Html::from_html_unchecked(html.clone().into())) }
        </div>
    }
}
