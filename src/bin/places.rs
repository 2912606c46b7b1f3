//! The places beside the first one, as a program that the page fetches when one of them is opened.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

fn main() {}

/// Draws a place in `root` for a state as JSON; `tell` takes what the reader wants done.
#[wasm_bindgen]
pub fn show(root: HtmlElement, place: &str, state: &str, tell: js_sys::Function) {
    plimsoll::app::places::show(root, place, state, tell);
}
