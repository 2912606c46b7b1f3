use super::fold::Fold;
use crate::app::{
    places::{
        Ask,
        texts::{count, text},
        use_table,
    },
    texts::fill,
};
use crate::stack::{Explained, VariableView};
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Names with the values that the reader gave them.
pub type Values = BTreeMap<String, String>;

thread_local! {
    /// They live as long as the page: nothing writes them down.
    static KEPT: RefCell<Values> = const { RefCell::new(Values::new()) };
}

/// The values that were given on this visit.
pub fn kept() -> Values {
    KEPT.with_borrow(Clone::clone)
}

/// What the panel is drawn from.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The stack.
    pub explained: Rc<Explained>,
    /// The values that were given.
    pub values: Values,
    /// Takes them when they change.
    pub change: Callback<Values>,
}

/// Each variable with what becomes of it, and a field for its value.
#[component]
pub fn Variables(props: &Props) -> Html {
    let table = use_table();
    let put = {
        let (ask, change) = (table.ask.clone(), props.change.clone());
        Callback::from(move |values: Values| {
            KEPT.with_borrow_mut(|kept| kept.clone_from(&values));
            ask.emit(Ask::Variables(values.clone()));
            change.emit(values);
        })
    };
    let clear = {
        let put = put.clone();
        move |_: MouseEvent| put.emit(Values::new())
    };
    let all = &props.explained.variables;
    let unset = all.iter().filter(|v| is_missing(v)).count();
    html! {
        <Fold id="stack-variables" summary={html! {
            <>
                <span class="stack-fold-name">{ text("stack.variables") }</span>{ " " }
                <span class="muted">{ count("stack.variable-count", all.len()) }</span>
                if unset > 0 {
                    { " " }<span class="sev-warning">{ " " }{ count("stack.unset", unset) }</span>
                }
            </>
        }}>
            <p class="stack-fold-note">{ text("stack.variables-note") }</p>
            <ul class="stack-variables">
                { for all.iter().map(|v| line(v, &props.values, &put)) }
            </ul>
            if !props.values.is_empty() {
                <button type="button" onclick={clear}>{ text("stack.clear") }</button>
            }
        </Fold>
    }
}

/// Whether nothing takes the place of its value.
fn is_missing(variable: &VariableView) -> bool {
    !variable.is_set && variable.default.is_none()
}

/// What becomes of a variable, in words.
fn fate(variable: &VariableView) -> String {
    match variable {
        v if v.is_set => text("stack.is-set").to_owned(),
        VariableView { is_required: true, message: Some(message), .. } => {
            fill(text("stack.must-say"), &[("message", message)])
        }
        v if v.is_required => text("stack.must").to_owned(),
        VariableView { default: Some(default), .. } if default.is_empty() => text("stack.default-empty").to_owned(),
        VariableView { default: Some(default), .. } => fill(text("stack.default"), &[("default", default)]),
        _ => text("stack.becomes-empty").to_owned(),
    }
}

fn line(variable: &VariableView, values: &Values, put: &Callback<Values>) -> Html {
    let name = variable.name.clone();
    let lines = variable.lines.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    let type_in = {
        let (values, put, name) = (values.clone(), put.clone(), name.clone());
        move |event: InputEvent| {
            let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) else { return };
            let mut values = values.clone();
            if input.value().is_empty() {
                values.remove(&name);
            } else {
                values.insert(name.clone(), input.value());
            }
            put.emit(values);
        }
    };
    let given = values.get(&name).cloned().unwrap_or_default();
    let class = if is_missing(variable) { "sev-warning" } else { "muted" };
    html! {
        <li key={name.clone()}>
            <label>
                <code>{ name.clone() }</code>
                <input class="field" type="text" value={given} oninput={type_in} autocomplete="off" spellcheck="false" />
            </label>
            <p class={class}>{ " " }{ fate(variable) }{ " " }<span class="muted">{ fill(text("stack.on-lines"), &[("lines", &lines)]) }</span></p>
        </li>
    }
}
