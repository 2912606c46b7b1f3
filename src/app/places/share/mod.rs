//! What makes a link, shown in a dialog: what it carries, how long it is and where it can be pasted, a QR code, and what to do
//! where it is too long or holds what should not travel.

use super::{
    core::use_wish,
    texts::{count, text},
    use_table,
};
use crate::{
    app::{
        platform,
        reporting::{self, Code, Packed, Parcel, Wish},
        texts::fill,
    },
    share::State,
};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The page's address without its fragment.
fn base() -> String {
    let address = gloo::utils::window().location().href().unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// What a link to this state carries, in words.
fn contents(state: &State) -> String {
    let mut words = Vec::new();
    let documents = state.documents.iter().filter(|d| !d.text.trim().is_empty());
    let names: Vec<&str> = documents.map(|d| d.name.as_str()).collect();
    if !names.is_empty() {
        words.push(names.join(", "));
    }
    let answers = [
        (state.swarm.is_some(), "share.has-swarm"),
        (state.outsource.is_some(), "share.has-outsource"),
        (!state.stack_board.is_empty(), "share.has-board"),
    ];
    words.extend(answers.into_iter().filter(|(has, _)| *has).map(|(_, key)| text(key).to_owned()));
    if words.is_empty() { text("share.has-nothing").to_owned() } else { words.join("; ") }
}

fn picture(code: &Code) -> Html {
    let side = code.side;
    html! {
        <figure class="share-code">
            <svg viewBox={format!("0 0 {side} {side}")} role="img" aria-label={text("share.code")} shape-rendering="crispEdges">
                <path class="share-code-paper" d={format!("M0,0h{side}v{side}h-{side}z")} />
                <path class="share-code-ink" d={code.path.clone()} />
            </svg>
            <figcaption class="muted">{ text(if code.is_dense { "share.code-dense" } else { "share.code-what" }) }</figcaption>
        </figure>
    }
}

/// The three bands, the one that the link falls into marked.
fn bands(packed: &Packed) -> Html {
    let here = packed.band;
    let band = |(n, key): (usize, &'static str)| {
        html! { <li aria-current={(n == here).then_some("true")} class={(n == here).then_some("share-here")}>{ text(key) }</li> }
    };
    html! { <ol class="share-bands">{ for ["share.band-0", "share.band-1", "share.band-2"].into_iter().enumerate().map(band) }</ol> }
}

/// A link to everything that was entered, and what is to be known of it. It is drawn while its dialog is open.
#[component]
pub fn Share() -> Html {
    let table = use_table();
    let field = use_node_ref();
    let keeps = use_state(|| false);
    let said = use_state(|| "");
    let parcel = use_memo((table.state.clone(), *keeps), |(state, keeps)| {
        let parcel = Parcel { state: (**state).clone(), base: base(), redact: !keeps };
        Rc::<str>::from(serde_json::to_string(&parcel).unwrap_or_default())
    });
    let told = use_wish(Wish::Pack, Some((*parcel).clone()));
    let packed = use_memo(told, |told| told.as_deref().and_then(reporting::read::<Packed>));
    let select = |event: FocusEvent| {
        if let Some(field) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) {
            field.select();
        }
    };
    let copy = |link: &str| {
        let (link, said, field) = (link.to_owned(), said.setter(), field.clone());
        move |_: MouseEvent| {
            let (link, said, field) = (link.clone(), said.clone(), field.clone());
            spawn_local(async move {
                let is_copied = platform::copy(&link).await.is_ok();
                if let Some(field) = field.cast::<HtmlInputElement>().filter(|_| !is_copied) {
                    // What the reader can do by hand is made ready.
                    let _ = field.focus();
                    field.select();
                }
                said.set(text(if is_copied { "share.copied" } else { "share.copy-refused" }));
            });
        }
    };
    let save = |file: &str| {
        let (file, said) = (file.to_owned(), said.setter());
        move |_: MouseEvent| {
            let is_saved = platform::download("plimsoll-state.json", &file).is_ok();
            said.set(text(if is_saved { "share.saved" } else { "rep.save-refused" }));
        }
    };
    let keep = {
        let keeps = keeps.clone();
        move |event: Event| {
            let box_ = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
            keeps.set(box_.is_some_and(|b| !b.checked()));
        }
    };
    let is_file = base().starts_with("file:");
    let made = |packed: &Packed| {
        let is_long = packed.band == 2;
        html! {
            <>
                if !packed.secrets.is_empty() {
                    <div class="share-secrets" role="group" aria-labelledby="share-secrets-title">
                        <p id="share-secrets-title">
                            <strong>{ count("share.secrets", packed.secrets.len()) }</strong>{ " " }{ text("share.secrets-what") }
                        </p>
                        <ul>{ for packed.secrets.iter().map(|s| html! {
                            <li><span class="code">{ &s.place }</span>{ " " }{ fill(text("share.looks-like"), &[("what", &s.looks_like)]) }</li>
                        }) }</ul>
                        <label class="share-redact">
                            <input type="checkbox" id="share-redact" checked={!*keeps} onchange={keep.clone()} />
                            <span>{ text("share.redact") }</span>
                        </label>
                        if *keeps {
                            <p class="share-warn">{ text("share.kept") }</p>
                        }
                    </div>
                }
                if let Some(link) = &packed.link {
                    <label for="share-link">{ text("share.link") }</label>
                    <div class="share-row">
                        <input ref={field.clone()} id="share-link" class="field" type="text" readonly=true value={link.clone()} onfocus={select} />
                        <button type="button" id="share-copy" class={(!is_long).then_some("primary")} onclick={copy(link)}>{ text("share.copy") }</button>
                    </div>
                    <p id="share-length">{ fill(text("share.length"), &[("n", &link.chars().count().to_string()), ("reach", &packed.reach)]) }</p>
                    { bands(packed) }
                } else {
                    <p class="share-warn">{ &packed.fault }</p>
                }
                <p>
                    <button type="button" id="share-save" class={is_long.then_some("primary")} onclick={save(&packed.file)}>{ text("share.save") }</button>
                    { " " }<span class="muted">{ text("share.save-what") }</span>
                </p>
                if let Some(code) = &packed.code {
                    { picture(code) }
                } else if packed.link.is_some() {
                    <p class="muted">{ text("share.code-none") }</p>
                }
            </>
        }
    };
    html! {
        <div class="share">
            <h2>{ text("share.title") }</h2>
            <p>{ text("share.what") }</p>
            <p>{ text("share.carries") }{ " " }{ contents(&table.state) }{ "." }</p>
            if is_file {
                <p class="share-warn">{ text("share.from-file") }</p>
            }
            if let Some(packed) = &*packed {
                { made(packed) }
            } else {
                <p role="status">{ text(if table.is_core_refused { "rep.core-refused" } else { "share.making" }) }</p>
            }
            <p role="status" class="share-said">{ *said }</p>
        </div>
    }
}
