//! The linter with all rules as a program of its own: a worker for long texts, and a module that the page loads
//! once the first findings are on screen.

use plimsoll::{
    app::{desk::Desk, examples, linter::write_outcome, reporting::Wish, sheet::Sheet, shell_findings, workers},
    diagnostic::Config,
    dockerfile, lint,
};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    workers::serve_core();
}

/// The findings of a text, as JSON; `beside` holds what bears on it, as [`Desk::new`] takes it.
#[wasm_bindgen]
pub fn analyse(kind: &str, name: &str, text: &str, beside: &str) -> String {
    Desk::new(kind, name, beside).analyse(text)
}

/// The findings of the text that the page shows: those of [`analyse`], joined by those in its shell text as soon as
/// they are known. [`when_more`] says when to ask again.
#[wasm_bindgen]
pub fn analyse_shown(kind: &str, name: &str, text: &str, beside: &str) -> String {
    shell_findings::analyse(kind, name, text, beside)
}

/// What the reader must know of the analysis of shell text; nothing while it is not over.
#[wasm_bindgen]
pub fn shell_notice(kind: &str, name: &str, text: &str, beside: &str) -> Option<String> {
    shell_findings::notice(kind, name, text, beside)
}

/// Has `tell` called each time that [`analyse_shown`] has more to say. Called anew, a worker that could not be started is
/// tried again.
#[wasm_bindgen]
pub fn when_more(tell: js_sys::Function) {
    shell_findings::listen(tell);
}

/// A text after all safe fixes, and their number, as JSON.
#[wasm_bindgen(js_name = fixAll)]
pub fn fix_all(kind: &str, name: &str, text: &str, beside: &str) -> String {
    write_outcome(&shell_findings::fix_all(kind, name, text, beside))
}

/// What a stack file comes to, as JSON.
#[wasm_bindgen]
pub fn explain(name: &str, text: &str, beside: &str) -> String {
    Desk::new("stack", name, beside).explained(text)
}

/// The ladder and the structure of a Dockerfile, as JSON; `ignore` is the text of the `.dockerignore` beside it.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "what comes from the page comes as its own copy")]
pub fn sheet(text: &str, ignore: Option<String>) -> String {
    Sheet::of(text, ignore.as_deref().map(|text| (".dockerignore", text))).to_json()
}

/// The entrypoint script to start from, made for a Dockerfile: its name, its text, and the instructions that take it in.
#[wasm_bindgen(js_name = startingScript)]
pub fn starting_script(text: &str) -> Option<Vec<String>> {
    let (file, config) = (dockerfile::parse(text), Config::default());
    let context = lint::Context::new(text, &file, &config);
    let script = lint::starting_script::of_last_image(&context)?;
    Some(vec![script.name.to_owned(), script.text.clone(), script.instructions.clone()])
}

/// The gallery of examples, as JSON.
#[wasm_bindgen]
pub fn examples() -> String {
    examples::gallery::to_json()
}

/// The report, what it is saved as, and links: `wish` is a word of [`Wish`], `shell` what [`shell_of`] told.
#[wasm_bindgen]
pub fn report(wish: &str, asked: &str, shell: &str) -> String {
    Wish::parse(wish).map(|wish| wish.fulfil(asked, shell)).unwrap_or_default()
}

/// What is found in the shell text of a state's Dockerfiles; empty where that can't be told.
#[wasm_bindgen(js_name = shellOf)]
pub async fn shell_of(state: String) -> String {
    shell_findings::of_state(&state).await
}

/// What the key at a place of a text means and what becomes of it, as JSON, for the editor: see [`Desk::about`].
#[wasm_bindgen]
pub fn about(kind: &str, text: &str, at: u32) -> Option<String> {
    Desk::about(kind, text, at)
}

/// Colour runs of a text.
#[wasm_bindgen]
pub fn colours(kind: &str, text: &str) -> Vec<u32> {
    Desk::colours(kind, text)
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

/// The size of a swarm and its drill for a question as JSON: the two texts of the answer, or why there is none. For
/// pages without workers, and for measuring.
#[wasm_bindgen]
pub fn swarm(question: &str) -> js_sys::Array {
    match workers::swarm::work(question, |_| ()) {
        Ok(texts) => texts.into_iter().map(wasm_bindgen::JsValue::from).collect(),
        Err(why) => js_sys::Array::of1(&why.into()),
    }
}
