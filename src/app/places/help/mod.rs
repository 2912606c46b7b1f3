//! What the question mark opens: what this is, the keys, the command, the licences.

use super::{close_dialog, texts::text};
use crate::app::{editor, routes::Route};
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

/// What this is and how it is used.
#[component]
pub fn Help() -> Html {
    html! {
        <>
            <h2>{ text("help.title") }</h2>
            <p>{ text("help.what") }</p>
            <p>{ text("help.private") }</p>
            if editor::is_plain() {
                <p>{ text("help.plain") }</p>
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
                <a href={Route::Rules.href()} onclick={|event: MouseEvent| close_dialog(&event)}>{ text("rules.title") }</a>
                <a href="./workshop/index.html">{ text("help.workshop") }</a>
                <a href="./plimsoll.html" download="plimsoll.html">{ text("help.one-file") }</a>
                <a href="./licences.html">{ text("help.licences") }</a>
                <span class="muted">{ concat!("plimsoll ", env!("CARGO_PKG_VERSION")) }</span>
            </p>
        </>
    }
}
