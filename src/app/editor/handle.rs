//! The JavaScript side of the editor, as `editor.js` and `plain.js` offer it.

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    /// What `boot/` leaves for the program.
    #[wasm_bindgen(js_name = plimsoll, thread_local_v2)]
    static BOOT: Boot;

    type Boot;
    #[wasm_bindgen(method, getter)]
    fn editor(this: &Boot) -> EditorModule;
    #[wasm_bindgen(method, getter)]
    fn plain(this: &Boot) -> bool;

    type EditorModule;
    #[wasm_bindgen(method)]
    fn create(this: &EditorModule, parent: &HtmlElement, options: &JsValue) -> Handle;

    /// An editor on the page.
    pub type Handle;

    /// Shows a document of a kind; one that was shown before comes back with its caret and history.
    #[wasm_bindgen(method)]
    pub fn show(this: &Handle, id: u32, text: &str, kind: &str);

    /// Forgets the caret and history of a document.
    #[wasm_bindgen(method)]
    pub fn forget(this: &Handle, id: u32);

    /// The text, its lines ended by `\n`.
    #[wasm_bindgen(method)]
    pub fn text(this: &Handle) -> String;

    /// Offset of the caret.
    #[wasm_bindgen(method)]
    pub fn caret(this: &Handle) -> u32;

    /// Colour runs, `[from, to, kind]` in a flat row.
    #[wasm_bindgen(method, js_name = setTokens)]
    pub fn set_tokens(this: &Handle, runs: Vec<u32>);

    /// Findings as JSON.
    #[wasm_bindgen(method, js_name = setFindings)]
    pub fn set_findings(this: &Handle, json: &str);

    /// Marks the lines of the chosen finding; a negative `from` marks none.
    #[wasm_bindgen(method, js_name = setChosen)]
    pub fn set_chosen(this: &Handle, from: i32, to: i32);

    /// Moves the caret to a place, brings it into view and marks its lines.
    #[wasm_bindgen(method)]
    pub fn reveal(this: &Handle, from: u32, to: u32, focus: bool);

    /// Makes changes, `[{from, to, insert}]` as JSON, as one step of the history.
    #[wasm_bindgen(method)]
    pub fn apply(this: &Handle, json: &str, caret: i32);

    /// Takes back the last step.
    #[wasm_bindgen(method)]
    pub fn undo(this: &Handle);

    /// Moves the keyboard's focus into the text.
    #[wasm_bindgen(method)]
    pub fn focus(this: &Handle);

    /// Takes the editor off the page.
    #[wasm_bindgen(method)]
    pub fn destroy(this: &Handle);
}

/// Puts an editor into `parent`: the real one, or the text area where its bundle did not come.
pub(super) fn create(parent: &HtmlElement, options: &JsValue) -> Handle {
    BOOT.with(|boot| boot.editor().create(parent, options))
}

/// Whether the text area stands in for the editor.
pub fn is_plain() -> bool {
    BOOT.with(Boot::plain)
}
