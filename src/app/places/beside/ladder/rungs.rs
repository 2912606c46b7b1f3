use super::{
    super::super::texts::{named, text},
    Open,
    status::{shape, word},
};
use crate::app::{components::load_line::load_level, sheet::Rung};
use yew::prelude::*;

/// The row of rungs.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The rungs, the lowest first.
    pub rungs: Vec<Rung>,
    /// The rung that the file stands on.
    pub stands: Option<String>,
    /// What is open.
    pub open: UseStateHandle<Open>,
}

/// Six marks along the load line, and a button for the structure.
#[component]
pub fn Rungs(Props { rungs, stands, open }: &Props) -> Html {
    let reached = rungs.iter().position(|r| Some(&r.id) == stands.as_ref()).map_or(0, |n| n + 1);
    let toggle = |what: Open| {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(if *open == what { Open::Nothing } else { what.clone() }))
    };
    let rung = |(n, rung): (usize, &Rung)| {
        let what = Open::Rung(rung.id.clone());
        let is_open = **open == what;
        html! {
            <li class={classes!((n < reached).then_some("reached"))}>
                <button type="button" class="rung" id={format!("rung-{}", rung.id)} onclick={toggle(what)}
                        aria-expanded={is_open.to_string()} aria-controls="ladder-open"
                        aria-current={(n + 1 == reached).then_some("step")}>
                    { shape(&rung.status) }
                    <span class="rung-name">{ named("rung", &rung.id) }</span>
                    <span class="rung-status">{ word(&rung.status) }</span>
                </button>
            </li>
        }
    };
    html! {
        <div class="ladder-row">
            <div class="ladder-rungs">
                <ol class="rungs">{ for rungs.iter().enumerate().map(rung) }</ol>
                { load_level(reached, rungs.len()) }
            </div>
            <button type="button" class="rung rung-structure" id="rung-structure" onclick={toggle(Open::Structure)}
                aria-expanded={(**open == Open::Structure).to_string()} aria-controls="ladder-open">{ text("ladder.structure") }</button>
        </div>
    }
}
