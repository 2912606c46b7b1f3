use super::{
    super::texts::{count, text},
    desk::{go_to, use_desk, verdict_words},
};
use crate::outsource::{LayerAdvice, Verdict};
use yew::prelude::*;

/// The verdicts in numbers: how many layers get which.
fn tally(layers: &[LayerAdvice]) -> String {
    let of = |verdict| layers.iter().filter(|a| a.verdict == verdict).count();
    [
        count("out-tally-outsource", of(Verdict::Outsource)),
        count("out-tally-self", of(Verdict::SelfHost)),
        count("out-tally-defer", of(Verdict::Defer)),
    ]
    .join(", ")
}

/// All verdicts at a glance, beside the questions that change them; each leads to its row.
#[component]
pub fn Summary() -> Html {
    let desk = use_desk();
    let line = |advice: &LayerAdvice| {
        let id = format!("out-row-{}", advice.layer);
        let go = move |_: MouseEvent| go_to(&id);
        html! {
            <li class={format!("out-{}", advice.verdict)}>
                <button type="button" class="link" onclick={go}>{ &desk.catalogue.layer(advice.layer).name }</button>
                <strong>{ verdict_words(advice.verdict) }</strong>
            </li>
        }
    };
    html! {
        <section class="out-summary" aria-label={text("out.summary")}>
            <p class="out-tally"><strong>{ tally(&desk.advice.layers) }</strong></p>
            <ul>{ for desk.advice.layers.iter().map(line) }</ul>
        </section>
    }
}
