//! Who analyses on the page's own thread: first the rules that came with the page, then, as soon as the first
//! findings are on screen, a module with all of them.

use super::{
    analysis::{self, Item},
    examples::{self, Example},
    platform,
    subject::Subject,
};
use crate::{
    diagnostic::Config,
    lint::fix::{self, FixOutcome},
    share::DocumentKind,
};
use serde_json::Value;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The core worker's program, loaded into the page.
    type Module;
    #[wasm_bindgen(method)]
    fn examples(this: &Module) -> String;
    #[wasm_bindgen(method)]
    fn analyse_shown(this: &Module, kind: &str, name: &str, text: &str, beside: &str) -> String;
    #[wasm_bindgen(method)]
    fn shell_notice(this: &Module, kind: &str, name: &str, text: &str, beside: &str) -> Option<String>;
    #[wasm_bindgen(method)]
    fn when_more(this: &Module, tell: &JsValue);
    #[wasm_bindgen(method, js_name = fixAll)]
    fn fix_all(this: &Module, kind: &str, name: &str, text: &str, beside: &str) -> String;
    #[wasm_bindgen(method)]
    fn colours(this: &Module, kind: &str, text: &str) -> Vec<u32>;
}

/// Which rules are at work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rules {
    /// Those of the first load; the others are on their way.
    #[default]
    First,
    /// All of them.
    All,
    /// Those of the first load; the others could not be had.
    Refused,
}

/// The linter of the page's own thread.
#[derive(Default)]
pub struct Linter {
    config: Config,
    all: RefCell<Option<Module>>,
    gallery: RefCell<Rc<Vec<Example>>>,
}

impl Linter {
    /// The findings of a text, by place. Until all rules are there: those on a Dockerfile that stands alone.
    pub fn items(&self, text: &str, subject: &Subject) -> Vec<Item> {
        let all = self.all.borrow();
        let told =
            all.as_ref().map(|all| all.analyse_shown(subject.kind.as_str(), &subject.name, text, &subject.beside));
        told.and_then(|json| analysis::from_json(&json))
            .unwrap_or_else(|| if subject.is_plain() { analysis::items(text, &self.config) } else { Vec::new() })
    }

    /// A text after all safe fixes.
    pub fn fix_all(&self, text: &str, subject: &Subject) -> FixOutcome {
        let all = self.all.borrow();
        let told = all.as_ref().map(|all| all.fix_all(subject.kind.as_str(), &subject.name, text, &subject.beside));
        told.and_then(|json| read_outcome(&json)).unwrap_or_else(|| {
            if subject.is_plain() {
                fix::fix_all(text, &self.config, false)
            } else {
                FixOutcome { fixed: 0, text: text.to_owned() }
            }
        })
    }

    /// Colour runs of a text, as [`analysis::colour_runs`] makes them.
    pub fn colours(&self, kind: DocumentKind, text: &str) -> Vec<u32> {
        if kind == DocumentKind::Dockerfile {
            return analysis::colour_runs(text);
        }
        self.all.borrow().as_ref().map(|all| all.colours(kind.as_str(), text)).unwrap_or_default()
    }

    /// The gallery, once it is there.
    pub fn examples(&self) -> Rc<Vec<Example>> {
        Rc::clone(&self.gallery.borrow())
    }

    /// What the reader must know of the analysis of shell text, which comes after all other: empty for nothing, `None`
    /// while it is not over.
    pub fn shell_notice(&self, text: &str, subject: &Subject) -> Option<String> {
        match &*self.all.borrow() {
            Some(all) => all.shell_notice(subject.kind.as_str(), &subject.name, text, &subject.beside),
            None => Some(String::new()),
        }
    }

    /// Fetches the module with all rules; `more` is called whenever it has found more in the text that it was last
    /// asked about.
    pub async fn complete(&self, more: impl Fn() + 'static) -> Rules {
        match platform::module("core").await {
            Ok(module) => {
                let module: Module = module.unchecked_into();
                module.when_more(&Closure::<dyn Fn()>::new(more).into_js_value());
                *self.gallery.borrow_mut() = Rc::new(examples::from_json(&module.examples()));
                *self.all.borrow_mut() = Some(module);
                Rules::All
            }
            Err(_) => Rules::Refused,
        }
    }
}

/// Writes what a text became, for the page to read.
pub fn write_outcome(outcome: &FixOutcome) -> String {
    serde_json::json!([outcome.fixed, outcome.text]).to_string()
}

fn read_outcome(json: &str) -> Option<FixOutcome> {
    let told: Value = serde_json::from_str(json).ok()?;
    Some(FixOutcome { fixed: told[0].as_u64()? as usize, text: told[1].as_str()?.to_owned() })
}
