use super::{
    super::{
        outsourcing::prose::prose,
        texts::{named, text},
    },
    desk::{Desk, use_desk},
    shown::Derivation,
    whose::sources,
};
use crate::app::texts::fill;
use yew::prelude::*;

/// What a figure is, and its value.
fn head(desk: &Desk, figure: &str) -> (String, String) {
    let answer = &desk.sized.answer;
    let or_none = |n: Option<u32>| n.map_or_else(|| text("sw.none").to_owned(), |n| n.to_string());
    let (family, rest) = figure.split_once('.').unwrap_or((figure, ""));
    let value = match (family, rest) {
        ("tier", _) => named("sw-tier", &answer.tier),
        ("nodes", "total") => answer.nodes.total.to_string(),
        ("nodes", _) => answer.nodes.managers.to_string(),
        ("quorum", _) => answer.quorum.quorum.to_string(),
        ("zones", _) => answer.zones.layout.iter().map(u32::to_string).collect::<Vec<_>>().join("-"),
        ("capacity", "nodes_needed") => or_none(answer.capacity.nodes_needed),
        ("capacity", "lower_bound") => or_none(answer.capacity.lower_bound),
        ("addresses", network) => {
            answer.addresses.iter().find(|b| b.network == network).map_or_else(String::new, |b| {
                let (need, room) = (b.need.to_string(), b.capacity.to_string());
                fill(text("sw.of"), &[("need", &need), ("capacity", &room)])
            })
        }
        ("mtu", network) => {
            answer.mtu.iter().find(|m| m.network == network).map_or_else(String::new, |m| m.inside.to_string())
        }
        ("swarms", _) => answer.swarms.count.to_string(),
        ("orchestrator", _) => {
            answer.orchestrator.as_ref().map_or_else(String::new, |o| named("sw-orchestrator", &o.answer))
        }
        _ => String::new(),
    };
    let name = match family {
        "addresses" | "mtu" => fill(&named("sw-figure", family), &[("network", rest)]),
        _ => named("sw-figure", figure),
    };
    (name, value)
}

/// Every figure; each opens to its steps and to whose word they are.
#[component]
pub fn Figures() -> Html {
    let desk = use_desk();
    let line = |derivation: &Derivation| {
        let (name, value) = head(&desk, &derivation.figure);
        html! {
            <li key={derivation.figure.clone()} data-figure={derivation.figure.clone()}>
                <details class="sw-fold">
                    <summary><span>{ name }</span>{ " " }<strong class="figure">{ value }</strong></summary>
                    <ol class="sw-list">{ for derivation.steps.iter().map(|s| html! { <li>{ prose(s) }</li> }) }</ol>
                    { sources(&derivation.sources) }
                </details>
            </li>
        }
    };
    html! {
        <section class="out-part" id="sw-figures" tabindex="-1" aria-label={text("sw.figures")}>
            <h3>{ text("sw.figures") }</h3>
            <p class="muted">{ text("sw.figures-note") }</p>
            <ul class="sw-figure-list">{ for desk.sized.answer.derivations.iter().map(line) }</ul>
        </section>
    }
}
