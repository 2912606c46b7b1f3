use super::super::texts::{named, text};
use crate::app::reporting::Fault;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A link that can't be read.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What kind of fault it has.
    pub fault: Fault,
    /// What is wrong and what to do.
    pub words: String,
    /// Goes to the reader's own report.
    pub leave: Callback<MouseEvent>,
    /// Opens another link.
    pub open: Callback<Rc<str>>,
}

/// What a reader can do about a link that can't be read.
#[component]
pub fn Refused(props: &Props) -> Html {
    let field = use_node_ref();
    let kind = match props.fault {
        Fault::Newer => "newer",
        Fault::Cut => "cut",
        Fault::Large => "large",
        Fault::Damaged => "damaged",
    };
    let again = {
        let (field, open) = (field.clone(), props.open.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let value = field.cast::<HtmlInputElement>().map(|f| f.value()).unwrap_or_default();
            if !value.trim().is_empty() {
                open.emit(Rc::from(value));
            }
        }
    };
    let chosen = |event: FocusEvent| {
        if let Some(field) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) {
            field.select();
        }
    };
    html! {
        <div class="quiet rep-refused" role="alert">
            <h2>{ named("rep-fault", kind) }</h2>
            <p>{ &props.words }</p>
            <p>{ text("rep.refused-safe") }</p>
            <form onsubmit={again}>
                <label for="rep-again">{ text("rep.refused-again") }</label>
                <div class="rep-tools">
                    <input ref={field} id="rep-again" class="field" type="text" autocomplete="off" spellcheck="false" onfocus={chosen} />
                    <button type="submit">{ text("rep.refused-open") }</button>
                </div>
            </form>
            <p><button type="button" class="primary" onclick={props.leave.clone()}>{ text("rep.leave") }</button></p>
        </div>
    }
}
