use super::super::texts::text;
use crate::app::components::sentence;
use crate::swarm::Refusal;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What a [`Field`] asks for.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The key of the answer: `zones`.
    pub name: AttrValue,
    /// The question.
    pub label: AttrValue,
    /// More about it.
    #[prop_or_default]
    pub note: AttrValue,
    /// What stands.
    pub value: AttrValue,
    /// What holds where nothing is written.
    #[prop_or_default]
    pub placeholder: AttrValue,
    /// Whether words are written, not a number.
    #[prop_or_default]
    pub is_words: bool,
    /// Takes what is written, or refuses it.
    pub take: Callback<String, Result<(), Refusal>>,
}

/// A question with a line to write in. What is refused stays as it was written, with the reason and the key below it.
#[component]
pub fn Field(props: &Props) -> Html {
    let node = use_node_ref();
    let refused = use_state(|| None::<(AttrValue, Refusal)>);
    let id = format!("sw-{}", props.name);
    {
        let refused = refused.clone();
        use_effect_with(props.value.clone(), move |_| refused.set(None));
    }
    {
        // An attribute has no say any more once a reader has written something.
        let (node, value, is_refused) = (node.clone(), props.value.clone(), refused.is_some());
        use_effect(move || {
            if let Some(line) = node.cast::<HtmlInputElement>().filter(|l| !is_refused && l.value() != value.as_str()) {
                line.set_value(&value);
            }
        });
    }
    let change = {
        let (take, refused) = (props.take.clone(), refused.clone());
        move |event: Event| {
            let Some(line) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) else { return };
            let written = line.value();
            refused.set(take.emit(written.clone()).err().map(|refusal| (AttrValue::from(written), refusal)));
        }
    };
    let value = refused.as_ref().map_or_else(|| props.value.clone(), |(written, _)| written.clone());
    let (note_id, fault_id) = (format!("{id}-note"), format!("{id}-fault"));
    let mut described = Vec::new();
    if refused.is_some() {
        described.push(fault_id.clone());
    }
    if !props.note.is_empty() {
        described.push(note_id.clone());
    }
    html! {
        <div class={classes!("sw-field", refused.is_some().then_some("sw-refused"))}>
            <label for={id.clone()}>{ &props.label }</label>
            <input ref={node} class="field" {id} type="text" inputmode={if props.is_words { "text" } else { "decimal" }}
                autocomplete="off" spellcheck="false" value={value} placeholder={props.placeholder.clone()}
                aria-invalid={refused.is_some().then_some("true")}
                aria-describedby={(!described.is_empty()).then(|| described.join(" "))} onchange={change} />
            if !props.note.is_empty() {
                <p class="muted sw-note" id={note_id}>{ &props.note }</p>
            }
            if let Some((_, refusal)) = &*refused {
                <p class="sw-fault" id={fault_id} role="alert">
                    <span class="sev sev-error" aria-hidden="true"></span>
                    { text("sw.not-taken") }{ " " }<code>{ &refusal.key }</code>{ ": " }{ sentence(&refusal.message) }
                </p>
            }
        </div>
    }
}

/// A question that is answered with yes or no.
#[derive(PartialEq, Properties)]
pub struct TickProps {
    /// The question.
    pub label: AttrValue,
    /// More about it.
    #[prop_or_default]
    pub note: AttrValue,
    /// What stands.
    pub value: bool,
    /// Takes the answer.
    pub take: Callback<bool>,
}

/// A box to tick.
#[component]
pub fn Tick(props: &TickProps) -> Html {
    let node = use_node_ref();
    {
        let (node, value) = (node.clone(), props.value);
        use_effect(move || {
            if let Some(tick) = node.cast::<HtmlInputElement>() {
                tick.set_checked(value);
            }
        });
    }
    let take = props.take.clone();
    let change = move |event: Event| {
        if let Some(tick) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) {
            take.emit(tick.checked());
        }
    };
    html! {
        <label class="sw-tick">
            <input ref={node} type="checkbox" checked={props.value} onchange={change} />
            <span>
                { &props.label }
                if !props.note.is_empty() {
                    <span class="muted sw-note">{ &props.note }</span>
                }
            </span>
        </label>
    }
}
