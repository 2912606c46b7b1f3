//! Outsource, run it yourself, or not yet: the team's questions, the board with a verdict for each layer, the
//! composer, the talk's list for day one, and the other decisions. All judgement is the core's.

mod board;
mod composer;
mod day_one;
mod decisions;
mod desk;
mod details;
mod facts;
mod layer_questions;
mod method;
pub(super) mod pick;
mod products;
pub(super) mod row;
mod summary;
mod team;

use super::texts::text;
use crate::{app::texts::fill, outsource::LayerAdvice};
use desk::{Desk, use_desk};

pub(super) use desk::go_to;
use yew::prelude::*;

/// Which verdicts differ from those that stood before, in words.
fn changes(before: &[LayerAdvice], desk: &Desk) -> String {
    let name = |a: &LayerAdvice| desk.catalogue.layer(a.layer).name.clone();
    let differs = |a: &&LayerAdvice| before.iter().any(|b| b.layer == a.layer && b.verdict != a.verdict);
    let words: Vec<String> = desk
        .advice
        .layers
        .iter()
        .filter(differs)
        .map(|a| format!("{}: {}", name(a), desk::verdict_words(a.verdict)))
        .collect();
    words.join("; ")
}

/// Says aloud which verdicts have changed since the last answer.
#[component]
fn Announcer() -> Html {
    let desk = use_desk();
    let before = use_mut_ref(|| desk.advice.layers.clone());
    let said = use_state(String::new);
    {
        let (desk, said) = (desk.clone(), said.clone());
        use_effect_with(desk.advice.layers.clone(), move |now| {
            if *before.borrow() != *now {
                let changed = changes(&before.borrow(), &desk);
                before.replace(now.clone());
                said.set(if changed.is_empty() { text("out.same").to_owned() } else { changed });
            }
        });
    }
    html! { <p class="unseen" role="status">{ (*said).clone() }</p> }
}

/// The place.
#[component]
pub fn Outsourcing() -> Html {
    let table = super::use_table();
    let desk = use_memo(table.clone(), |table| Desk::new(table.clone()));
    let desk = (*desk).clone();
    let start_over = desk.on_click(|answers| *answers = crate::outsource::Answers::default());
    html! {
        <ContextProvider<Desk> context={desk.clone()}>
            <div class="out">
                <header class="out-head">
                    <h2>{ text("out.title") }</h2>
                    <p>{ text("out.lead") }</p>
                    <p class="muted">{ fill(text("out.age"), &[("date", &desk.catalogue.as_of)]) }</p>
                </header>
                if let Some(fault) = &desk.fault {
                    <div class="out-fault" role="alert">
                        <p>{ fill(text("out.fault"), &[("fault", fault)]) }</p>
                        <button type="button" onclick={start_over}>{ text("out.start-over") }</button>
                    </div>
                }
                <nav class="out-jumps" aria-label={text("out.parts")}>
                    { jump("out-team", text("out.team")) }
                    { jump("out-board", text("out.board")) }
                    { jump("out-composer", text("out.composer")) }
                    { jump("out-day-one", text("out.day-one")) }
                    { jump("out-decisions", text("out.decisions")) }
                    { jump("out-method", text("out.method")) }
                </nav>
                <div class="out-top">
                    <team::TeamQuestions />
                    <summary::Summary />
                </div>
                <ul class="out-notes">
                    { for desk.advice.notes.iter().map(|n| html! {
                        <li>{ &n.text }{ " " }<span class="out-whose">{ n.whose }</span></li>
                    }) }
                </ul>
                <board::Board />
                <composer::Composer />
                <day_one::DayOneList />
                <decisions::Decisions />
                <method::MethodPage />
                <p class="muted">{ text("out.disclaimer") }</p>
                <Announcer />
            </div>
        </ContextProvider<Desk>>
    }
}

/// A button that leads to a part of the place: the address's fragment is taken by the route.
fn jump(id: &'static str, words: &'static str) -> Html {
    let go = move |_: MouseEvent| go_to(id);
    html! { <button type="button" class="link" onclick={go}>{ words }</button> }
}
