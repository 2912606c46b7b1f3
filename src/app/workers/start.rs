use crate::app::platform;
use wasm_bindgen::JsValue;
use web_sys::{Worker, WorkerOptions, WorkerType};

/// Starts a worker of ours by its name: `core-worker`, `shell-worker`.
///
/// The page lists the address of its script as `data-<name>` at the element `meta[name=program]`; it is read when the
/// worker is first needed, so that a page without files of its own (the single-file build) can put the address of a
/// Blob there, with a `Worker` of its own that knows how to start it. The script is a module. It says one word that is no row (`"ready"`) when it can be asked.
///
/// # Errors
/// When the page lists no such worker, or the browser starts none.
pub fn start(name: &str) -> Result<Worker, JsValue> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    Worker::new_with_options(&platform::file(name).ok_or(JsValue::NULL)?, &options)
}

/// Whether the page lists a worker of that name. A page that unpacks its workers lists them a little later.
pub fn is_listed(name: &str) -> bool {
    platform::file(name).is_some()
}
