use super::{super::texts::text, desk::use_desk, layer_questions::LayerQuestions, row::Row};
use crate::outsource::stack::BoardLayer;
use yew::prelude::*;

/// The layers as rows: the talk's choice, today's, the team's, and the verdict.
#[component]
pub fn Board() -> Html {
    let desk = use_desk();
    let head = |words: &'static str| html! { <th scope="col" role="columnheader">{ words }</th> };
    html! {
        <section class="out-part" id="out-board" tabindex="-1" aria-label={text("out.board")}>
            <h3>{ text("out.board") }</h3>
            <p class="muted">{ text("out.board-note") }</p>
            if !desk.advice.constants_changed.is_empty() {
                <div class="out-changed">
                    <p><strong>{ text("out.changed") }</strong></p>
                    <ul>{ for desk.advice.constants_changed.iter().map(|c| html! {
                        <li>{ format!("{}, {}: {} → {}", desk.catalogue.layer(c.layer).name, c.fact, c.from, c.to) }</li>
                    }) }</ul>
                    <button type="button" onclick={desk.on_click(|answers| answers.constants.clear())}>
                        { text("out.changed-reset") }
                    </button>
                </div>
            }
            <table class="out-board" role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        { head(text("out.col-layer")) }
                        { head(text("out.col-talk")) }
                        { head(text("out.col-today")) }
                        { head(text("out.col-choice")) }
                        { head(text("out.col-case")) }
                        { head(text("out.col-verdict")) }
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    <tr class="out-all" role="row">
                        <th scope="row" role="rowheader">{ text("out.all-layers") }</th>
                        <td role="cell" colspan="3" class="muted">{ text("out.all-note") }</td>
                        <td role="cell"><LayerQuestions layer={None} /></td>
                        <td role="cell"></td>
                    </tr>
                    { for BoardLayer::ALL.iter().map(|layer| html! { <Row key={layer.as_str()} layer={*layer} /> }) }
                </tbody>
            </table>
        </section>
    }
}
