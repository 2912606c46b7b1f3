use super::{
    super::texts::{named, text},
    desk::{Desk, use_desk},
    shown::Derivation,
    units,
    whose::sources,
};
use crate::app::components::sentence;
use crate::{app::texts::fill, swarm::input::Service};
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
        ("capacity", "room") => room(desk),
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

/// What a node has for replicated services: all of it without reserves and global services.
fn room(desk: &Desk) -> String {
    let input = &desk.sized.input;
    let (os, manager) = (input.os_reserve(), input.manager_reserve());
    let globals = || input.services.iter().filter(|s| s.is_global());
    let shared = u32::from(!desk.sized.answer.nodes.managers_dedicated);
    let kept = |os: u32, manager: u32, of: fn(&Service) -> u32| {
        globals().fold(os.saturating_add(shared * manager), |sum, s| sum.saturating_add(of(s)))
    };
    let cpu = kept(os.cpu_m, manager.cpu_m, |s| s.cpu_m);
    let memory = kept(os.memory_mib, manager.memory_mib, |s| s.memory_mib);
    match (input.node.cpu_m.checked_sub(cpu), input.node.memory_mib.checked_sub(memory)) {
        (Some(cpu), Some(memory)) => {
            fill(text("sw.free"), &[("cpu", &units::as_processors(cpu)), ("memory", &units::as_memory(memory))])
        }
        _ => text("sw.overdrawn").to_owned(),
    }
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
                    <ol class="sw-list">{ for derivation.steps.iter().map(|s| html! { <li>{ sentence(s) }</li> }) }</ol>
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
