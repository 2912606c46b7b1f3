use super::{super::texts::text, desk::use_desk};
use crate::app::{platform, texts::fill};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// What a [`CopyBlock`] shows.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What it is, or where it goes.
    pub title: AttrValue,
    /// The lines.
    pub text: AttrValue,
    /// The name under which it can be kept as a file.
    #[prop_or_default]
    pub file: Option<AttrValue>,
}

/// Lines to copy, and to keep as a file where they are one.
#[component]
pub fn CopyBlock(props: &Props) -> Html {
    let desk = use_desk();
    let copy = {
        let (desk, words, title) = (desk.clone(), props.text.clone(), props.title.clone());
        move |_: MouseEvent| {
            let (desk, words, title) = (desk.clone(), words.clone(), title.clone());
            spawn_local(async move {
                let said = match platform::copy(&words).await {
                    Ok(()) => fill(text("sw.copied"), &[("what", &title)]),
                    Err(_) => text("sw.copy-refused").to_owned(),
                };
                desk.say(said);
            });
        }
    };
    let keep = props.file.clone().map(|name| {
        let (desk, words) = (desk.clone(), props.text.clone());
        let label = fill(text("sw.download"), &[("name", &name)]);
        let keep = move |_: MouseEvent| {
            if platform::download(&name, &words).is_err() {
                desk.say(text("sw.download-refused").to_owned());
            }
        };
        html! { <button type="button" onclick={keep}>{ label }</button> }
    });
    let label = fill(text("sw.copy-of"), &[("what", &props.title)]);
    html! {
        <div class="sw-block">
            <p class="sw-row"><strong>{ &props.title }</strong>
                <button type="button" aria-label={label} onclick={copy}>{ text("sw.copy") }</button>{ for keep }</p>
            <pre tabindex="0" aria-label={props.title.clone()}><code>{ &props.text }</code></pre>
        </div>
    }
}
