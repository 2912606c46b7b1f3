//! The places beside the first one, as a program that the page fetches when one of them is opened.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

fn main() {}

/// Draws a part of the page in `root` for a state as JSON; the document of number `active` is in the editor; `tell`
/// takes what the reader wants done.
#[wasm_bindgen]
pub fn show(root: HtmlElement, part: &str, state: &str, active: u32, tell: js_sys::Function) {
    plimsoll::app::places::show(root, part, state, active, tell);
}

/// Takes away what was drawn in `root`.
#[wasm_bindgen]
pub fn close(root: &HtmlElement) {
    plimsoll::app::places::close(root);
}
