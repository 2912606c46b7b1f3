use super::super::texts::text;
use crate::outsource::{Rule, weights};
use yew::prelude::*;

/// How it is decided: every weight with its reason, every rule in its order.
#[component]
pub fn MethodPage() -> Html {
    html! {
        <section class="out-part" id="out-method" tabindex="-1" aria-label={text("out.method")}>
            <h3>{ text("out.method") }</h3>
            <p>{ text("out.method-note") }</p>
            <details>
                <summary>{ text("out.weights") }</summary>
                <ul class="out-list">
                    { for weights().iter().map(|w| html! {
                        <li><strong>{ w.answer }</strong>{ ": " }{ w.effect }{ ". " }{ w.why }</li>
                    }) }
                </ul>
            </details>
            <details>
                <summary>{ text("out.rules") }</summary>
                <ol class="out-list">
                    { for Rule::ALL.iter().map(|r| html! {
                        <li><strong>{ r.as_str() }</strong>{ " " }{ r.meaning() }{ " " }<span class="out-whose">{ r.whose() }</span></li>
                    }) }
                </ol>
            </details>
        </section>
    }
}
