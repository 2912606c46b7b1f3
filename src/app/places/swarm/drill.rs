use super::{
    super::{
        outsourcing::pick::Pick,
        texts::{count, text},
    },
    desk::{Desk, use_desk},
    field::Field,
    node_table::NodeTable,
    own_nodes::OwnNodes,
    picture::Picture,
    shown::{CounterExample, Step, Survives},
    step::{pending, step},
    units,
};
use crate::app::components::sentence;
use crate::{
    app::texts::fill,
    swarm::{drill::Action, input::UpdateOrder},
};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What the swarm survives, or the nodes that it does not.
fn survives(title: &'static str, survives: &Survives) -> Html {
    let n = |n: u64| n.to_string();
    let example = |example: &CounterExample| fill(text("sw.not-survived"), &[("text", &example.text)]);
    let nodes = match (&survives.counter_example, survives.proved) {
        (Some(found), _) => example(found),
        (None, true) if survives.k == 0 => text("sw.no-failure-asked").to_owned(),
        (None, true) => {
            let what = count("sw.any-nodes", survives.k as usize);
            fill(text("sw.proved"), &[("what", &what), ("sets", &n(survives.sets))])
        }
        (None, false) => fill(text("sw.unproved"), &[("tried", &n(survives.tried)), ("sets", &n(survives.sets))]),
    };
    let holds = survives.counter_example.is_none();
    let zones = match (&survives.zone_counter_example, survives.zone_proved) {
        (Some(found), _) => Some((false, example(found))),
        (None, Some(true)) => Some((true, text("sw.zones-proved").to_owned())),
        _ => None,
    };
    let line = |holds: bool, words: String| {
        let class = if holds { "sw-holds" } else { "sw-holds-not" };
        html! { <li {class}><strong>{ if holds { text("sw.holds") } else { text("sw.holds-not") } }</strong>{ " " }{ sentence(&words) }</li> }
    };
    html! {
        <div class="sw-proof">
            <h5>{ title }</h5>
            <ul>{ line(holds, nodes) }{ for zones.map(|(holds, words)| line(holds, words)) }</ul>
        </div>
    }
}

/// What can happen to the swarm as a whole.
#[component]
fn Events() -> Html {
    let desk = use_desk();
    let workers = use_state(|| 1_u32);
    let service = use_state(String::new);
    let order = use_state(|| None::<UpdateOrder>);
    let services = &desk.sized.input.services;
    let take_workers = {
        let workers = workers.clone();
        Callback::from(move |written: String| {
            let n = units::whole("count", &written)?;
            if !(1..=1000).contains(&n) {
                let message = format!("{n} is outside of 1 to 1000");
                return Err(crate::swarm::Refusal { key: "count".to_owned(), message });
            }
            workers.set(n);
            Ok(())
        })
    };
    let add = desk.on_act(Action::Add { count: *workers });
    let majority = desk.on_act(Action::KillManagers { count: None });
    let chosen = services.iter().find(|s| s.name == *service).or_else(|| services.first()).map(|s| s.name.clone());
    let update = {
        let (desk, chosen, order) = (desk.clone(), chosen.clone(), order.clone());
        move |_: MouseEvent| {
            if let Some(service) = chosen.clone() {
                desk.act(Action::Update { service, order: *order });
            }
        }
    };
    let value = |event: &Event| {
        event.target().and_then(|t| t.dyn_into::<HtmlSelectElement>().ok()).map(|s| s.value()).unwrap_or_default()
    };
    let pick_service = {
        let service = service.clone();
        move |event: Event| service.set(value(&event))
    };
    let pick_order = {
        let order = order.clone();
        move |event: Event| {
            order.set(match value(&event).as_str() {
                "stop-first" => Some(UpdateOrder::StopFirst),
                "start-first" => Some(UpdateOrder::StartFirst),
                _ => None,
            });
        }
    };
    let names: Vec<(AttrValue, String)> =
        services.iter().map(|s| (AttrValue::from(s.name.clone()), s.name.clone())).collect();
    let orders: Vec<(AttrValue, String)> =
        [("", text("sw.as-it-says")), ("stop-first", text("sw.stop-first")), ("start-first", text("sw.start-first"))]
            .map(|(value, words)| (AttrValue::from(value), words.to_owned()))
            .into();
    let has_managers_up = desk.drill.nodes.iter().any(|n| n.is_manager() && n.up);
    html! {
        <div class="sw-events">
            <div class="sw-event">
                <Field name="count" label={text("sw.add-count")} value={workers.to_string()} take={take_workers} />
                <button type="button" onclick={add}>{ text("sw.add") }</button>
            </div>
            if let Some(chosen) = chosen {
                <div class="sw-event">
                    <div class="sw-field"><span aria-hidden="true">{ text("sw.update-what") }</span>
                        <Pick label={text("sw.update-what")} value={chosen} options={names} onpick={pick_service} /></div>
                    <div class="sw-field"><span aria-hidden="true">{ text("sw.update-order") }</span>
                        <Pick label={text("sw.update-order")} value={(*order).map_or("", UpdateOrder::as_str)} options={orders} onpick={pick_order} /></div>
                    <button type="button" onclick={update}>{ text("sw.update") }</button>
                </div>
            }
            if has_managers_up {
                <div class="sw-event"><button type="button" onclick={majority}>{ text("sw.lose-majority") }</button></div>
            }
        </div>
    }
}

