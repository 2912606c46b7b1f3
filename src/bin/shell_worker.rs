//! The analysis of shell text as a program of its own: a worker, which the page starts once the findings of all other
//! rules are on screen.

use plimsoll::app::workers;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    workers::serve_shell();
}

/// What is wrong with the shell text of a Dockerfile, as JSON; `config` is what the page's configuration comes to, in
/// the form of [`workers::config_to_json`].
#[wasm_bindgen]
pub fn analyse(text: &str, config: &str) -> String {
    workers::analyse_shell(text, config)
}
