//! The worker that analyses long texts; loaded without a browser, the measure of the core in wasm.

use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    plimsoll::app::workers::serve_core();
}

/// Parses a text; the number of its instructions.
#[wasm_bindgen]
pub fn parse(text: &str) -> usize {
    plimsoll::dockerfile::parse(text).instructions.len()
}

/// Lints a text; the number of findings.
#[wasm_bindgen]
pub fn lint(text: &str) -> usize {
    plimsoll::lint::lint(text, &plimsoll::diagnostic::Config::default()).findings.len()
}
