//! The entrypoint script to start from, under findings that tie an image to one environment.

use super::super::{Ask, Table, texts::text};
use crate::{
    app::{platform, texts::fill},
    share::DocumentKind,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Lines to copy, with a button that does it.
fn block(table: &Table, title: String, body: &str, file: Option<&str>) -> Html {
    let copy = {
        let (ask, body) = (table.ask.clone(), body.to_owned());
        move |_: MouseEvent| {
            let (ask, body) = (ask.clone(), body.clone());
            spawn_local(async move {
                let said = if platform::copy(&body).await.is_ok() { "start.copied" } else { "start.copy-refused" };
                ask.emit(Ask::Say(text(said).to_owned()));
            });
        }
    };
    let keep = file.map(|name| {
        let (ask, body, name) = (table.ask.clone(), body.to_owned(), name.to_owned());
        let label = fill(text("start.keep"), &[("name", &name)]);
        let keep = move |_: MouseEvent| {
            if platform::download(&name, &body).is_err() {
                ask.emit(Ask::Say(text("start.keep-refused").to_owned()));
            }
        };
        html! { <button type="button" onclick={keep}>{ label }</button> }
    });
    let label = fill(text("start.copy-of"), &[("what", &title)]);
    html! {
        <div class="sample">
            <p><strong>{ title }</strong></p>
            <pre tabindex="0"><code>{ body.to_owned() }</code></pre>
            <p class="sample-actions">
                <button type="button" aria-label={label} onclick={copy}>{ text("start.copy") }</button>{ " " }{ for keep }
            </p>
        </div>
    }
}

/// The script for the Dockerfile in the editor, where there is one to make.
pub fn starting_script(table: &Table) -> Html {
    let document = table.document().filter(|d| d.kind == DocumentKind::Dockerfile);
    let script = document.zip(table.core.as_ref()).and_then(|(d, core)| core.starting_script(&d.text));
    html! {
        if let Some((name, script, instructions)) = script {
            <details class="doc start-script">
                <summary>{ text("start.title") }</summary>
                <p>{ text("start.lead") }</p>
                { block(table, name.clone(), &script, Some(&name)) }
                { block(table, text("start.dockerfile").to_owned(), &instructions, None) }
            </details>
        }
    }
}
