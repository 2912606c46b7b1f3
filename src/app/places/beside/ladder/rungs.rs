use super::{
    super::super::texts::named,
    Open,
    status::{shape, short_word},
};
use crate::app::{
    components::load_line::{Reach, load_piece},
    sheet::Rung,
};
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

/// Six marks along the load line.
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
        let reach = match n + 1 {
            at if at < reached => Reach::Passed,
            at if at == reached => Reach::Here,
            _ => Reach::Ahead,
        };
        html! {
            <li>
                <button type="button" class="rung" id={format!("rung-{}", rung.id)} onclick={toggle(what)}
                        aria-expanded={is_open.to_string()} aria-controls="ladder-open"
                        aria-current={(reach == Reach::Here).then_some("step")}>
                    <span class="rung-name">{ shape(&rung.status) }{ named("rung", &rung.id) }</span>
                    <span class="rung-status">{ short_word(&rung.status) }</span>
                </button>
                { load_piece(reach) }
            </li>
        }
    };
    html! { <ol class="rungs">{ for rungs.iter().enumerate().map(rung) }</ol> }
}
