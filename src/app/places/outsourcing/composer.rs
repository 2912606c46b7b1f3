use super::{
    super::texts::{count, named, text},
    desk::{Desk, use_desk},
};
use crate::app::components::sentence;
use crate::outsource::stack::StackReport;
use yew::prelude::*;

fn lines(title: &'static str, lines: &[String]) -> Html {
    html! {
        <div>
            <h4>{ title }</h4>
            if lines.is_empty() {
                <p class="muted">{ text("out.nothing") }</p>
            } else {
                <ul>{ for lines.iter().map(|l| html! { <li>{ sentence(l) }</li> }) }</ul>
            }
        </div>
    }
}

fn report(desk: &Desk, stack: &StackReport) -> Html {
    let rows = |layers: &[crate::outsource::stack::BoardLayer]| {
        layers.iter().map(|l| desk.catalogue.row(*l).name.as_str()).collect::<Vec<_>>().join(", ")
    };
    let exits: Vec<String> =
        stack.picks.iter().filter_map(|p| Some(format!("{}: {}", p.name, p.exit.as_ref()?))).collect();
    html! {
        <>
            <h4>{ text("out.conflicts") }</h4>
            if stack.conflicts.is_empty() {
                <p>{ text("out.conflicts-none") }</p>
            }
            <ul class="out-conflicts">
                { for stack.conflicts.iter().map(|c| html! {
                    <li>
                        <span class={format!("sev sev-{}", c.level)} aria-hidden="true"></span>
                        <strong>{ named("out-level", c.level.as_str()) }</strong>{ ", " }{ rows(&c.layers) }{ ": " }{ sentence(&c.message) }
                    </li>
                }) }
            </ul>
            <h4>{ text("out.total") }</h4>
            <p>
                { count("out-own", stack.total.own) }{ ", " }{ count("out-services", stack.total.services) }{ ". " }
                { stack.total.effort.iter()
                    .map(|(e, n)| format!("{n} × {}", named("out-effort", e.as_str()))).collect::<Vec<_>>().join(", ") }
            </p>
            <div class="out-sums">
                { lines(text("out.total-run"), &stack.total.run) }
                { lines(text("out.total-back-up"), &stack.total.back_up) }
                { lines(text("out.total-upgrade"), &stack.total.upgrade) }
                { lines(text("out.total-exit"), &exits) }
            </div>
        </>
    }
}

/// Stacks to start from, and what the board's choices come to.
#[component]
pub fn Composer() -> Html {
    let desk = use_desk();
    let start = |stack: &'static crate::outsource::catalogue::Stack| {
        let take = desk.on_click(move |answers| answers.stack_board = stack.board());
        html! {
            <li>
                <button type="button" onclick={take}>{ format!("{} ({})", stack.id, stack.year) }</button>{ " " }
                <strong>{ &stack.name }</strong>{ ". " }{ &stack.note }
                if !stack.also.is_empty() {
                    { " " }{ text("out.also") }{ " " }{ stack.also.join("; ") }{ "." }
                }
                { " " }<span class="out-whose">{ &stack.whose }</span>
            </li>
        }
    };
    html! {
        <section class="out-part" id="out-composer" tabindex="-1" aria-label={text("out.composer")}>
            <h3>{ text("out.composer") }</h3>
            <p>{ text("out.composer-note") }</p>
            <details class="out-starts">
                <summary>{ text("out.starts") }</summary>
                <ul>{ for desk.catalogue.stacks.iter().map(start) }</ul>
            </details>
            if let Some(stack) = &desk.advice.stack {
                { report(&desk, stack) }
                <button type="button" onclick={desk.on_click(|answers| answers.stack_board.clear())}>{ text("out.clear-board") }</button>
            } else {
                <p class="muted">{ text("out.board-empty") }</p>
            }
        </section>
    }
}
