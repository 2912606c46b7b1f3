use super::{
    super::texts::{named, text},
    desk::{chosen, ticked, use_desk},
    pick::Pick,
};
use crate::{
    app::texts::fill,
    outsource::{
        Case, Fact, Layer, LayerAnswers, Question,
        answers::{Need, Skill},
        plan::facts_of,
    },
};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlSelectElement};
use yew::prelude::*;

/// The value of a list whose layers differ.
const MIXED: &str = "mixed";

/// What a [`LayerQuestions`] asks about.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The layer; none: all of them at once.
    pub layer: Option<Layer>,
}

/// The value that all share.
fn shared<T: PartialEq + Copy>(values: impl IntoIterator<Item = T>) -> Option<T> {
    let mut values = values.into_iter();
    let first = values.next()?;
    values.all(|v| v == first).then_some(first)
}

/// The four questions about a layer, or about all of them, in a row of the board.
#[component]
pub fn LayerQuestions(Props { layer }: &Props) -> Html {
    let desk = use_desk();
    let asking = use_state(|| false);
    let first = use_node_ref();
    {
        let first = first.clone();
        use_effect_with(*asking, move |asking| {
            if let Some(button) = first.cast::<HtmlElement>().filter(|_| *asking) {
                let _ = button.focus();
            }
        });
    }
    let layers: Vec<Layer> = layer.map_or_else(|| Layer::ALL.to_vec(), |layer| vec![layer]);
    let is_day_two = {
        let desk = desk.clone();
        move |layer: Layer| facts_of(desk.catalogue, &desk.answers, layer).is(Fact::DayTwo)
    };
    let of = |layer: &Layer| desk.answers.of(*layer);
    let need_of = |layer: &Layer| {
        let facts = facts_of(desk.catalogue, &desk.answers, *layer);
        Case::of(desk.answers.team, of(layer), &facts).need
    };
    let name = layer.map_or_else(|| text("out.all-layers").to_owned(), |l| desk.catalogue.layer(l).name.clone());
    let label = |question: Question| format!("{}: {}", name, named("out-ask", question.as_str()));
    let (skill, need) = (shared(layers.iter().map(|l| of(l).skill)), shared(layers.iter().map(need_of)));

    let list = |question: Question, value: Option<&'static str>, change: Callback<Event>| {
        let mixed = value.is_none().then(|| (AttrValue::from(MIXED), text("out.mixed").to_owned()));
        let word = |word: &'static str| (AttrValue::from(word), named("out-answer", &format!("{question}.{word}")));
        let options: Vec<_> = mixed.into_iter().chain(question.words().into_iter().map(word)).collect();
        html! {
            <label class="out-cell-ask">
                <span>{ named("out-short", question.as_str()) }</span>
                <Pick label={label(question)} value={value.unwrap_or(MIXED)} {options} onpick={change} />
            </label>
        }
    };
    let set_skill = {
        let (desk, layers) = (desk.clone(), layers.clone());
        Callback::from(move |event: Event| {
            if let Some(skill) = Skill::from_word(&chosen(&event)) {
                desk.change_layers(&layers, |_, answers| answers.skill = skill);
            }
        })
    };
    let set_need = {
        let (desk, layers, asking, layer) = (desk.clone(), layers.clone(), asking.clone(), *layer);
        let is_day_two = is_day_two.clone();
        Callback::from(move |event: Event| {
            let Some(wanted) = Need::from_word(&chosen(&event)) else { return };
            if wanted == Need::Now && layer.is_some_and(&is_day_two) {
                // The list goes back to what stands, until the question is answered.
                let list = event.target().and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
                if let (Some(list), Some(need)) = (list, need) {
                    list.set_value(need.as_str());
                }
                asking.set(true);
                return;
            }
            asking.set(false);
            desk.change_layers(&layers, |l, answers| {
                // All at once never means a day-two layer now: that is asked layer by layer.
                answers.need = if wanted == Need::Now && is_day_two(l) { None } else { Some(wanted) };
            });
        })
    };
    let switch = |question: Question, get: fn(&LayerAnswers) -> bool, set: fn(&mut LayerAnswers, bool)| {
        let is_on = layers.iter().all(|l| get(&of(l)));
        let (desk, layers) = (desk.clone(), layers.clone());
        let change = move |event: Event| {
            let on = ticked(&event);
            desk.change_layers(&layers, |_, answers| set(answers, on));
        };
        html! {
            <label class="out-cell-ask out-switch">
                <input type="checkbox" aria-label={label(question)} checked={is_on} onchange={change} />
                <span>{ named("out-short", question.as_str()) }</span>
            </label>
        }
    };
    let breaks = {
        let (desk, layers, asking) = (desk.clone(), layers.clone(), asking.clone());
        move |_: MouseEvent| {
            asking.set(false);
            desk.change_layers(&layers, |_, answers| answers.need = Some(Need::Now));
        }
    };
    let nothing = {
        let asking = asking.clone();
        move |_: MouseEvent| asking.set(false)
    };
    html! {
        <div class="out-questions" role="group" aria-label={fill(text("out.about"), &[("layer", &name)])}>
            { list(Question::Skill, skill.map(Skill::as_str), set_skill) }
            { switch(Question::Contract, |a| a.contract, |a, on| a.contract = on) }
            { switch(Question::Diff, |a| a.diff, |a, on| a.diff = on) }
            { list(Question::Need, need.map(Need::as_str), set_need) }
            if *asking {
                <div class="out-breaks" role="group" aria-label={text("out.breaks")}>
                    <p><strong>{ text("out.breaks") }</strong>{ " " }<span class="out-whose">{ "talk 2017" }</span></p>
                    <button type="button" ref={first} onclick={nothing}>{ text("out.breaks-nothing") }</button>
                    <button type="button" onclick={breaks}>{ text("out.breaks-something") }</button>
                </div>
            }
        </div>
    }
}
