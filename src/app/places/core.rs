//! The module with all rules, as the further parts of the page ask it. It is the page's own copy: what is loaded once
//! is not loaded again.

use super::worker;
use crate::{
    app::{platform, reporting::Wish, sheet::Sheet},
    share::Document,
};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The core worker's program, loaded into the page.
    type Module;
    #[wasm_bindgen(method)]
    fn analyse(this: &Module, kind: &str, name: &str, text: &str, beside: &str) -> String;
    #[wasm_bindgen(method)]
    fn report(this: &Module, wish: &str, asked: &str, shell: &str) -> String;
    #[wasm_bindgen(method, js_name = shellOf)]
    async fn shell_of(this: &Module, asked: &str) -> JsValue;
    #[wasm_bindgen(method)]
    fn explain(this: &Module, name: &str, text: &str, beside: &str) -> String;
    #[wasm_bindgen(method, js_name = startingScript)]
    fn starting_script(this: &Module, text: &str) -> Option<Vec<String>>;
    #[wasm_bindgen(method)]
    fn sheet(this: &Module, text: &str, ignore: Option<&str>) -> String;
}

/// What is asked about in more bytes than these is left to a worker.
const LONG: usize = 100 * 1024;

/// All rules. Asking takes milliseconds: what may take longer belongs into a worker.
#[derive(Clone)]
pub struct Core(Rc<Module>);

impl PartialEq for Core {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Core {
    /// What a stack file comes to, as JSON of [`crate::stack::Explained`]; `beside` as for [`Self::analyse`].
    pub fn explain(&self, document: &Document, beside: &str) -> String {
        self.0.explain(&document.name, &document.text, beside)
    }

    /// The findings of a document as JSON; `beside` holds what bears on it, as [`crate::app::desk::Desk::new`]
    /// takes it.
    pub fn analyse(&self, document: &Document, beside: &str) -> String {
        self.0.analyse(document.kind.as_str(), &document.name, &document.text, beside)
    }

    /// The ladder and the structure of a Dockerfile; `ignore` is the text of the `.dockerignore` beside it.
    pub fn sheet(&self, text: &str, ignore: Option<&str>) -> Option<Sheet> {
        serde_json::from_str(&self.0.sheet(text, ignore)).ok()
    }

    /// The entrypoint script to start from, made for a Dockerfile: its name, its text, and the instructions that take it
    /// into the image.
    pub fn starting_script(&self, text: &str) -> Option<(String, String, String)> {
        let [name, script, instructions]: [String; 3] = self.0.starting_script(text)?.try_into().ok()?;
        Some((name, script, instructions))
    }

    /// Fulfils a wish on a report or a link, with all that bears on it.
    pub async fn wish(&self, wish: Wish, asked: &str) -> String {
        let shell = if wish.asks_of_shell() { self.shell_of(asked).await } else { String::new() };
        self.wish_with(wish, asked, &shell).await
    }

    /// What is found in the shell text of a state's Dockerfiles; empty where that can't be told.
    async fn shell_of(&self, asked: &str) -> String {
        self.0.shell_of(asked).await.as_string().unwrap_or_default()
    }

    /// Fulfils a wish with what is known of shell text. What is long is left to a worker, so that the page stays at
    /// hand.
    async fn wish_with(&self, wish: Wish, asked: &str, shell: &str) -> String {
        if asked.len() > LONG
            && let Some(told) = worker::wish(wish, asked, shell).await
        {
            return told;
        }
        // Short, or there are no workers here, as in a page that was opened from a file.
        self.0.report(wish.as_str(), asked, shell)
    }
}

/// What the core says to a wish; none while it is at it. `asked` is nothing where there is nothing to ask yet. Where
/// shell text bears on it, it comes twice: at once, and with that as soon as it is known.
#[hook]
pub fn use_wish(wish: Wish, asked: Option<Rc<str>>) -> Option<Rc<str>> {
    let core = super::use_table().core;
    let told = use_state(|| None::<(Rc<str>, Rc<str>)>);
    {
        let told = told.setter();
        use_effect_with((core, wish, asked.clone()), move |(core, wish, asked)| {
            let is_asked = Rc::new(Cell::new(true));
            if let (Some(core), Some(asked)) = (core.clone(), asked.clone()) {
                let (wish, is_asked) = (*wish, Rc::clone(&is_asked));
                spawn_local(async move {
                    let answer = core.wish_with(wish, &asked, "").await;
                    if is_asked.get() {
                        told.set(Some((Rc::clone(&asked), Rc::from(answer))));
                    }
                    let shell = if wish.asks_of_shell() { core.shell_of(&asked).await } else { String::new() };
                    if !shell.is_empty() && is_asked.get() {
                        let answer = core.wish_with(wish, &asked, &shell).await;
                        if is_asked.get() {
                            told.set(Some((asked, Rc::from(answer))));
                        }
                    }
                });
            }
            // What comes of an earlier question must not take the place of a newer one's answer.
            move || is_asked.set(false)
        });
    }
    told.as_ref().filter(|(about, _)| Some(about) == asked.as_ref()).map(|(_, answer)| Rc::clone(answer))
}

/// All rules, none until they have come; and whether they can't be had.
#[hook]
pub fn use_core() -> (Option<Core>, bool) {
    let core = use_state(|| (None, false));
    {
        let core = core.clone();
        use_effect_with((), move |()| {
            spawn_local(async move {
                match platform::module("core").await {
                    Ok(module) => core.set((Some(Core(Rc::new(module.unchecked_into()))), false)),
                    Err(_) => core.set((None, true)),
                }
            });
        });
    }
    (*core).clone()
}
