//! The module with all rules, as the further parts of the page ask it. It is the page's own copy: what is loaded once
//! is not loaded again.

use crate::{
    app::{platform, sheet::Sheet},
    share::Document,
};
use std::rc::Rc;
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
    fn explain(this: &Module, name: &str, text: &str, beside: &str) -> String;
    #[wasm_bindgen(method)]
    fn sheet(this: &Module, text: &str, ignore: Option<&str>) -> String;
}

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
}

/// All rules; none until they have come, or where they can't be had.
#[hook]
pub fn use_core() -> Option<Core> {
    let core = use_state(|| None);
    {
        let core = core.clone();
        use_effect_with((), move |()| {
            spawn_local(async move {
                if let Ok(module) = platform::module("core").await {
                    core.set(Some(Core(Rc::new(module.unchecked_into()))));
                }
            });
        });
    }
    (*core).clone()
}