/// What has happened so far, and the way back.
fn history(desk: &Desk) -> Html {
    let steps = &desk.drill.steps;
    let undo = {
        let desk = desk.clone();
        move |_: MouseEvent| {
            let mut actions = (*desk.actions).clone();
            actions.pop();
            desk.play.emit(actions);
        }
    };
    let over = {
        let desk = desk.clone();
        move |_: MouseEvent| desk.play.emit(Vec::new())
    };
    let before = |(n, step): (usize, &Step)| {
        html! { <li value={(n + 1).to_string()}>{ sentence(&step.summary) }{ if step.pending > 0 { format!(" {}", count("sw.pending-now", step.pending)) } else { String::new() } }</li> }
    };
    html! {
        <>
            <p class="sw-row">
                <button type="button" id="sw-undo" disabled={desk.actions.is_empty()} onclick={undo}>{ text("sw.undo") }</button>
                <button type="button" disabled={desk.actions.is_empty()} onclick={over}>{ text("sw.start-again") }</button>
            </p>
            if steps.len() > 1 {
                <details class="sw-fold">
                    <summary>{ count("sw.history", steps.len()) }</summary>
                    <ol class="sw-list">{ for steps.iter().enumerate().map(before) }</ol>
                </details>
            }
        </>
    }
}

/// The drill: the swarm as it stands, what can happen, what the last thing did.
#[component]
pub fn DrillPart() -> Html {
    let desk = use_desk();
    let drill = &desk.drill;
    html! {
        <section class="out-part sw-drill" id="sw-drill" tabindex="-1" aria-label={text("sw.drill")}>
            <h3>{ text("sw.drill") }</h3>
            <p class="muted">{ text("sw.drill-note") }</p>
            <p class={if drill.quorum { "sw-holds" } else { "sw-holds-not" }}>
                <strong>{ if drill.quorum { text("sw.quorum-yes") } else { text("sw.quorum-no") } }</strong>
                { " " }{ if drill.pending == 0 { text("sw.all-run").to_owned() } else { count("sw.pending-now", drill.pending) } }
            </p>
            if drill.steps.is_empty() && drill.pending > 0 {
                { pending(drill.pending, &drill.pending_named) }
            }
            <OwnNodes />
            <Picture />
            <Events />
            { history(&desk) }
            { for drill.steps.last().map(|last| step(&desk, last)) }
            { survives(text("sw.proof-start"), &drill.survives) }
            { for drill.survives_now.as_ref().map(|now| survives(text("sw.proof-now"), now)) }
            <NodeTable />
        </section>
    }
}
