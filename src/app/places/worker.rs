//! A worker for one long thing: it starts with the question and ends with its answer.

use crate::app::{platform, reporting::Wish};
use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

/// Fulfils a wish off the page's own thread; nothing where there are no workers or this one died.
pub async fn wish(wish: Wish, asked: &str) -> Option<String> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(&platform::file("core-worker")?, &options).ok()?;
    let row = Array::of3(&JsValue::from(1), &wish.as_str().into(), &asked.into());
    let told = JsFuture::from(Promise::new(&mut |resolve, reject| {
        let (to, row) = (worker.clone(), row.clone());
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            // The first word of a fresh worker says that it is ready.
            let _ = match event.data().dyn_into::<Array>() {
                Ok(answer) => resolve.call1(&JsValue::NULL, &answer.get(1)),
                Err(_) => to.post_message(&row).map(|()| JsValue::NULL),
            };
        });
        worker.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
        worker.set_onerror(Some(&reject));
    }))
    .await;
    worker.terminate();
    told.ok()?.as_string()
}
