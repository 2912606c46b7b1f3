use super::{
    super::texts::{named, text},
    desk::{chosen, ticked, use_desk},
    pick::Pick,
};
use crate::app::components::sentence;
use crate::outsource::{DataClass, Fact, FactChanges, Layer, plan::facts_of};
use yew::prelude::*;

/// Whose facts.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The layer.
    pub layer: Layer,
}

/// A layer's constants with their reasons, to be disputed one by one and changed for one's own case.
#[component]
pub fn Facts(Props { layer }: &Props) -> Html {
    let desk = use_desk();
    let layer = *layer;
    let record = desk.catalogue.layer(layer);
    let facts = facts_of(desk.catalogue, &desk.answers, layer);
    let change = {
        let desk = desk.clone();
        move |change: &dyn Fn(&mut FactChanges)| {
            desk.change(|answers| {
                let changes = answers.constants.entry(layer).or_default();
                change(changes);
                if changes.is_empty() {
                    answers.constants.remove(&layer);
                }
            });
        }
    };
    let line = |fact: &Fact| {
        let fact = *fact;
        let is_usual = record.fact(fact).is == facts.is(fact);
        let usual = record.fact(fact).is;
        let change = change.clone();
        let set = move |event: Event| {
            let now = ticked(&event);
            change(&|changes| changes.set(fact, (now != usual).then_some(now)));
        };
        html! {
            <li>
                <label>
                    <input type="checkbox" checked={facts.is(fact)} onchange={set} />{ " " }
                    <strong>{ named("out-fact", fact.as_str()) }</strong>
                </label>
                { " " }{ sentence(&record.fact(fact).why) }
                if !is_usual {
                    { " " }<em>{ text("out.fact-changed") }</em>
                }
            </li>
        }
    };
    let set_data = {
        let (change, usual) = (change.clone(), record.data);
        move |event: Event| {
            let data = DataClass::from_word(&chosen(&event)).filter(|d| *d != usual);
            change(&|changes| changes.data = data);
        }
    };
    let options: Vec<_> =
        DataClass::ALL.iter().map(|d| (AttrValue::from(d.as_str()), named("out-data", d.as_str()))).collect();
    html! {
        <details class="out-constants">
            <summary>{ text("out.facts") }</summary>
            <p class="muted">{ text("out.facts-note") }</p>
            <ul>{ for Fact::ALL.iter().map(line) }</ul>
            <label>
                { text("out.data") }{ " " }
                <Pick label={text("out.data")} value={facts.data.as_str()} {options} onpick={Callback::from(set_data)} />
            </label>
        </details>
    }
}
