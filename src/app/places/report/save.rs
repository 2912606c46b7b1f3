use super::super::{Ask, core::Core, texts::text, use_table};
use crate::{
    app::{
        platform,
        reporting::{self, Wish},
    },
    report::ReportFormat,
    share::Document,
};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Forms that a report is saved in, by the keys of their texts.
const FORMS: [(ReportFormat, &str); 4] = [
    (ReportFormat::Markdown, "rep.save-markdown"),
    (ReportFormat::Html, "rep.save-html"),
    (ReportFormat::Json, "rep.save-json"),
    (ReportFormat::Sarif, "rep.save-sarif"),
];

/// As many bytes of a file are read as of a link.
const LARGEST: f64 = 1024.0 * 1024.0;

/// Which report is saved.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What was entered, as JSON.
    pub state: Rc<str>,
    /// Whether it is the reader's own: somebody else's link is not made again.
    pub is_own: bool,
}

/// The tools of the sheet: print, share, and every form that it is saved in.
#[component]
pub fn Save(props: &Props) -> Html {
    let table = use_table();
    let fixed = use_state(|| None::<Vec<Document>>);
    {
        let fixed = fixed.setter();
        use_effect_with(Rc::clone(&props.state), move |_| fixed.set(None));
    }
    let refused = {
        let ask = table.ask.clone();
        Callback::from(move |()| ask.emit(Ask::Say(text("rep.save-refused").to_owned())))
    };
    let ask_core = |wish: Wish, then: Rc<dyn Fn(String)>| {
        let (core, state) = (table.core.clone(), Rc::clone(&props.state));
        Callback::from(move |_: MouseEvent| {
            let (state, then) = (Rc::clone(&state), Rc::clone(&then));
            if let Some(core) = core.clone() {
                spawn_local(async move { then(Core::wish(&core, wish, &state).await) });
            }
        })
    };
    let form = |(format, key): &(ReportFormat, &'static str)| {
        let (format, refused) = (*format, refused.clone());
        let keep = Rc::new(move |written: String| {
            if platform::download(format.file_name(), &written).is_err() {
                refused.emit(());
            }
        });
        html! { <button type="button" onclick={ask_core(Wish::Saved(format), keep)}>{ text(key) }</button> }
    };
    let list_fixed = {
        let fixed = fixed.setter();
        ask_core(Wish::Fixed, Rc::new(move |told: String| fixed.set(reporting::read(&told))))
    };
    let document = |document: &Document| {
        let (name, content, refused) = (document.name.clone(), document.text.clone(), refused.clone());
        let keep = move |_: MouseEvent| {
            if platform::download(&name, &content).is_err() {
                refused.emit(());
            }
        };
        html! { <li><button type="button" onclick={keep}>{ &document.name }</button></li> }
    };
    // The page's head has the dialog.
    let share = |_: MouseEvent| {
        if let Some(button) = platform::element("share") {
            button.click();
        }
    };
    let print = |_: MouseEvent| platform::print();
    html! {
        <div class="rep-tools" role="group" aria-label={text("rep.save")}>
            if props.is_own {
                <button type="button" class="primary" id="rep-share" onclick={share}>{ text("rep.share") }</button>
            }
            <button type="button" onclick={print}>{ text("rep.print") }</button>
            { for FORMS.iter().map(form) }
            <button type="button" onclick={list_fixed}>{ text("rep.save-fixed") }</button>
            if let Some(fixed) = &*fixed {
                <div class="rep-fixed" role="status">
                    if fixed.is_empty() {
                        <p>{ text("rep.fixed-none") }</p>
                    } else {
                        <p>{ text("rep.fixed-what") }</p>
                        <ul>{ for fixed.iter().map(document) }</ul>
                    }
                </div>
            }
        </div>
    }
}

/// What an [`OpenSaved`] does.
#[derive(PartialEq, Properties)]
pub struct OpenProps {
    /// Takes the text of the file.
    pub open: Callback<Rc<str>>,
}

/// The button that opens a report which somebody saved as a file.
#[component]
pub fn OpenSaved(props: &OpenProps) -> Html {
    let field = use_node_ref();
    let ask = use_table().ask;
    let choose = {
        let field = field.clone();
        move |_: MouseEvent| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                field.click();
            }
        }
    };
    let open = props.open.clone();
    let read = move |event: Event| {
        let Some(field) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) else { return };
        let Some(file) = field.files().and_then(|list| list.get(0)) else { return };
        field.set_value("");
        let (open, ask) = (open.clone(), ask.clone());
        spawn_local(async move {
            let fits = file.size() <= LARGEST;
            let text = if fits { JsFuture::from(file.text()).await.ok().and_then(|t| t.as_string()) } else { None };
            match text {
                Some(content) => open.emit(Rc::from(content)),
                None => ask.emit(Ask::Say(text_of_fault(fits).to_owned())),
            }
        });
    };
    html! {
        <>
            <input ref={field} type="file" accept=".json,application/json" hidden=true onchange={read} />
            <button type="button" id="rep-open" onclick={choose}>{ text("rep.open") }</button>
        </>
    }
}

fn text_of_fault(fits: bool) -> &'static str {
    text(if fits { "rep.open-refused" } else { "rep.open-large" })
}
