use crate::app::{
    platform,
    state::{Action, Settings, use_page},
    texts::text,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, PointerEvent};
use yew::prelude::*;

#[expect(clippy::cast_sign_loss, reason = "clamped to 0..=100 first")]
fn percent(share: f64) -> u32 {
    (share * 100.0).clamp(0.0, 100.0) as u32
}

/// The bar between editor and findings, moved by mouse, finger and arrow keys.
#[component]
pub fn Divider() -> Html {
    let page = use_page();
    let split = page.settings.split;
    use_effect_with(split, |split| platform::set_property("--split", &format!("{split}%")));

    let dragging = use_state(|| false);
    let onpointerdown = {
        let dragging = dragging.clone();
        move |event: PointerEvent| {
            if let Some(bar) = event.target().and_then(|t| t.dyn_into::<Element>().ok()) {
                // Without capture the bar would lose a fast pointer.
                let _ = bar.set_pointer_capture(event.pointer_id());
            }
            event.prevent_default();
            dragging.set(true);
        }
    };
    let onpointermove = {
        let (dragging, session) = (dragging.clone(), page.session.clone());
        move |event: PointerEvent| {
            if !*dragging {
                return;
            }
            let parent = event.target().and_then(|t| t.dyn_into::<Element>().ok()).and_then(|bar| bar.parent_element());
            let Some(area) = parent.map(|p| p.get_bounding_client_rect()) else { return };
            let stacked = area.width() < 1000.0;
            let share = if stacked {
                (f64::from(event.client_y()) - area.top()) / area.height()
            } else {
                (f64::from(event.client_x()) - area.left()) / area.width()
            };
            session.dispatch(Action::Split(percent(share)));
        }
    };
    let end = {
        let dragging = dragging.clone();
        move |_: PointerEvent| dragging.set(false)
    };
    let onkeydown = {
        let session = page.session.clone();
        move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowLeft" | "ArrowUp" => split.saturating_sub(2),
                "ArrowRight" | "ArrowDown" => split + 2,
                "Home" => *Settings::SPLIT.start(),
                "End" => *Settings::SPLIT.end(),
                _ => return,
            };
            event.prevent_default();
            session.dispatch(Action::Split(to));
        }
    };
    html! {
        <div class={classes!("divider", dragging.then_some("dragging"))} role="separator" tabindex="0" id="divider"
            aria-label={text("divider.label")} aria-valuenow={split.to_string()}
            aria-valuemin={Settings::SPLIT.start().to_string()} aria-valuemax={Settings::SPLIT.end().to_string()}
            {onpointerdown} {onpointermove} onpointerup={end.clone()} onpointercancel={end} {onkeydown} />
    }
}
