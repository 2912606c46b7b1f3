//! Who lints on the page's own thread: first the rules that came with the page, then, as soon as the first
//! findings are on screen, a module with all of them.

use super::{
    analysis::{self, Item},
    platform,
};
use crate::{
    diagnostic::Config,
    lint::fix::{self, FixOutcome},
};
use serde_json::Value;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// Loads a module of the page's own: `boot.js` lends its `import`, which Rust has not.
    #[wasm_bindgen(js_namespace = plimsoll, catch)]
    fn load(address: &str) -> Result<js_sys::Promise, JsValue>;

    /// The core worker's program, loaded into the page.
    type Module;
    #[wasm_bindgen(method)]
    fn analyse(this: &Module, text: &str) -> String;
    #[wasm_bindgen(method, js_name = fixAll)]
    fn fix_all(this: &Module, text: &str) -> String;
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
}

impl Linter {
    /// The findings of a text, by place.
    pub fn items(&self, text: &str) -> Vec<Item> {
        let told = self.all.borrow().as_ref().and_then(|all| analysis::from_json(&all.analyse(text)));
        told.unwrap_or_else(|| analysis::items(text, &self.config))
    }

    /// A text after all safe fixes.
    pub fn fix_all(&self, text: &str) -> FixOutcome {
        let told = self.all.borrow().as_ref().and_then(|all| read_outcome(&all.fix_all(text)));
        told.unwrap_or_else(|| fix::fix_all(text, &self.config, false))
    }

    /// Fetches the module with all rules.
    pub async fn complete(&self) -> Rules {
        let Some(Ok(promise)) = platform::file("core").map(|file| load(&file)) else { return Rules::Refused };
        match JsFuture::from(promise).await {
            Ok(module) => {
                *self.all.borrow_mut() = Some(module.unchecked_into());
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
