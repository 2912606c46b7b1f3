//! The editor's glue: one component that hosts it, and the handle by which the session speaks to it.

mod handle;

pub use handle::{Handle, is_plain};

use super::{
    session::Session,
    state::use_page,
    texts::{named, text},
};
use crate::{diagnostic::Severity, dockerfile::TokenKind};
use js_sys::{Array, Object, Reflect};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::HtmlElement;
use yew::prelude::*;

/// Words of the editor's own that readers meet, by CodeMirror's English phrase.
const PHRASES: [(&str, &str); 16] = [
    ("Find", "search.find"),
    ("Replace", "search.replace"),
    ("next", "search.next"),
    ("previous", "search.previous"),
    ("all", "search.all"),
    ("match case", "search.case"),
    ("regexp", "search.regexp"),
    ("by word", "search.word"),
    ("replace", "search.replace-one"),
    ("replace all", "search.replace-all"),
    ("close", "search.close"),
    ("current match", "search.current"),
    ("replaced match on line $", "search.replaced-one"),
    ("replaced $ matches", "search.replaced"),
    ("on line", "search.on-line"),
    ("Go to line", "search.line"),
];

fn set(object: &Object, key: &str, value: impl Into<JsValue>) {
    // Setting a key of a fresh object cannot fail.
    let _ = Reflect::set(object, &key.into(), &value.into());
}

fn words() -> Object {
    let words = Object::new();
    for severity in Severity::ALL {
        set(&words, severity.as_str(), named("severity", severity.as_str()));
    }
    set(&words, "rule", text("finding.rule"));
    set(&words, "unsafe", text("fix.unsafe"));
    set(&words, "display", text("fix.display"));
    words
}

/// What the editor calls. The closures live as long as the page: there is one editor.
fn listeners(session: &Rc<Session>) -> Object {
    let on = Object::new();
    let changed = Rc::clone(session);
    let changed = Closure::<dyn Fn(bool)>::new(move |at_once| changed.text_changed(at_once));
    set(&on, "changed", changed.into_js_value());
    let caret = Rc::clone(session);
    set(&on, "caret", Closure::<dyn Fn(u32)>::new(move |at| caret.caret_moved(at)).into_js_value());
    let fix = Rc::clone(session);
    let fix = Closure::<dyn Fn(usize, usize)>::new(move |finding, n| fix.apply_fix(finding, n));
    set(&on, "fix", fix.into_js_value());
    let chosen = Rc::clone(session);
    set(&on, "chosen", Closure::<dyn Fn(usize)>::new(move |n| chosen.chosen_in_editor(n)).into_js_value());
    on
}

fn options(session: &Rc<Session>) -> Object {
    let phrases = Object::new();
    for (english, key) in PHRASES {
        set(&phrases, english, text(key));
    }
    let kinds: Array = TokenKind::ALL.iter().map(|kind| JsValue::from_str(kind.as_str())).collect();
    let options = Object::new();
    set(&options, "label", text("editor.label"));
    set(&options, "phrases", phrases);
    set(&options, "words", words());
    set(&options, "kinds", kinds);
    set(&options, "on", listeners(session));
    options
}

/// The place of the editor. Yew draws an empty element and leaves its content alone.
#[component]
pub fn EditorHost() -> Html {
    let page = use_page();
    let host = use_node_ref();
    {
        let (host, session) = (host.clone(), Rc::clone(&page.session));
        use_effect_with((), move |()| {
            if let Some(parent) = host.get().and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
                session.attach(handle::create(&parent, &options(&session)));
            }
            let session = Rc::clone(&session);
            move || session.detach()
        });
    }
    {
        let session = Rc::clone(&page.session);
        use_effect_with(page.active, move |_| session.show_active());
    }
    html! { <div class="editor" ref={host} /> }
}
