use crate::app::{editor, routes::Route, texts::text};
use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// Keys and what they do, by the keys of their texts.
const KEYS: [(&str, &str); 8] = [
    ("F8", "help.key-next"),
    ("Shift F8", "help.key-previous"),
    ("Ctrl .", "help.key-fixes"),
    ("Alt Enter", "help.key-fix"),
    ("Ctrl Z", "help.key-undo"),
    ("Ctrl F", "help.key-search"),
    ("Escape", "help.key-escape"),
    ("Tab", "help.key-tab"),
];

/// The button with the question mark and what it opens: what this is, the keys, the command, the licences.
#[component]
pub fn Help() -> Html {
    let dialog = use_node_ref();
    let open = {
        let dialog = dialog.clone();
        move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                // Refused only where it is open already.
                let _ = dialog.show_modal();
            }
        }
    };
    let close = {
        let dialog = dialog.clone();
        move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        }
    };
    html! {
        <>
            <button type="button" id="help" class="tool tool-round" aria-label={text("help.open")} onclick={open}>{ "?" }</button>
            <dialog ref={dialog} class="help" aria-labelledby="help-title">
                <h2 id="help-title">{ text("help.title") }</h2>
                <p>{ text("help.what") }</p>
                <p>{ text("help.private") }</p>
                if editor::is_plain() {
                    <p>{ text("editor.plain") }</p>
                } else {
                    <h3>{ text("help.keys") }</h3>
                    <dl class="keys">
                        { for KEYS.iter().map(|(key, what)| html! {
                            <div><dt><kbd>{ *key }</kbd></dt><dd>{ text(what) }</dd></div>
                        }) }
                    </dl>
                }
                <h3>{ text("help.command") }</h3>
                <p>{ text("help.command-what") }</p>
                <pre><code>{ "plimsoll lint Dockerfile" }</code></pre>
                <p class="help-foot">
                    <a href={Route::Rules.href()} onclick={close.clone()}>{ text("rules.title") }</a>
                    <a href="./licences.html">{ text("help.licences") }</a>
                    <span class="muted">{ concat!("plimsoll ", env!("CARGO_PKG_VERSION")) }</span>
                    <button type="button" class="primary" onclick={close}>{ text("help.close") }</button>
                </p>
            </dialog>
        </>
    }
}
