use crate::{
    app::{
        components::severity_mark::severity_mark,
        session::{Session, safe_fixes},
        state::{Action, Order, Page},
        texts::{count, named, text},
    },
    diagnostic::Severity,
};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// The line above the list: a switch and a count for each severity, a filter, the order, and all safe fixes.
pub fn filters(page: &Page) -> Html {
    let switch = |severity: Severity| {
        let n = page.count(severity);
        let shown = !page.hidden.contains(&severity);
        html! {
            <button type="button" class={classes!("switch", (n == 0).then_some("switch-none"))} aria-pressed={shown.to_string()}
                id={format!("show-{}", severity.as_str())} title={text("filter.switch")}
                onclick={page.act(move |_| Action::Toggle(severity))}>
                { severity_mark(severity) }
                <span class="figure">{ n }</span>
                <span class="switch-word">{ count(&format!("severities.{}", severity.as_str()), n) }</span>
            </button>
        }
    };
    let oninput = page.act(|event: InputEvent| {
        let field = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        Action::Needle(field.map(|f| f.value()).unwrap_or_default())
    });
    let onchange = page.act(|event: Event| {
        let chosen = event.target().and_then(|t| t.dyn_into::<HtmlSelectElement>().ok()).map(|s| s.value());
        let order = Order::ALL.into_iter().find(|o| chosen.as_deref() == Some(o.as_str()));
        Action::Order(order.unwrap_or_default())
    });
    let safe = page.report.as_ref().map_or(0, |report| safe_fixes(report));
    html! {
        <div class="filters">
            <div class="switches" role="group" aria-label={text("filter.severities")}>
                { for Severity::ALL.into_iter().map(switch) }
            </div>
            if safe > 0 {
                <button type="button" class="primary" id="fix-all" onclick={page.ask(Session::preview_all)}>
                    { count("fix.all", safe) }
                </button>
            }
            <div class="filter-row">
                <input class="field" type="search" id="filter" placeholder={text("filter.text")} aria-label={text("filter.label")}
                    value={page.needle.clone()} {oninput} />
                <label class="choice">
                    <span class="unseen">{ text("order.label") }</span>
                    <select class="tool" id="order" {onchange}>
                        { for Order::ALL.into_iter().map(|o| html! {
                            <option value={o.as_str()} selected={page.settings.order == o}>{ named("order", o.as_str()) }</option>
                        }) }
                    </select>
                </label>
            </div>
        </div>
    }
}
