use crate::app::platform;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

/// A worker of ours that runs. It ends when this is dropped, and nothing is heard of it any more.
pub struct Running {
    worker: Worker,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(ErrorEvent)>,
}

impl Running {
    /// Starts a worker by its name: `core-worker`, `shell-worker`. `heard` takes what each of its messages holds, `lost`
    /// is called when it fails.
    ///
    /// The page lists the address of its script as `data-<name>` at the element `meta[name=program]`; it is read when the
    /// worker is first needed, so that a page without files of its own (the single-file build) can put the address of a
    /// Blob there, with a `Worker` of its own that knows how to start it. The script is a module. It says one word that
    /// is no row (`"ready"`) when it can be asked.
    ///
    /// # Errors
    /// When the page lists no such worker, or the browser starts none.
    pub fn start(
        name: &str,
        heard: impl Fn(&Worker, JsValue) + 'static,
        lost: impl Fn() + 'static,
    ) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&platform::file(name).ok_or(JsValue::NULL)?, &options)?;
        let to = worker.clone();
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| heard(&to, event.data()));
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        let on_error = Closure::<dyn Fn(ErrorEvent)>::new(move |event: ErrorEvent| {
            event.prevent_default();
            lost();
        });
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self { worker, _on_message: on_message, _on_error: on_error })
    }

    /// Sends it something.
    ///
    /// # Errors
    /// When it can't be sent.
    pub fn post(&self, message: &JsValue) -> Result<(), JsValue> {
        self.worker.post_message(message)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
