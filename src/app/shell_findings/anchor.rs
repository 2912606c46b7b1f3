//! Keeps what the reader looks at in its place while findings join the list.

use gloo::timers::callback::Timeout;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, MutationObserver, MutationObserverInit};

/// For so many milliseconds after the page was told the list may change: it is drawn in steps.
const HELD: u32 = 400;

/// A finding of the list, with its place on the screen.
pub struct Anchor {
    finding: Element,
    scroller: Element,
    top: f64,
}

impl Anchor {
    /// The finding that the reader is at: the one under the pointer or with the focus, else the topmost that is in
    /// sight. None where the list is out of sight or empty.
    pub fn take() -> Option<Self> {
        let document = gloo::utils::document();
        let list = document.get_element_by_id("findings")?;
        let scroller = list.closest(".pane-findings").ok()??;
        let find = |selector| list.query_selector(selector).ok().flatten();
        let finding =
            find(".finding:hover").or_else(|| find(".finding:focus-within")).or_else(|| topmost(&list, &scroller))?;
        let top = finding.get_bounding_client_rect().top();
        Some(Self { finding, scroller, top })
    }

    /// Keeps it there through what is drawn next.
    pub fn hold(self) {
        let target = self.scroller.clone();
        let keep = Closure::<dyn Fn()>::new(move || {
            let moved = self.finding.get_bounding_client_rect().top() - self.top;
            if self.finding.is_connected() && moved.abs() >= 1.0 {
                self.scroller.scroll_by_with_x_and_y(0.0, moved);
            }
        });
        let Ok(observer) = MutationObserver::new(keep.as_ref().unchecked_ref()) else { return };
        let what = MutationObserverInit::new();
        what.set_child_list(true);
        what.set_subtree(true);
        if observer.observe_with_options(&target, &what).is_ok() {
            // The reader's own scrolling must not be undone: this does not last.
            Timeout::new(HELD, move || {
                observer.disconnect();
                drop(keep);
            })
            .forget();
        }
    }
}

/// The first finding of which the top edge is in sight.
fn topmost(list: &Element, scroller: &Element) -> Option<Element> {
    let rect = scroller.get_bounding_client_rect();
    let height = gloo::utils::window().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or(f64::MAX);
    // What stands at the head of the pane may cover it.
    let covered = scroller.query_selector(".filters").ok().flatten().map_or(rect.top(), |f| {
        let filters = f.get_bounding_client_rect();
        if filters.top() <= rect.top() + 1.0 { filters.bottom() } else { rect.top() }
    });
    let findings = list.children();
    let mut all = (0..findings.length()).filter_map(|n| findings.item(n));
    all.find(|f| f.get_bounding_client_rect().top() >= covered - 1.0)
        .filter(|f| f.get_bounding_client_rect().top() < rect.bottom().min(height))
}
