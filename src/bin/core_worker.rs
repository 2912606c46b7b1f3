//! The linter with all rules as a program of its own: a worker for long texts, and a module that the page loads
//! once the first findings are on screen.

use plimsoll::{
    app::{analysis, linter, workers},
    diagnostic::Config,
    dockerfile, lint,
};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    workers::serve_core();
}

/// The findings of a text, as JSON.
#[wasm_bindgen]
pub fn analyse(text: &str) -> String {
    analysis::to_json(analysis::items(text, &Config::default()).iter())
}

/// A text after all safe fixes, and their number, as JSON.
#[wasm_bindgen(js_name = fixAll)]
pub fn fix_all(text: &str) -> String {
    linter::write_outcome(&lint::fix::fix_all(text, &Config::default(), false))
}

/// Parses a text, for measuring; the number of its instructions.
#[wasm_bindgen]
pub fn parse(text: &str) -> usize {
    dockerfile::parse(text).instructions.len()
}

/// Lints a text, for measuring; the number of findings.
#[wasm_bindgen]
pub fn lint(text: &str) -> usize {
    lint::lint(text, &Config::default()).findings.len()
}
